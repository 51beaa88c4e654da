import { dayAt, dayOf, firstInstantOf, isFirstOf, type Preset, type Step } from './calendar.ts';
import type { ZoneOffsets } from './time-zone.ts';
import { type Milliseconds, type PeriodName, WINDOWS } from './types.ts';
import { DAY, WEEK } from './weekly-hours.ts';

/**
 * A period that is asked for (SPEC §14): from the first to the last of local calendar days, each store's own, written as
 * 2023-01-31; or from one instant up to another, the same for all stores.
 */
export type AskedPeriod =
  | {
      readonly kind: 'dates';
      readonly from: string;
      readonly to: string;
      /** By what name they were asked for. */
      readonly preset?: Preset;
    }
  | { readonly kind: 'instants'; readonly from: Milliseconds; readonly to: Milliseconds };

/**
 * What a report asks: as of which instant, and how far a poll speaks (both milliseconds, SPEC §2 and §3b); of the last
 * hour, day and week, or of a period and of the parts of it where `by` names some.
 */
export type ReportQuestion = {
  readonly asOf: Milliseconds;
  readonly reach: Milliseconds;
  readonly period?: AskedPeriod | undefined;
  readonly by?: Step | undefined;
  /** What share of the stores is of each kind (SPEC §16), where the likely ranges of parts are asked for too. */
  readonly kinds?: readonly number[] | undefined;
  /** Stores that what is told of many together leaves out: their polls tell when polling paused all the same. */
  readonly without?: ReadonlySet<string> | undefined;
};

/** A stretch of time that a report gives numbers for; of a period, as-of may lie within it or before. */
export type Period = { readonly name: PeriodName; readonly from: Milliseconds; readonly to: Milliseconds };

/**
 * The periods of a report. Their edges, ascending, cut time into cells, and each period is a run of these: what is added
 * up cell by cell is added up for every period at once, however many there are and however they overlap.
 */
export type Periods = {
  /** Windows look at *now*, and so have gates (SPEC §3a); periods have none. */
  readonly kind: 'windows' | 'period';
  readonly list: readonly Period[];
  /** The begin of the earliest and the end of the latest. */
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  /** The last instant whose polls count: the end of windows, the one before that of a period. */
  readonly lastPoll: Milliseconds;
  readonly edges: Float64Array;
  /** For each period the place of its first cell, and of the one after its last. */
  readonly cells: readonly { readonly first: number; readonly after: number }[];
};

/** The longest period that can be asked for. */
export const MOST_DAYS = 3700;

/** Offsets from UTC lie within these hours, those of long ago too. */
const FARTHEST_OFFSET: Milliseconds = 16 * 3_600_000;

/** A stretch of time, both ends included. */
export type Extent = { readonly from: Milliseconds; readonly to: Milliseconds };

/** Time that holds the periods of a question of every store, wherever that is; of windows exactly. */
export function extentOf({ asOf, period }: Omit<ReportQuestion, 'reach'>): Extent {
  if (period === undefined)
    return { from: asOf - Math.max(...WINDOWS.map(({ length }) => length)), to: asOf };
  if (period.kind === 'instants') return period;
  return {
    from: dayOf(period.from) * DAY - FARTHEST_OFFSET,
    to: (dayOf(period.to) + 1) * DAY + FARTHEST_OFFSET,
  };
}

/**
 * The first and the last instant whose polls can matter: a stretch, and twice the reach before and after it (SPEC §7, §8
 * and §14), but nothing after as-of.
 */
export function heardAround({ from, to }: Extent, { asOf, reach }: ReportQuestion): Extent {
  return { from: from - 2 * reach, to: Math.min(asOf, to + 2 * reach) };
}

/** The instants whose polls can matter to a question, whatever the store. */
export function heardFor(question: ReportQuestion): Extent {
  return heardAround(extentOf(question), question);
}

