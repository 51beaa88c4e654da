import type { DayRun } from '../../../preload/contract.ts';
import { dayOfDate } from '../../format/periods.ts';

/** Whether any store was polled between two dates, both included; dates such as 2023-01-31 sort as they follow. */
export const wasPolled = (runs: readonly DayRun[], { from, to }: DayRun): boolean =>
  runs.some((run) => run.from <= to && from <= run.to);

/** The part of the days between two dates, both included, on which any store was polled. */
export function polledPart(runs: readonly DayRun[], { from, to }: DayRun): number {
  const count = (first: string, last: string) => Math.max(0, dayOfDate(last) - dayOfDate(first) + 1);
  const polled = runs.reduce(
    (sum, run) => sum + count(run.from < from ? from : run.from, run.to > to ? to : run.to),
    0,
  );
  return polled / count(from, to);
}

/** From the first day with polls to the last within two dates, where the first polls of all lie behind the first date. */
export function datesWithPolls(runs: readonly DayRun[], { from, to }: DayRun): DayRun | undefined {
  const first = runs[0];
  const last = runs.findLast((run) => run.from <= to);
  if (first === undefined || last === undefined || first.from <= from) return undefined;
  return { from: first.from, to: last.to < to ? last.to : to };
}
