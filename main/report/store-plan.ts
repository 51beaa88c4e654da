import { closedStretches, closedTime, isStrictlyInside, takeOut } from './closures.ts';
import {
  type Extent,
  heardAround,
  heardFor,
  type Period,
  type Periods,
  periodsIn,
  type ReportQuestion,
} from './period.ts';
import { type Gates, OPEN_GATES, readGates } from './poll-count.ts';
import {
  mergeStretches,
  type Stretch,
  type Stretches,
  type SummedStretches,
  sumStretches,
  timeWithin,
} from './stretch.ts';
import { readZoneOffsets, toInstant, toWallClock, type ZoneOffsets } from './time-zone.ts';
import type { Closure, Milliseconds, WeeklyHours } from './types.ts';
import { DAY, readWeekSpans, WEEK, type WeekSpan, weekCoverage, weekPosition } from './weekly-hours.ts';

/** Everything about a zone, hours and closures that the polls of the stores that share them are held against. */
export type StorePlan = {
  readonly zone: ZoneOffsets;
  readonly periods: Periods;
  /** The first and the last instant whose polls can matter to the store. */
  readonly heard: Extent;
  /** When the local clock reads business hours, as poll count asks for every poll (SPEC §3a.2). */
  readonly open: Stretches;
  /** When closures are (SPEC §9), of all times; those of every store are held once for all stores of a zone. */
  readonly closures: SummedStretches;
  readonly gates: Gates;
  /** The union of the hours (SPEC §3b.1) as far as polls can matter, cut at the last instant at which they can. */
  readonly hours: Stretches;
  /** Business time as the interpolated method means it: what closures leave of it (SPEC §9). */
  readonly business: Stretches;
  /** How much of it there is in each of the periods, and how much closures took. */
  readonly time: Float64Array;
  readonly closed: Float64Array;
};

export type Planner = (zone: string, hours: WeeklyHours, closures: readonly Closure[]) => StorePlan;

/**
 * Makes plans and keeps them: many stores share a zone, and chains share their hours. Hours and closures are told apart
 * by identity. A plan of a year is fifty times one of a week: only so much of them is kept. `keep` makes the copy of business time
 * that a plan holds, of which it must stay for as long as plans are kept here.
 */
export function createPlanner(question: ReportQuestion, keep?: (stretches: Stretches) => Stretches): Planner {
  const { from, to } = heardFor(question);
  const zoneOf = keeping((name: string) => {
    const offsets = readZoneOffsets(name, from - 4 * DAY, Math.max(from, to) + 3 * DAY);
    return { offsets, periods: periodsIn(question, offsets) };
  });
  const kept = new Map<string, Map<WeeklyHours, Map<readonly Closure[] | 'none', StorePlan>>>();
  let ends = 0;
  // Apart, for those of every store are the same in all plans.
  const closedIn = createClosedStretches();
  return (zoneName, hours, closures) => {
    const zone = zoneOf(zoneName);
    const ofClosures = closures.length === 0 ? 'none' : closures;
    const known = kept.get(zoneName)?.get(hours)?.get(ofClosures);
    if (known !== undefined) return known;
    if (ends > MOST_ENDS_KEPT) {
      kept.clear();
      ends = 0;
    }
    const closed = closedIn(zoneName, zone.offsets, closures);
    const plan = makePlan(question, zone.periods, zone.offsets, hours, closed, keep);
    ends += plan.open.length + plan.business.length;
    const plans = kept.get(zoneName) ?? new Map<WeeklyHours, Map<readonly Closure[] | 'none', StorePlan>>();
    const ofHours = plans.get(hours) ?? new Map<readonly Closure[] | 'none', StorePlan>();
    kept.set(zoneName, plans.set(hours, ofHours.set(ofClosures, plan)));
    return plan;
  };
}

/** Closures as instants of a zone, made once for all stores that have the same ones. */
function createClosedStretches() {
  const kept = new Map<string, Map<readonly Closure[], SummedStretches>>();
  let ends = 0;
  return (zoneName: string, zone: ZoneOffsets, closures: readonly Closure[]): SummedStretches => {
    const known = kept.get(zoneName)?.get(closures);
    if (known !== undefined) return known;
    if (ends > MOST_ENDS_KEPT) {
      kept.clear();
      ends = 0;
    }
    const closed = sumStretches(closedStretches(closures, zone));
    ends += closed.stretches.length;
    kept.set(
      zoneName,
      (kept.get(zoneName) ?? new Map<readonly Closure[], SummedStretches>()).set(closures, closed),
    );
    return closed;
  };
}

/**
 * Makes copies of stretches in memory that is used again, each of which stays as it is until more than MOST_ENDS_KEPT ends of
 * others were made: memory of its own for each of 14,000 stores with thousands of closures is collected at a cost of a fifth of
 * their report. It is taken piece by piece, for a report of a few stores needs a hundredth of one.
 */
export function createReusedRoom(): (stretches: Stretches) => Stretches {
  const pieces: Stretches[] = [];
  let at = 0;
  let used = 0;
  return (stretches) => {
    const { length } = stretches;
    // Few fit into a piece: then what is left over at its end would matter.
    if (length > ENDS_A_PIECE / 4) return stretches.slice();
    if (used + length > ENDS_A_PIECE) {
      at = (at + 1) % PIECES;
      used = 0;
    }
    const piece = pieces[at] ?? new Float64Array(ENDS_A_PIECE);
    pieces[at] = piece;
    const copy = piece.subarray(used, used + length);
    copy.set(stretches);
    used += length;
    return copy;
  };
}

