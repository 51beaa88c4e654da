import { useEffect, useState } from 'react';
import type { AppError, TrendWeek } from '../../../../preload/contract.ts';
import { begin } from '../../../bridge/bridge.ts';
import { REPORT_DATA, useChanged } from '../../../bridge/use-changed.ts';

export const TREND_WEEKS = 12;

/** The week before first, which stands beside the report's own numbers; then its own and the others. */
const ORDER = [1, 0, ...Array.from({ length: TREND_WEEKS - 2 }, (_, place) => place + 2)];

/** What is known so far of the weeks up to a report's. */
export type Trend = {
  /** By how many weeks before the report's they end; `undefined` where polls do not reach back that far. */
  readonly answers: ReadonlyMap<number, TrendWeek | undefined>;
  /** Why no more will be known. */
  readonly problem: AppError | undefined;
};

export type KnownWeek =
  | { readonly kind: 'asked' }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'known'; readonly week: TrendWeek };

const NOTHING_YET: Trend = { answers: new Map(), problem: undefined };

/**
 * Asks for the weeks of a trend one by one, so that other questions are answered in between, for as long as it is
 * shown; what is known stays. Begins anew when the data change, for it is made from the data as they are.
 */
export function useTrend(report: string, isShown: boolean): Trend {
  const [trend, setTrend] = useState(NOTHING_YET);
  useChanged([...REPORT_DATA, 'aside'], () => setTrend({ ...NOTHING_YET }));
  const next = trend.problem === undefined ? ORDER.find((week) => !trend.answers.has(week)) : undefined;
  const { answers } = trend;

  useEffect(() => {
    if (!isShown || next === undefined) return;
    let isWanted = true;
    const asked = begin('reportTrend', { report, weeksBefore: next });
    void asked.answer.then((answer) => {
      if (!isWanted) return;
      setTrend(
        answer.ok
          ? { answers: withAnswer(answers, next, answer.value), problem: undefined }
          : { answers, problem: answer.error },
      );
    });
    return () => {
      isWanted = false;
      asked.cancel();
    };
  }, [report, isShown, next, answers]);
  return trend;
}

/** Where polls do not reach a week, they reach none before it. */
function withAnswer(
  answers: Trend['answers'],
  weeksBefore: number,
  week: TrendWeek | undefined,
): Trend['answers'] {
  const known = new Map(answers).set(weeksBefore, week);
  if (week !== undefined) return known;
  for (let earlier = weeksBefore; earlier < TREND_WEEKS; earlier++) known.set(earlier, undefined);
  return known;
}

/** The week so many weeks before the report's. */
export function knownWeek({ answers, problem }: Trend, weeksBefore: number): KnownWeek {
  const week = answers.get(weeksBefore);
  if (week !== undefined) return { kind: 'known', week };
  if (answers.has(weeksBefore)) return { kind: 'none' };
  return problem === undefined ? { kind: 'asked' } : { kind: 'failed', message: problem.message };
}
