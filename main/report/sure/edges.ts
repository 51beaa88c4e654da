import { firstFrom, type PollSeries } from '../poll-series.ts';
import { businessStretches, type StorePlan } from '../store-plan.ts';
import { toWallClock } from '../time-zone.ts';
import type { Milliseconds, WeeklyHours } from '../types.ts';
import { DAY, readWeekSpans, weekPosition } from '../weekly-hours.ts';

/** An end of an opening that was watched: how much of the opening was missed there, 0 where nothing was (SPEC §16). */
export type Edge = {
  readonly edge: 'opening' | 'closing';
  /** When the store should open, or close. */
  readonly at: Milliseconds;
  /** The local day on which the opening begins, 0 = Monday. */
  readonly weekday: number;
  readonly missed: Milliseconds;
};

/**
 * Finds the openings of a store's week or period that were watched at their begin, those that were at their end, and which
 * of them began late or ended early. Of an opening that began long before, only the polls that the week reads count: those from
 * 2 × reach before it on. `isOpenAfter` says whether the opening at hand goes on after the last instant of the plan.
 */
export function findEdges(
  { business, periods, zone }: Pick<StorePlan, 'business' | 'periods' | 'zone'>,
  polls: PollSeries,
  reach: Milliseconds,
  isOpenAfter: boolean,
): Edge[] {
  const edges: Edge[] = [];
  for (let k = 0; k < business.length; k += 2) {
    const opens = business[k] as number;
    const closes = business[k + 1] as number;
    const first = firstFrom(polls, opens);
    const after = firstAfter(polls, closes);
    const firstActive = findActive(polls, first, after, 1);
    const lastActive = findActive(polls, after - 1, first - 1, -1);
    if (firstActive === undefined || lastActive === undefined) continue;
    const weekday = Math.floor(weekPosition(toWallClock(zone, opens)) / DAY);
    const at = (poll: number) => polls.at[poll] as number;
    if (opens >= periods.from && opens <= periods.lastPoll && at(first) <= opens + reach) {
      const down = firstActive - 1;
      const up =
        firstActive === first ? opens : Math.min(midway(at(down), at(firstActive)), at(down) + reach);
      edges.push({ edge: 'opening', at: opens, weekday, missed: up - opens });
    }
    const isCut = isOpenAfter && k + 2 === business.length;
    if (isCut || closes < periods.from || closes > periods.to || at(after - 1) < closes - reach) continue;
    const down = lastActive + 1;
    const until = down === after ? closes : Math.max(midway(at(lastActive), at(down)), at(down) - reach);
    edges.push({ edge: 'closing', at: closes, weekday, missed: closes - until });
  }
  return edges;
}

/** Whether an opening that a plan cuts at the last instant whose polls count goes on after it. */
export function isOpenAfter(
  hours: WeeklyHours,
  { business, heard, zone }: Pick<StorePlan, 'business' | 'heard' | 'zone'>,
): boolean {
  if (business.at(-1) !== heard.to) return false;
  if (hours === 'always') return true;
  const further = businessStretches(readWeekSpans(hours), zone, heard.to, heard.to + 1);
  return further.some(
    (end, place) => place % 2 === 1 && end > heard.to && (further[place - 1] as number) <= heard.to,
  );
}

const midway = (one: Milliseconds, other: Milliseconds) => (one + other) / 2;

function firstAfter(polls: PollSeries, instant: Milliseconds): number {
  const from = firstFrom(polls, instant);
  return from < polls.count && polls.at[from] === instant ? from + 1 : from;
}

/** The first active poll from a place on, in steps, before another. */
function findActive({ active }: PollSeries, from: number, end: number, step: 1 | -1): number | undefined {
  for (let poll = from; poll !== end; poll += step) if (active[poll] === 1) return poll;
  return undefined;
}
