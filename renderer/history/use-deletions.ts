import { useState } from 'react';
import type { ReportRecord } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import type { Problem } from '../components/error-notice.tsx';

export type Deletions = {
  /** Reports that were deleted and can still be taken back, at one time or another. */
  readonly recent: readonly ReportRecord[];
  readonly problem: Problem | undefined;
  readonly remove: (records: readonly ReportRecord[]) => void;
  /** Takes back all that still can be. */
  readonly undo: () => void;
  readonly dismissProblem: () => void;
};

/** Deletes reports, and knows which can still be taken back. */
export function useDeletions(): Deletions {
  const [recent, setRecent] = useState<readonly ReportRecord[]>([]);
  const [problem, setProblem] = useState<Problem>();

  async function remove(records: readonly ReportRecord[]) {
    const ids = records.map(({ id }) => id);
    setRecent((before) => [...before, ...records]);
    const answer = await call('deleteReports', ids);
    setRecent((before) => before.filter(({ id }) => !ids.includes(id)));
    if (!answer.ok) setProblem({ title: 'The reports were not deleted', error: answer.error });
  }

  async function undo() {
    const ids = recent.map(({ id }) => id);
    const answer = await call('restoreReports', ids);
    if (!answer.ok) setProblem({ title: 'The reports were not restored', error: answer.error });
  }

  return {
    recent,
    problem,
    remove: (records) => void remove(records),
    undo: () => void undo(),
    dismissProblem: () => setProblem(undefined),
  };
}
