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

/** A store that is often down has hours that are inactive for weeks; at most so often is one told that is so by chance. */
const LIKELY_BY_CHANCE = 0.05;

/** Weekly hours shorter than this are hardly anybody's. */
const HARDLY_OPEN: Milliseconds = HOUR;

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
  /** All business time of a week, where it is less than an hour though polls find the store active outside of it. */
  readonly hardlyOpen: Milliseconds | undefined;
};

/** What the weekly hours say of one whole hour of the week; an hour that is open in part is neither of the first two. */
type Kind = HoursDoubt['kind'] | 'in-part';
type Hour = {
  readonly kind: Kind;
  /** The latest weeks in a row whose polls contradict it, so far. */
  polls: number;
  weeks: number;
  since: Milliseconds;
  /** The newest occurrence looked at: the hour of the wall clock, counted from 1970, and its polls. */
  at: number;
  pollsThen: number;
  sinceThen: Milliseconds;
  isOver: boolean;
  /** Its polls of all weeks, in business hours and outside of them. */
  readonly open: Tally;
  readonly closed: Tally;
};
type Tally = { active: number; inactive: number };

/**
 * Finds the whole hours of the week that count as open but whose polls say inactive, and those that count as closed but
 * whose polls say active, in each of the latest three or more weeks with polls in that hour (SPEC §16). The former only
 * where that is hardly chance in a store as often down as this one; the latter only where most other closed hours are
 * inactive, for many stores' devices simply stay on. Polls during closures are not asked, nor is one on the very end of
 * business hours. `zone` must reach as far as the polls do.
 */
export function findHoursDoubts(
  { zone, hours, closures }: { zone: ZoneOffsets; hours: WeeklyHours; closures: readonly Closure[] },
  { at, active, count }: PollSeries,
): HoursDoubts {
  const coverage = hours === 'always' ? Float64Array.of(0, WEEK) : weekCoverage(readWeekSpans(hours));
  const closed = closedStretches(closures, zone);
  const week = Array.from({ length: WEEK / HOUR }, (_, hour) => beginHour(coverage, hour));
  for (let poll = count - 1; poll >= 0; poll--) {
    const instant = at[poll] as number;
    if (isStrictlyInside(closed, instant)) continue;
    const clock = toWallClock(zone, instant);
    const position = weekPosition(clock);
    const hour = week[Math.floor(position / HOUR)];
    if (hour === undefined) continue;
    const isActive = active[poll] === 1;
    const isOpen = isCovered(coverage, position);
    (isOpen ? hour.open : hour.closed)[isActive ? 'active' : 'inactive']++;
    if (hour.isOver || hour.kind === 'in-part' || (hour.kind === 'active-while-closed' && isOpen)) continue;
    hear(hour, Math.floor(clock / HOUR), instant, isActive);
  }
  for (const hour of week) endOccurrence(hour);
  const isUnlikely = chanceOf(week);
  const isAlone = contrastOf(week);
  const doubted = week.map((hour) => {
    if (hour.weeks < DOUBT_WEEKS || hour.kind === 'in-part') return undefined;
    const isTold = hour.kind === 'inactive-while-open' ? isUnlikely(hour) : isAlone(hour);
    return isTold ? { ...hour, kind: hour.kind } : undefined;
  });
  return { doubts: joinHours(doubted), hardlyOpen: hardlyOpen(coverage, week) };
}

/**
 * Whether an open hour is inactive by more than chance: (open hours of the week) × q^weeks < 0.05, q the inactive share
 * of the store's polls in business hours in all other hours.
 */
function chanceOf(week: readonly Hour[]): (hour: Hour) => boolean {
  const openHours = week.filter(({ kind }) => kind === 'inactive-while-open').length;
  const inactive = week.reduce((sum, { open }) => sum + open.inactive, 0);
  const polls = week.reduce((sum, { open }) => sum + open.active + open.inactive, 0);
  return ({ open, weeks }) => {
    const others = polls - open.active - open.inactive;
    const share = (inactive - open.inactive + 0.5) / (others + 1);
    return openHours * share ** weeks < LIKELY_BY_CHANCE;
  };
}

/** Whether more than half of the other closed hours that were polled were mostly inactive. */
function contrastOf(week: readonly Hour[]): (hour: Hour) => boolean {
  const closedHours = week.filter(
    ({ kind, closed }) => kind === 'active-while-closed' && closed.active + closed.inactive > 0,
  );
  const isQuiet = ({ closed }: Hour) => closed.inactive > closed.active;
  const quiet = closedHours.filter(isQuiet).length;
  return (hour) => (quiet - (isQuiet(hour) ? 1 : 0)) * 2 > closedHours.length - 1;
}

function hardlyOpen(coverage: Stretches, week: readonly Hour[]): Milliseconds | undefined {
  const open = timeWithin(coverage, 0, WEEK);
  const isActiveOutside = week.some(
    ({ kind, weeks }) => kind === 'active-while-closed' && weeks >= DOUBT_WEEKS,
  );
  return open > 0 && open < HARDLY_OPEN && isActiveOutside ? open : undefined;
}

function beginHour(coverage: Stretches, hour: number): Hour {
  const open = timeWithin(coverage, hour * HOUR, (hour + 1) * HOUR);
  return {
    kind: open === 0 ? 'active-while-closed' : open === HOUR ? 'inactive-while-open' : 'in-part',
    polls: 0,
    weeks: 0,
    since: 0,
    at: Number.NaN,
    pollsThen: 0,
    sinceThen: 0,
    isOver: false,
    open: { active: 0, inactive: 0 },
    closed: { active: 0, inactive: 0 },
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
function joinHours(hours: readonly (Omit<HoursDoubt, 'day' | 'start' | 'end'> | undefined)[]): HoursDoubt[] {
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
