import type { StorePlan } from './store-plan.ts';
import { toWallClock } from './time-zone.ts';
import type { InterpolatedTimes, Milliseconds, PollCountTimes, ReportRow } from './types.ts';
import { DAY, WEEK, weekPosition } from './weekly-hours.ts';

const HOUR: Milliseconds = 3_600_000;

/**
 * Polls of one store in ascending order of time, `count` of them at the front of the arrays, which are reused from
 * store to store: 2 million small objects would cost more than the report itself.
 */
export type PollSeries = { at: Float64Array; active: Uint8Array; count: number };

/** Answers both methods of SPEC §3 for one store in one pass over its polls. Polls after as-of must not be in it. */
export function reportStore(
  store: string,
  plan: StorePlan,
  polls: PollSeries,
  question: { readonly asOf: Milliseconds; readonly reach: Milliseconds },
): ReportRow {
  return {
    store,
    pollCount: countPolls(plan, polls, question.asOf),
    interpolated: interpolate(plan, polls, question.asOf, question.reach),
  };
}

function countPolls(plan: StorePlan, polls: PollSeries, asOf: Milliseconds): ReportRow['pollCount'] {
  let dayUp = 0;
  let dayDown = 0;
  let weekUp = 0;
  let weekDown = 0;
  let firstOfHour: 'none' | 'up' | 'down' = 'none';
  for (let i = firstFrom(polls, asOf - WEEK); i < polls.count; i++) {
    const at = polls.at[i] as number;
    if (!isOpen(plan, at)) continue;
    const active = polls.active[i] === 1;
    if (active) weekUp++;
    else weekDown++;
    if (at < asOf - DAY) continue;
    if (active) dayUp++;
    else dayDown++;
    if (at >= asOf - HOUR && firstOfHour === 'none') firstOfHour = active ? 'up' : 'down';
  }
  const gated = (open: boolean, up: number, down: number): PollCountTimes =>
    open ? { up: up * HOUR, down: down * HOUR } : { up: 0, down: 0 };
  return {
    hour: gated(plan.gates.hour, firstOfHour === 'up' ? 1 : 0, firstOfHour === 'down' ? 1 : 0),
    day: gated(plan.gates.day, dayUp, dayDown),
    week: gated(plan.gates.week, weekUp, weekDown),
  };
}

function isOpen({ coverage, zone }: StorePlan, at: Milliseconds): boolean {
  if (coverage === undefined) return true;
  const position = weekPosition(toWallClock(zone, at));
  for (let i = 0; i < coverage.length; i += 2) {
    if (position < (coverage[i] as number)) return false;
    if (position <= (coverage[i + 1] as number)) return true;
  }
  return false;
}

function interpolate(
  plan: StorePlan,
  polls: PollSeries,
  asOf: Milliseconds,
  reach: Milliseconds,
): ReportRow['interpolated'] {
  const up = [0, 0, 0];
  const down = [0, 0, 0];
  const { intervals } = plan;
  let i = 0;
  for (let k = 0; k < intervals.length; k += 2) {
    const opens = intervals[k] as number;
    const closes = intervals[k + 1] as number;
    while (i < polls.count && (polls.at[i] as number) < opens) i++;
    let from = opens;
    while (i < polls.count && (polls.at[i] as number) <= closes) {
      const at = polls.at[i] as number;
      const next = i + 1 < polls.count ? (polls.at[i + 1] as number) : Number.POSITIVE_INFINITY;
      const to = next <= closes ? (at + next) / 2 : closes;
      addKnown(polls.active[i] === 1 ? up : down, Math.max(from, at - reach), Math.min(to, at + reach), asOf);
      from = to;
      i++;
    }
  }
  const times = (w: 0 | 1 | 2): InterpolatedTimes => {
    const [known, lost] = [up[w] as number, down[w] as number];
    return { up: known, down: lost, unknown: (plan.business[w] as number) - known - lost };
  };
  return { hour: times(0), day: times(1), week: times(2) };
}

function addKnown(totals: number[], from: Milliseconds, to: Milliseconds, asOf: Milliseconds): void {
  if (to <= asOf - WEEK) return;
  totals[2] = (totals[2] as number) + to - Math.max(from, asOf - WEEK);
  if (to <= asOf - DAY) return;
  totals[1] = (totals[1] as number) + to - Math.max(from, asOf - DAY);
  if (to <= asOf - HOUR) return;
  totals[0] = (totals[0] as number) + to - Math.max(from, asOf - HOUR);
}

function firstFrom({ at, count }: PollSeries, instant: Milliseconds): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
