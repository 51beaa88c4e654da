import {
  clarityOf,
  likelyOr,
  type Observation,
  observedShare,
  type PeriodName,
  type ReportTable,
} from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { changeSentence, type Held } from '../../trend/change-sentence.ts';
import { observationOf, uptimeOf } from '../../trend/week-numbers.ts';
import { timesOfAll } from '../shared/report-numbers.ts';
import type { Scope } from './scope.ts';
import { setSureOf } from './sure/set-sure.ts';
import type { KnownWeek } from './trend/use-trend.ts';

/** Holds a window of these stores against the same of the week before; `undefined` where that is not known. */
export function holdAgainst(
  weekBefore: KnownWeek | undefined,
  table: ReportTable,
  scope: Scope | undefined,
  window: PeriodName,
): Held | undefined {
  if (weekBefore?.kind !== 'known') return undefined;
  const { fleet } = weekBefore.week;
  const before = observationOf(fleet, window);
  const now = scope === undefined ? withoutBounds(table, window) : observationOf(scope.rollUp, window);
  return {
    clarity: likelyOr(clarityOf(before, now), window === 'week' ? changeOf(table, scope) : undefined),
    before: { uptime: uptimeOf(fleet.uptimes, LEADING_METHOD, window), observed: observedShare(before) },
    now: {
      uptime:
        scope === undefined
          ? (100 * now.up) / (now.up + now.down)
          : uptimeOf(scope.rollUp.uptimes, LEADING_METHOD, window),
      observed: observedShare(now),
    },
  };
}

/** What was found out of these stores’ change from the week before, if that was. */
const changeOf = ({ details }: ReportTable, scope: Scope | undefined) =>
  scope && setSureOf(details?.sure?.further, scope)?.change;

function withoutBounds(table: ReportTable, window: PeriodName): Observation {
  const { up, down, unknown } = timesOfAll(table, LEADING_METHOD, window);
  const sum = (times: Float64Array) => times.reduce((total, time) => total + time, 0);
  return { up: sum(up), down: sum(down), unknown: sum(unknown), atLeast: Number.NaN, atMost: Number.NaN };
}

/** What can be said of the week before, in a sentence or two. */
export function describeWeekBefore(weekBefore: KnownWeek, held: Held | undefined): string {
  switch (weekBefore.kind) {
    case 'asked':
      return 'Reading the week before…';
    case 'none':
      return 'Polls do not reach back to a week before.';
    case 'failed':
      return `The week before cannot be read: ${weekBefore.message}`;
    case 'known':
      return `${changeSentence(held)} A week before: the same times seven days earlier, with the data as they are now. Change is in percentage points, and has a colour only where it is sure or likely.`;
  }
}
