import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ImportRecord } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import type { Problem } from '../components/error-notice.tsx';
import { focusScreenHeading, isFocusLost } from '../components/focus.ts';
import { type ImportFlow, importedRecords } from './import-flow.ts';

export const REJECTED_HEADING = 'rejected-heading';

/** An import whose rejected rows another screen leads to, numbered: it may lead there twice. */
export type AskedRejected = { readonly importId: number; readonly number: number };

/** The import whose rejected rows are shown: the one picked or asked for at this step, or the first that has any. */
export function useInspected(flow: ImportFlow, asked: AskedRejected | undefined) {
  const [picked, setPicked] = useState<{ flow: ImportFlow; record: ImportRecord | undefined }>();
  const [problem, setProblem] = useState<Problem>();
  const inspect = (record: ImportRecord | undefined) => {
    flushSync(() => setPicked({ flow, record }));
    if (record !== undefined) document.getElementById(REJECTED_HEADING)?.focus();
    else if (isFocusLost()) focusScreenHeading();
  };
  const inspectAsked = useEffectEvent(async (importId: number) => {
    setProblem(undefined);
    const found = await call('findImport', importId);
    if (found.ok && found.value !== undefined) inspect(found.value);
    else setProblem({ title: 'The rejected rows cannot be shown', error: found.ok ? UNDONE : found.error });
  });
  const done = useRef(0);
  useEffect(() => {
    if (asked === undefined || asked.number <= done.current) return;
    done.current = asked.number;
    void inspectAsked(asked.importId);
  }, [asked]);
  const records = flow.step === 'done' ? importedRecords(flow.outcomes) : [];
  const inspected = picked?.flow === flow ? picked.record : records.find(({ rejected }) => rejected > 0);
  return { inspected, inspect, problem, dismissProblem: () => setProblem(undefined) };
}

const UNDONE = {
  code: 'not-found',
  message: 'This import was undone since, and its rejected rows went with it.',
} as const;
