import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Begun, FilePreview, FileToken, ImportOutcome, Result } from '../../preload/contract.ts';
import { begin, bridge, call, unexpected } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';
import type { Problem } from '../components/error-notice.tsx';
import { useOnce } from '../components/use-once.ts';
import type { Status } from '../workspace/use-status.ts';
import {
  acceptedTokens,
  describeOutcomes,
  type ImportFlow,
  type RefusedFile,
  refusedFiles,
  withFiles,
  withoutFile,
} from './import-flow.ts';

export type ImportActions = {
  readonly choose: () => void;
  /** Shows files that came another way. */
  readonly add: (files: readonly FilePreview[]) => void;
  readonly drop: (files: readonly File[]) => void;
  readonly removeFile: (token: FileToken) => void;
  /** Imports the files at hand, the sample taken away before if that is wanted. */
  readonly start: (sample: 'keep' | 'remove') => void;
  readonly startSample: () => void;
  readonly removeSample: () => void;
  readonly cancel: () => void;
  /** Leaves what is shown, the files at hand or the outcome. */
  readonly dismiss: () => void;
  readonly dismissProblem: () => void;
};

export type Imports = {
  readonly flow: ImportFlow;
  readonly problem: Problem | undefined;
  readonly actions: ImportActions;
};

/** `isEmpty`: no store is known. */
export function useImportFlow(say: (status: Status) => void, isEmpty: boolean): Imports {
  const [flow, setFlow] = useState<ImportFlow>({ step: 'idle' });
  const [problem, setProblem] = useState<Problem>();
  const { once } = useOnce();
  const underWay = useRef<Begun<ImportOutcome[]>>(undefined);

  const forgetOutcome = useEffectEvent(async () => {
    const shown = flow;
    // That there is no store may be news from before this import, of the sample that it came in place of.
    const now = await call('overview');
    if (now.ok && now.value.stores === 0)
      setFlow((current) => (current === shown ? withoutOutcome(current) : current));
  });
  // What an import came to says nothing once everything has been deleted.
  useEffect(() => {
    if (isEmpty) void forgetOutcome();
  }, [isEmpty]);

  useEvent('importProgress', (progress) =>
    setFlow((current) => (current.step === 'importing' ? { ...current, progress } : current)),
  );

  async function attempt<T>(title: string, work: Promise<Result<T>>): Promise<T | undefined> {
    setProblem(undefined);
    const result = await work.catch((error: unknown) => ({ ok: false, error: unexpected(error) }) as const);
    if (result.ok) return result.value;
    if (result.error.code !== 'cancelled') setProblem({ title, error: result.error });
    return undefined;
  }

  async function review(work: Promise<Result<FilePreview[]>>) {
    const files = await attempt('The files could not be opened', work);
    if (files !== undefined) startTransition(() => setFlow((current) => withFiles(current, files)));
  }

  async function run(work: Begun<ImportOutcome[]>, refused: readonly RefusedFile[] = []) {
    underWay.current = work;
    setFlow({ step: 'importing', progress: undefined, cancelling: false });
    say({ about: 'Import', text: 'Importing', state: 'busy' });
    const outcomes = await attempt('Nothing was imported', work.answer);
    setFlow(outcomes === undefined ? { step: 'idle' } : { step: 'done', outcomes, refused });
    say({
      about: 'Import',
      ...(outcomes === undefined
        ? ({ text: 'Failed', state: 'failed' } as const)
        : describeOutcomes(outcomes, refused.length)),
    });
    void call('importTold');
  }

  /** Answers whether the sample is gone. */
  async function removeSample(): Promise<boolean> {
    const removed = await attempt('The sample data were not removed', call('removeSample').then(toTrue));
    if (removed !== true) return false;
    setFlow(withoutOutcome);
    say({ about: 'Sample data', text: 'Removed', state: 'done' });
    return true;
  }

  const startOwn = (files: readonly FilePreview[], sample: 'keep' | 'remove') =>
    once(async () => {
      if (sample === 'keep' || (await removeSample())) {
        await run(begin('importFiles', acceptedTokens(files)), refusedFiles(files));
      }
      return 'again';
    });

  const startSample = () =>
    once(async () => {
      await run(begin('importSample'));
      return 'again';
    });

  const takeUp = useEffectEvent(async () => {
    const isThere = await call('hasUntoldImport');
    if (isThere.ok && isThere.value) await run(begin('untoldImport'));
  });
  // A window that was loaded again shows the import that goes on, or that ended meanwhile.
  useEffect(() => void takeUp(), []);

  const actions: ImportActions = {
    choose: () => void review(call('chooseFiles')),
    add: (files) => setFlow((current) => withFiles(current, files)),
    drop: (files) => void review(bridge.dropFiles(files)),
    removeFile: (token) => setFlow((current) => withoutFile(current, token)),
    start: (sample) => {
      if (flow.step === 'reviewing') void startOwn(flow.files, sample);
    },
    startSample: () => void startSample(),
    removeSample: () => void removeSample(),
    cancel: () => {
      setFlow((current) => (current.step === 'importing' ? { ...current, cancelling: true } : current));
      underWay.current?.cancel();
    },
    dismiss: () => setFlow((current) => (current.step === 'importing' ? current : { step: 'idle' })),
    dismissProblem: () => setProblem(undefined),
  };
  return { flow, problem, actions };
}

const withoutOutcome = (flow: ImportFlow): ImportFlow => (flow.step === 'done' ? { step: 'idle' } : flow);

const toTrue = (result: Result<void>): Result<true> => (result.ok ? { ok: true, value: true } : result);
