import { type Gates, OPEN_GATES, readGates } from './poll-count.ts';
import { readZoneOffsets, toInstant, toWallClock, type ZoneOffsets } from './time-zone.ts';
import { type Milliseconds, type WeeklyHours, WINDOWS } from './types.ts';
import {
  DAY,
  mergeStretches,
  readWeekSpans,
  WEEK,
  type WeekSpan,
  weekCoverage,
  weekPosition,
} from './weekly-hours.ts';

/** What a report asks: as of which instant, and how far a poll speaks (both milliseconds, SPEC §2 and §3b). */
export type ReportQuestion = { readonly asOf: Milliseconds; readonly reach: Milliseconds };

/** Everything about a (zone, hours) pair that the polls of its stores are held against. */
export type StorePlan = {
  readonly zone: ZoneOffsets;
  /** Closed stretches of the local week that are open, flat (see weekCoverage); `undefined` means always open. */
  readonly coverage: Float64Array | undefined;
  readonly gates: Gates;
  /** Merged business intervals as instants, flat start, end …, none beginning after as-of, ends cut at as-of. */
  readonly intervals: Float64Array;
  /** Business time in each window, in the order of WINDOWS. */
  readonly business: readonly Milliseconds[];
};

/** The first instant whose polls can matter to a report: the week, and the reach of a poll before it. */
export function earliestInstant({ asOf, reach }: ReportQuestion): Milliseconds {
  return asOf - WEEK - reach;
}

/** Makes plans and keeps them: many stores share a zone, and chains share their hours. Hours are told apart by identity. */
export function createPlanner(question: ReportQuestion): (zone: string, hours: WeeklyHours) => StorePlan {
  const zones = new Map<string, { offsets: ZoneOffsets; plans: Map<WeeklyHours | 'always', StorePlan> }>();
  return (zoneName, hours) => {
    let zone = zones.get(zoneName);
    if (zone === undefined) {
      const offsets = readZoneOffsets(zoneName, earliestInstant(question) - 4 * DAY, question.asOf + 3 * DAY);
      zone = { offsets, plans: new Map() };
      zones.set(zoneName, zone);
    }
    const key = hours.length === 0 ? 'always' : hours;
    let plan = zone.plans.get(key);
    if (plan === undefined) {
      plan = makePlan(question, zone.offsets, hours);
      zone.plans.set(key, plan);
    }
    return plan;
  };
}

function makePlan(question: ReportQuestion, zone: ZoneOffsets, hours: WeeklyHours): StorePlan {
  const { asOf } = question;
  if (hours.length === 0) {
    const intervals = Float64Array.of(Number.NEGATIVE_INFINITY, asOf);
    return {
      zone,
      coverage: undefined,
      gates: OPEN_GATES,
      intervals,
      business: businessTime(intervals, asOf),
    };
  }
  const spans = readWeekSpans(hours);
  const intervals = businessIntervals(spans, zone, earliestInstant(question), asOf);
  return {
    zone,
    coverage: weekCoverage(spans),
    gates: readGates(spans, weekPosition(toWallClock(zone, asOf))),
    intervals,
    business: businessTime(intervals, asOf),
  };
}

/** The union of the hours as instants (SPEC §3b.1) wherever it touches [from, to]; ends are cut at `to`. */
export function businessIntervals(
  spans: readonly WeekSpan[],
  zone: ZoneOffsets,
  from: Milliseconds,
  to: Milliseconds,
): Float64Array {
  const firstDay = Math.floor(toWallClock(zone, from) / DAY) - 2;
  const lastDay = Math.floor(toWallClock(zone, to) / DAY) + 1;
  const stretches: WeekSpan[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    const midnight = day * DAY;
    const dayOfWeek = weekPosition(midnight) / DAY;
    for (const span of spans) {
      if (Math.floor(span.start / DAY) !== dayOfWeek) continue;
      const opening = midnight - dayOfWeek * DAY;
      const start = toInstant(zone, opening + span.start);
      const end = Math.min(toInstant(zone, opening + span.end), to);
      if (start < end) stretches.push({ start, end });
    }
  }
  return mergeStretches(stretches);
}

function businessTime(intervals: Float64Array, asOf: Milliseconds): Milliseconds[] {
  return WINDOWS.map(({ length }) => {
    let total = 0;
    for (let i = 0; i < intervals.length; i += 2) {
      const start = Math.max(intervals[i] as number, asOf - length);
      total += Math.max(0, (intervals[i + 1] as number) - start);
    }
    return total;
  });
}
