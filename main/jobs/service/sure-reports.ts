import type { SureKept } from '../../database/reports/sure-kept.ts';
import type { RunOptions } from '../threads/client.ts';
import { type JobFailure, toFailure } from '../threads/error.ts';
import { createListeners } from '../threads/listeners.ts';

/** How far it is found out how sure a report is (SPEC §16). */
export type SureState = { readonly report: string } & (
  | { readonly state: 'found' }
  | { readonly state: 'not-begun' }
  /** It waits for its turn, or is under way; the share done, 0 to 1. */
  | { readonly state: 'looking'; readonly share: number }
  /** Somebody gave it up. */
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: JobFailure }
);

/**
 * Finds out how sure reports are, once each however many ask. It is kept with the report from then on. What nobody waits for
 * is done when nothing else is to be written, the newest report first, and gives way to what comes.
 */
export type SureReports = {
  /** Finds it out before a question is answered whose answer needs it. */
  before(question: string, input: readonly unknown[]): Promise<void>;
  /** Finds it out by itself; again where it was given up. */
  find(report: string): void;
  /** Gives it up. Who waits for it hears `cancelled`. */
  cancel(report: string): void;
  state(report: string): Promise<SureState>;
  onState(listener: (state: SureState) => void): () => void;
  /** Does what writes, which goes first. */
  whileWriting<T>(write: () => Promise<T>): Promise<T>;
  /** Another database takes the place of this one. */
  forget(): void;
};

type UnderWay = {
  share: number;
  isAwaited: boolean;
  /** It was told to stop: to go on later, or for good. */
  stop: 'no' | 'later' | 'for-good';
  readonly abort: AbortController;
  readonly work: Promise<void>;
};

/** Reports of which nobody has asked yet how sure they are; the oldest are looked at when somebody does. */
const MOST_WAITING = 20;

export function createSureReports(
  kept: (report: string) => Promise<SureKept | undefined>,
  find: (report: string, options: RunOptions<number>) => Promise<void>,
): SureReports {
  const { add, tell } = createListeners<SureState>();
  const underWay = new Map<string, UnderWay>();
  /** To be done when there is time, the next one last. */
  let waiting: string[] = [];
  const ended = new Map<string, SureState>();
  let writes = 0;

  function begin(report: string, isAwaited: boolean): Promise<void> {
    const abort = new AbortController();
    const onProgress = (share: number) => {
      entry.share = share;
      tell({ report, state: 'looking', share });
    };
    const entry: UnderWay = {
      share: 0,
      isAwaited,
      stop: 'no',
      abort,
      work: find(report, { signal: abort.signal, onProgress }),
    };
    waiting = waiting.filter((other) => other !== report);
    ended.delete(report);
    underWay.set(report, entry);
    tell({ report, state: 'looking', share: 0 });
    entry.work.then(
      () => end(report, { report, state: 'found' }),
      (error: unknown) => {
        if (entry.stop === 'later') {
          underWay.delete(report);
          wait(report);
          return;
        }
        const failed: SureState = { report, state: 'failed', error: toFailure(error) };
        const state: SureState = entry.stop === 'for-good' ? { report, state: 'stopped' } : failed;
        ended.set(report, state);
        end(report, state);
      },
    );
    return entry.work;
  }

  function end(report: string, state: SureState): void {
    underWay.delete(report);
    tell(state);
    goOn();
  }

  function wait(report: string): void {
    waiting = [...waiting.filter((other) => other !== report), report].slice(-MOST_WAITING);
    goOn();
  }

  function goOn(): void {
    if (writes > 0 || underWay.size > 0) return;
    const next = waiting.pop();
    // What fails is told by the state.
    if (next !== undefined) begin(next, false).catch(() => undefined);
  }

  async function findAwaited(report: string): Promise<void> {
    const known = await kept(report);
    if (known !== 'nothing' && known !== 'earlier') return;
    const entry = underWay.get(report);
    if (entry === undefined || entry.stop !== 'no') return begin(report, true);
    entry.isAwaited = true;
    return entry.work;
  }

  return {
    before: async (question, [report, asked]) => {
      if (typeof report === 'string' && asksSure(question, asked)) await findAwaited(report);
    },
    find(report) {
      ended.delete(report);
      if (!underWay.has(report)) wait(report);
    },
    cancel(report) {
      const entry = underWay.get(report);
      if (entry !== undefined) {
        entry.stop = 'for-good';
        entry.abort.abort();
      } else if (waiting.includes(report)) {
        waiting = waiting.filter((other) => other !== report);
        ended.set(report, { report, state: 'stopped' });
        tell({ report, state: 'stopped' });
      }
    },
    async state(report) {
      const entry = underWay.get(report);
      if (entry !== undefined) return { report, state: 'looking', share: entry.share };
      if (waiting.includes(report)) return { report, state: 'looking', share: 0 };
      const known = await kept(report);
      return known === 'all'
        ? { report, state: 'found' }
        : (ended.get(report) ?? { report, state: 'not-begun' });
    },
    onState: add,
    async whileWriting(write) {
      writes++;
      for (const entry of underWay.values()) {
        if (entry.isAwaited || entry.stop !== 'no') continue;
        entry.stop = 'later';
        entry.abort.abort();
      }
      try {
        return await write();
      } finally {
        writes--;
        goOn();
      }
    },
    forget() {
      waiting = [];
      ended.clear();
    },
  };
}

/** The questions that files are written from; these of what they are asked need it. */
const NEEDED_FOR: Readonly<Record<string, readonly string[]>> = {
  reportCsv: ['likely'],
  periodCsv: ['likely'],
  outagesCsv: ['shared'],
  reportFile: ['likely', 'shared'],
  reportPack: ['likely', 'shared'],
};

function asksSure(question: string, asked: unknown): boolean {
  const needed = NEEDED_FOR[question];
  if (needed === undefined || typeof asked !== 'object' || asked === null) return false;
  return Object.entries(asked).some(([name, value]) => needed.includes(name) && value === true);
}
