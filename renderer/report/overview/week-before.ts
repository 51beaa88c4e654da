import {
  type Clarity,
  clarityOf,
  likelyOr,
  type Observation,
  observedShare,
  type PeriodName,
  type ReportTable,
} from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatPart } from '../../format/numbers.ts';
import { timesOfAll } from '../shared/report-numbers.ts';
import { observationOf, type RollUp } from './roll-up.ts';
import type { KnownWeek } from './trend/use-trend.ts';

export type Held = { readonly clarity: Clarity; readonly before: number; readonly now: number };

/** How much of a window was observed a week before and now, and what that lets be said of the change between them. */
export function holdAgainst(
  weekBefore: KnownWeek | undefined,
  table: ReportTable,
  fleet: RollUp | undefined,
  window: PeriodName,
): Held | undefined {
  if (weekBefore?.kind !== 'known') return undefined;
  const before = observationOf(weekBefore.week.fleet, window);
  const now = fleet === undefined ? withoutBounds(table, window) : observationOf(fleet, window);
  return {
    clarity: likelyOr(clarityOf(before, now), window === 'week' ? changeOf(table) : undefined),
    before: observedShare(before),
    now: observedShare(now),
  };
}

/** Of all stores together, where that was found out. */
const changeOf = ({ details }: ReportTable) =>
  details?.sure?.further?.together.find(({ set }) => set.kind === 'fleet')?.change;

function withoutBounds(table: ReportTable, window: PeriodName): Observation {
  const { up, down, unknown } = timesOfAll(table, LEADING_METHOD, window);
  const sum = (times: Float64Array) => times.reduce((total, time) => total + time, 0);
  return { up: sum(up), down: sum(down), unknown: sum(unknown), atLeast: Number.NaN, atMost: Number.NaN };
}

/** What can be said of the week before, in a sentence or two. */
export function describeWeekBefore(
  weekBefore: KnownWeek,
  table: ReportTable,
  fleet: RollUp | undefined,
): string {
  switch (weekBefore.kind) {
    case 'asked':
      return 'Reading the week before…';
    case 'none':
      return 'Polls do not reach back to a week before.';
    case 'failed':
      return `The week before cannot be read: ${weekBefore.message}`;
    case 'known':
      return `${describeChange(holdAgainst(weekBefore, table, fleet, 'week'))} A week before: the same times seven days earlier, with the data as they are now. Change is in percentage points, and has a colour only where it is sure or likely.`;
  }
}

/** Whether it was better or worse, where that is sure, with the shares that say why. */
export function describeChange(held: Held | undefined): string {
  if (held === undefined) return '';
  const shares = `${formatPart(held.before)} was observed then, ${formatPart(held.now)} now`;
  switch (held.clarity) {
    case 'better':
      return `Surely less downtime than in the week before (${shares}).`;
    case 'worse':
      return `Surely more downtime than in the week before (${shares}).`;
    case 'likely-better':
      return `Likely less downtime than in the week before (${shares}).`;
    case 'likely-worse':
      return `Likely more downtime than in the week before (${shares}).`;
    case 'unclear':
      return `No clear change from the week before (${shares}).`;
    case 'unobserved':
      return `Too little was observed to tell a change from the week before (${shares}).`;
  }
}
