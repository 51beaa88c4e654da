import { useState } from 'react';
import type { AppError, AutomationStatus, Result } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { Problem } from '../components/error-notice.tsx';

/** What is done by itself, as it stands now, and how to change it. */
export function useAutomation() {
  const { result, reload } = useQuery('automation');
  const [atHand, setAtHand] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [runs, setRuns] = useState<ReadonlySet<string>>(new Set());
  useEvent('automationAtHand', ({ what }) => setAtHand(what));
  const status = result?.ok ? result.value : undefined;

  /** Answers why it was refused. */
  async function change(work: Promise<Result<AutomationStatus>>): Promise<AppError | undefined> {
    const answer = await work;
    reload();
    return answer.ok ? undefined : answer.error;
  }

  /** The same where there is no dialog that says so. */
  async function changeNow(title: string, work: Promise<Result<AutomationStatus>>): Promise<void> {
    const error = await change(work);
    setProblem(error && { title, error });
  }

  async function runNow(id: string): Promise<void> {
    setRuns((before) => new Set([...before, id]));
    const answer = await call('runAutomationNow', id);
    setRuns((before) => new Set([...before].filter((one) => one !== id)));
    setProblem(answer.ok ? undefined : { title: 'It could not be run', error: answer.error });
    reload();
  }

  return {
    status,
    atHand: atHand ?? status?.atHand,
    /** Those that the person had run, by id, until they are through. */
    runs,
    problem:
      problem ??
      (result?.ok === false ? { title: 'Automation cannot be shown', error: result.error } : undefined),
    dismissProblem: () => setProblem(undefined),
    change,
    changeNow,
    runNow,
  };
}

export type AutomationView = ReturnType<typeof useAutomation>;
