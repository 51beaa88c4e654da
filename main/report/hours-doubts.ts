import { closedStretches, isStrictlyInside } from './closures.ts';
import type { PollSeries } from './poll-series.ts';
import { type Stretches, timeWithin } from './stretch.ts';
import { toWallClock, type ZoneOffsets } from './time-zone.ts';
import type { Closure, Milliseconds, WeeklyHours } from './types.ts';
import { DAY, HOUR, readWeekSpans, WEEK, weekCoverage, weekPosition } from './weekly-hours.ts';

/** How many weeks in a row must contradict an hour before it is doubted. */
export const DOUBT_WEEKS = 3;

/** How far back polls are looked at (52 weeks). */
export const DOUBT_REACH: Milliseconds = 52 * WEEK;

/** Hours of a day whose polls have lately said the opposite of the weekly hours. */
export type HoursDoubt = {
  readonly kind: 'inactive-while-open' | 'active-while-closed';
  /** 0 = Monday … 6 = Sunday. */
  readonly day: number;
  /** Whole hours of the store's clock: `start` is the first, `end` the one after the last, up to 24. */
  readonly start: number;
  readonly end: number;
  /** How many polls say so, and over how many weeks at least, in each of these hours. */
  readonly polls: number;
  readonly weeks: number;
  /** The first of these polls. */
  readonly since: Milliseconds;
};

export type HoursDoubts = {
  readonly doubts: readonly HoursDoubt[];
  /** Every open hour that has polls is doubted: the store has been down, rather than its hours wrong. */
  readonly isDownThroughout: boolean;
};

/** What the weekly hours say of one whole hour of the week; an hour that is open in part is none of these. */
type Kind = HoursDoubt['kind'];
type Streak = { kind: Kind; polls: number; weeks: number; since: Milliseconds };
type Hour = Streak & {
  /** The newest occurrence looked at: the hour of the wall clock, counted from 1970, and its polls. */
  at: number;
  pollsThen: number;
  sinceThen: Milliseconds;
  isOver: boolean;
};

/**
 * Finds the whole hours of the week that count as open but whose polls say inactive, and those that count as closed but
 * whose polls say active, in each of the latest three or more weeks with polls in that hour. Polls during closures are
 * not asked, nor is one on the very end of business hours. `zone` must reach as far as the polls do.
 */
export function findHoursDoubts(
  { zone, hours, closures }: { zone: ZoneOffsets; hours: WeeklyHours; closures: readonly Closure[] },
  { at, active, count }: PollSeries,
): HoursDoubts {
  const coverage = hours === 'always' ? Float64Array.of(0, WEEK) : weekCoverage(readWeekSpans(hours));
  const closed = closedStretches(closures, zone);
  const week: (Hour | undefined)[] = Array.from({ length: WEEK / HOUR }, (_, hour) =>
    beginHour(coverage, hour),
  );
  for (let poll = count - 1; poll >= 0; poll--) {
    const instant = at[poll] as number;
    const clock = toWallClock(zone, instant);
    const position = weekPosition(clock);
    const hour = week[Math.floor(position / HOUR)];
    if (hour === undefined || hour.isOver || isStrictlyInside(closed, instant)) continue;
    if (hour.kind === 'active-while-closed' && isCovered(coverage, position)) continue;
    hear(hour, Math.floor(clock / HOUR), instant, active[poll] === 1);
  }
  for (const hour of week) if (hour !== undefined) endOccurrence(hour);
  const doubted = week.map((hour) => (hour !== undefined && hour.weeks >= DOUBT_WEEKS ? hour : undefined));
  const open = [...week.keys()].filter((place) => {
    const hour = week[place];
    return hour?.kind === 'inactive-while-open' && (hour.weeks > 0 || hour.isOver);
  });
  return {
    doubts: joinHours(doubted),
    isDownThroughout: open.length > 0 && open.every((place) => doubted[place] !== undefined),
  };
}

function beginHour(coverage: Stretches, hour: number): Hour | undefined {
  const open = timeWithin(coverage, hour * HOUR, (hour + 1) * HOUR);
  if (open > 0 && open < HOUR) return undefined;
  return {
    kind: open === 0 ? 'active-while-closed' : 'inactive-while-open',
    polls: 0,
    weeks: 0,
    since: 0,
    at: Number.NaN,
    pollsThen: 0,
    sinceThen: 0,
    isOver: false,
  };
}

/** Hears the polls of an hour, the newest first; one that agrees with the weekly hours ends the streak. */
function hear(hour: Hour, at: number, instant: Milliseconds, isActive: boolean): void {
  if (at !== hour.at) {
    endOccurrence(hour);
    hour.at = at;
  }
  if (isActive === (hour.kind === 'active-while-closed')) {
    hour.pollsThen++;
    hour.sinceThen = instant;
  } else {
    hour.isOver = true;
    hour.pollsThen = 0;
  }
}

function endOccurrence(hour: Hour): void {
  if (hour.pollsThen === 0) return;
  hour.weeks++;
  hour.polls += hour.pollsThen;
  hour.since = hour.sinceThen;
  hour.pollsThen = 0;
}

function isCovered(coverage: Stretches, position: Milliseconds): boolean {
  for (let i = 0; i < coverage.length; i += 2) {
    if ((coverage[i] as number) <= position && position <= (coverage[i + 1] as number)) return true;
  }
  return false;
}

/** Neighbouring hours of a day with the same doubt are one. */
function joinHours(hours: readonly (Streak | undefined)[]): HoursDoubt[] {
  const doubts: HoursDoubt[] = [];
  hours.forEach((hour, place) => {
    if (hour === undefined) return;
    const { kind, polls, weeks, since } = hour;
    const day = Math.floor((place * HOUR) / DAY);
    const start = place - (day * DAY) / HOUR;
    const last = doubts.at(-1);
    const one = { kind, day, start, end: start + 1, polls, weeks, since };
    if (last?.kind !== kind || last.day !== day || last.end !== start) doubts.push(one);
    else {
      doubts[doubts.length - 1] = {
        ...one,
        start: last.start,
        polls: last.polls + polls,
        weeks: Math.min(last.weeks, weeks),
        since: Math.min(last.since, since),
      };
    }
  });
  return doubts;
}
