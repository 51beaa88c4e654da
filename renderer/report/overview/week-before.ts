import {
  areFarApart,
  type Clarity,
  clarityOf,
  likelyOr,
  type Observation,
  observedShare,
  type PeriodName,
  type ReportTable,
} from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatPart, formatUptime } from '../../format/numbers.ts';
import { choiceOfGroup, isSameChoice } from '../shared/group-choice.ts';
import { timesOfAll } from '../shared/report-numbers.ts';
import { observationOf, uptimeOf } from './roll-up.ts';
import type { Scope } from './scope.ts';
import type { KnownWeek } from './trend/use-trend.ts';

/** A window of some stores together: its uptime in percent, and how much of it was observed, 0 to 1. */
export type Side = { readonly uptime: number; readonly observed: number };

/** A window beside the same a week before, and what that lets be said of the change between them. */
export type Held = { readonly clarity: Clarity; readonly before: Side; readonly now: Side };

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

/** What was found out of these stores' change from the week before, if that was. */
function changeOf({ details }: ReportTable, scope: Scope | undefined) {
  const together = details?.sure?.further?.together ?? [];
  return together.find(({ set }) =>
    set.kind === 'fleet'
      ? scope?.name === undefined
      : scope?.name !== undefined && isSameChoice(choiceOfGroup(set.name), scope.group),
  )?.change;
}

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

/**
 * Both uptimes, then what can be said of the change, and why where that is given; the shares observed where they lie far
 * apart, and alone where too little was observed to tell a change (SPEC §16).
 */
export function changeSentence(held: Held | undefined, why?: string | undefined): string {
  if (held === undefined) return '';
  const { clarity, before, now } = held;
  const shares = `${formatPart(before.observed)} was observed then, ${formatPart(now.observed)} now`;
  if (clarity === 'unobserved') {
    return `Too little was observed to tell a change from the week before (${shares}).`;
  }
  const apart = areFarApart(before.observed, now.observed) ? ` (${shares})` : '';
  const reason = why === undefined ? '' : `: ${why}`;
  return `Uptime ${formatUptime(now.uptime)}%, ${formatUptime(before.uptime)}% the week before; ${CHANGE_WORDS[clarity]}${reason}${apart}.`;
}

const CHANGE_WORDS: Readonly<Record<Exclude<Clarity, 'unobserved'>, string>> = {
  better: 'surely less downtime',
  worse: 'surely more downtime',
  'likely-better': 'likely less downtime',
  'likely-worse': 'likely more downtime',
  unclear: 'no clear change',
};
