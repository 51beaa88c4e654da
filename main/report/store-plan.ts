import { type Gates, OPEN_GATES, readGates } from './poll-count.ts';
import { mergeStretches, type Stretch, type Stretches } from './stretch.ts';
import { readZoneOffsets, toInstant, toWallClock, type ZoneOffsets } from './time-zone.ts';
import type { Milliseconds, WeeklyHours } from './types.ts';
import { closedHours } from './week-strip.ts';
import { DAY, readWeekSpans, WEEK, type WeekSpan, weekCoverage, weekPosition } from './weekly-hours.ts';

/** What a report asks: as of which instant, and how far a poll speaks (both milliseconds, SPEC §2 and §3b). */
export type ReportQuestion = { readonly asOf: Milliseconds; readonly reach: Milliseconds };

/** Everything about a (zone, hours) pair that the polls of its stores are held against. */
export type StorePlan = {
  readonly zone: ZoneOffsets;
  /** When the local clock reads business hours, as poll count asks for every poll (SPEC §3a.2). */
  readonly open: Stretches;
  readonly gates: Gates;
  /** Business time as the interpolated method means it (SPEC §3b.1), none beginning after as-of, ends cut at as-of. */
  readonly business: Stretches;
  /** The strip of a week (see week-strip.ts) with only the closed time marked. */
  readonly closedHours: Uint8Array;
};

/** The first instant whose polls can matter to a report: the week, and twice the reach before it (SPEC §7 and §8). */
export function earliestInstant({ asOf, reach }: ReportQuestion): Milliseconds {
  return asOf - WEEK - 2 * reach;
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
    const always = Float64Array.of(Number.NEGATIVE_INFINITY, asOf);
    return {
      zone,
      open: always,
      gates: OPEN_GATES,
      business: always,
      closedHours: closedHours(always, asOf),
    };
  }
  const spans = readWeekSpans(hours);
  const business = businessStretches(spans, zone, earliestInstant(question), asOf);
  return {
    zone,
    open: clockStretches(weekCoverage(spans), zone, asOf - WEEK, asOf),
    gates: readGates(spans, weekPosition(toWallClock(zone, asOf))),
    business,
    closedHours: closedHours(business, asOf),
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
  for (let day = firstDay; day <= lastDay; day++) {
    const midnight = day * DAY;
    const dayOfWeek = weekPosition(midnight) / DAY;
    for (const span of spans) {
      if (Math.floor(span.start / DAY) !== dayOfWeek) continue;
      const opening = midnight - dayOfWeek * DAY;
      const start = toInstant(zone, opening + span.start);
      const end = toInstant(zone, opening + span.end);
      if (start < end && start <= to) stretches.push({ start, end: Math.min(end, to) });
    }
  }
  return mergeStretches(stretches);
}
