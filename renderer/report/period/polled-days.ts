import type { DayRun } from '../../../preload/contract.ts';

/** Whether any store was polled between two dates, both included; dates such as 2023-01-31 sort as they follow. */
export const wasPolled = (runs: readonly DayRun[], { from, to }: DayRun): boolean =>
  runs.some((run) => run.from <= to && from <= run.to);