/** Ends of stretches in plans, 8 bytes each; the plans of 13,500 stores for a week have a third of them. */
export const MOST_ENDS_KEPT = 2 ** 21;

const ENDS_A_PIECE = 2 ** 17;
/** Twice what is kept, for a quarter of a piece may be left over. */
const PIECES = (2 * MOST_ENDS_KEPT) / ENDS_A_PIECE;

function keeping<K, V>(make: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    kept.set(key, value);
    return value;
  };
}

function makePlan(
  question: ReportQuestion,
  periods: Periods,
  zone: ZoneOffsets,
  hours: WeeklyHours,
  closures: SummedStretches,
  keep: ((stretches: Stretches) => Stretches) | undefined,
): StorePlan {
  const { asOf } = question;
  const heard = heardAround(periods, question);
  const { open, gates, business } = readHours(asOf, periods, heard, zone, hours);
  const { stretches } = closures;
  const takenIn = ({ from, to }: Period) => closedTime(closures, business, from, to);
  const closed = Float64Array.from(periods.list, stretches.length === 0 ? () => 0 : takenIn);
  return {
    zone,
    periods,
    heard,
    open,
    closures,
    gates: { ...gates, hour: gates.hour && !isStrictlyInside(stretches, asOf) },
    hours: business,
    business: takeOut(stretches, business, keep),
    time: closed.map((taken, place) => {
      const { from, to } = periods.list[place] as Period;
      return timeWithin(business, from, to) - taken;
    }),
    closed,
  };
}

/** What the hours alone say. */
function readHours(
  asOf: Milliseconds,
  periods: Periods,
  heard: Extent,
  zone: ZoneOffsets,
  hours: WeeklyHours,
): Pick<StorePlan, 'open' | 'gates' | 'business'> {
  if (hours === 'always') {
    const always = Float64Array.of(Number.NEGATIVE_INFINITY, heard.to);
    return { open: always, gates: OPEN_GATES, business: always };
  }
  const spans = readWeekSpans(hours);
  return {
    open: clockStretches(weekCoverage(spans), zone, periods.from, Math.min(asOf, periods.to)),
    gates: periods.kind === 'windows' ? readGates(spans, weekPosition(toWallClock(zone, asOf))) : OPEN_GATES,
    business: businessStretches(spans, zone, heard.from, heard.to),
  };
}

/**
 * The whole milliseconds from `from` to `to` at which the local clock stands in the weekly coverage. A time that an
 * autumn change repeats is there twice, unlike in businessStretches.
 */
export function clockStretches(
  coverage: Stretches,
  { starts, offsets }: ZoneOffsets,
  from: Milliseconds,
  to: Milliseconds,
): Stretches {
  const stretches: Stretch[] = [];
  starts.forEach((since, i) => {
    const offset = offsets[i] as number;
    const first = i === 0 ? from : Math.max(from, since);
    const last = Math.min(to, (starts[i + 1] ?? Number.POSITIVE_INFINITY) - 1);
    if (first > last) return;
    const firstWeek = first + offset - weekPosition(first + offset);
    for (let week = firstWeek; week <= last + offset; week += WEEK) {
      for (let k = 0; k < coverage.length; k += 2) {
        const start = Math.max(first, week - offset + (coverage[k] as number));
        const end = Math.min(last, week - offset + (coverage[k + 1] as number));
        if (start <= end) stretches.push({ start, end });
      }
    }
  });
  return mergeStretches(stretches);
}

/** The union of the hours as instants (SPEC §3b.1) wherever it touches [from, to]; ends are cut at `to`. */
export function businessStretches(
  spans: readonly WeekSpan[],
  zone: ZoneOffsets,
  from: Milliseconds,
  to: Milliseconds,
): Stretches {
  const firstDay = Math.floor(toWallClock(zone, from) / DAY) - 2;
  const lastDay = Math.floor(toWallClock(zone, to) / DAY) + 1;
  const stretches: Stretch[] = [];
  const spansOf = spansByDay(spans);
  for (let day = firstDay; day <= lastDay; day++) {
    const midnight = day * DAY;
    const dayOfWeek = weekPosition(midnight) / DAY;
    const week = midnight - dayOfWeek * DAY;
    for (const span of spansOf[dayOfWeek] as readonly WeekSpan[]) {
      const start = toInstant(zone, week + span.start);
      const end = toInstant(zone, week + span.end);
      if (start < end && start <= to) stretches.push({ start, end: Math.min(end, to) });
    }
  }
  return mergeStretches(stretches);
}

/** The spans that begin on each day of the week, Monday's first. */
function spansByDay(spans: readonly WeekSpan[]): readonly (readonly WeekSpan[])[] {
  const days = Array.from({ length: DAYS_OF_WEEK }, (): WeekSpan[] => []);
  for (const span of spans) days[Math.floor(span.start / DAY)]?.push(span);
  return days;
}

const DAYS_OF_WEEK = WEEK / DAY;
