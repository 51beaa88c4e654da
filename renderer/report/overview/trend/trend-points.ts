import {
  type Clarity,
  clarityOf,
  likelyOr,
  type Method,
  observedShare,
  type TrendWeek,
} from '../../../../preload/contract.ts';
import { observationOf, uptimeOf } from '../../../trend/week-numbers.ts';
import type { GroupChoice } from '../../shared/group-choice.ts';
import { TREND_WEEKS, type Trend } from './use-trend.ts';

export type TrendPoint = {
  readonly weeksBefore: number;
  /** `undefined` for a week that polls do not reach. */
  readonly week: TrendWeek | undefined;
};

/** The weeks of a trend from the oldest that polls reach to the report's own. */
export function reachedWeeks({ answers }: Trend): readonly TrendPoint[] {
  const weeks = Array.from({ length: TREND_WEEKS }, (_, weeksBefore) => ({
    weeksBefore,
    week: answers.get(weeksBefore),
  }));
  return weeks.slice(0, weeks.findLastIndex(({ week }) => week !== undefined) + 1).reverse();
}

/** The numbers of one group in a week; `undefined` where it has none, or all stores are meant. */
export function groupOfWeek(
  week: TrendWeek | undefined,
  choice: GroupChoice,
): TrendWeek['fleet'] | undefined {
  if (choice.kind === 'every') return undefined;
  const wanted = choice.kind === 'named' ? choice.group : undefined;
  return week?.groups.find(({ group }) => group === wanted);
}

/** Uptime of a whole week in percent; NaN where nothing is known. */
export const weekUptime = (numbers: TrendWeek['fleet'] | undefined, method: Method): number =>
  numbers === undefined ? Number.NaN : uptimeOf(numbers.uptimes, method, 'week');

/** What can be said of the change to a week from the one before it: by the bounds of both, or more than chance. */
export function weekChange(
  before: TrendWeek['fleet'] | undefined,
  now: TrendWeek['fleet'] | undefined,
): Clarity | undefined {
  if (before === undefined || now === undefined) return undefined;
  return likelyOr(clarityOf(observationOf(before, 'week'), observationOf(now, 'week')), now.change);
}

/** The share of a whole week's business time that was observed, 0 to 1; NaN without any. */
export const weekObserved = (numbers: Pick<TrendWeek['fleet'], 'numbers'> | undefined): number =>
  numbers === undefined ? Number.NaN : observedShare(observationOf(numbers, 'week'));