/** How much time the periods of two questions of one kind share; of dates, in days of 24 hours. */
export function sharedTime(
  one: Omit<ReportQuestion, 'reach'>,
  other: Omit<ReportQuestion, 'reach'>,
): Milliseconds {
  const [a, b] = [timeTold(one), timeTold(other)];
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

/** The time that a question is about, wherever its stores are: dates as days in UTC, and nothing of them after as-of. */
export function timeTold(question: Omit<ReportQuestion, 'reach'>): Extent {
  const { asOf, period } = question;
  if (period?.kind !== 'dates') return extentOf(question);
  return { from: dayOf(period.from) * DAY, to: Math.min(asOf, (dayOf(period.to) + 1) * DAY) };
}

/** Whether a report is of less than a week: who was down all of it may well have been online just before. */
export const isShort = (question: Omit<ReportQuestion, 'reach'>): boolean =>
  sharedTime(question, question) < WEEK;

/** Whether two questions are of the same time, by whatever name it was asked for. */
export function isSamePeriod(one: AskedPeriod | undefined, other: AskedPeriod | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.kind === other.kind && one.from === other.from && one.to === other.to;
}

/** The names of what a report gives numbers for. */
export function periodNames({ period }: Pick<ReportQuestion, 'period'>): readonly PeriodName[] {
  return period === undefined ? WINDOWS.map(({ name }) => name) : ['period'];
}

/** The windows as of an instant (SPEC §2). */
export function lastWindows(asOf: Milliseconds): Periods {
  const list = WINDOWS.map(({ name, length }) => ({ name, from: asOf - length, to: asOf }));
  return toPeriods('windows', list);
}

/** The periods of a question for the stores of a zone, which must be read as far as the question's extent. */
export function periodsIn(question: ReportQuestion, zone: ZoneOffsets): Periods {
  const { asOf, period, by } = question;
  if (period === undefined) return lastWindows(asOf);
  const whole = resolvePeriod(period, zone);
  const list = by === undefined ? [whole] : partsOf(whole, zone, by);
  return toPeriods(
    'period',
    (list.length === 0 ? [{ from: whole.from, to: whole.from }] : list).map((part) => ({
      name: 'period',
      ...part,
    })),
  );
}

/** The instants of a period in a zone; of dates that the zone skips, nothing. */
export function resolvePeriod(period: AskedPeriod, zone: ZoneOffsets): Extent {
  if (period.kind === 'instants') return { from: period.from, to: period.to };
  return {
    from: firstInstantOf(zone, dayOf(period.from)),
    to: firstInstantOf(zone, dayOf(period.to) + 1),
  };
}

/** A period cut at the midnights that begin a day, a week or a month of a zone's calendar, without what has no time. */
function partsOf({ from, to }: Extent, zone: ZoneOffsets, by: Step): Extent[] {
  const parts: Extent[] = [];
  let start = from;
  for (let day = dayAt(zone, from); day <= dayAt(zone, to); day++) {
    const cut = isFirstOf(by, day) ? firstInstantOf(zone, day) : start;
    if (cut <= start || cut >= to) continue;
    parts.push({ from: start, to: cut });
    start = cut;
  }
  if (start < to) parts.push({ from: start, to });
  return parts;
}

function toPeriods(kind: Periods['kind'], list: readonly Period[]): Periods {
  const edges = Float64Array.from(new Set(list.flatMap(({ from, to }) => [from, to]))).sort();
  const from = edges[0] as number;
  const to = edges.at(-1) as number;
  const placeOf = new Map(Array.from(edges, (edge, place) => [edge, place]));
  const cells = list.map((period) => ({
    first: placeOf.get(period.from) as number,
    after: placeOf.get(period.to) as number,
  }));
  const lastPoll = kind === 'windows' ? to : to - 1;
  // A period of no time has a cell all the same, which holds nothing.
  return {
    kind,
    list,
    from,
    to,
    lastPoll,
    edges: edges.length > 1 ? edges : Float64Array.of(from, to),
    cells,
  };
}
