import { DateTime } from 'luxon';
import { bounds } from './bounds.ts';
import { closedSpans, isInside, withoutClosures } from './closures.ts';
import { businessTime, interpolate, type Span } from './interpolated.ts';
import { outagesOf, type ReferenceOutage } from './outages.ts';
import { byCodeUnits, type DataSet } from './report.ts';
import { calendarDate, DAY, instantOf, wallClock } from './wall-clock.ts';
import { contains, meantHours } from './weekly.ts';

/** A period as SPEC §14 has it: dates both included, or instants. */
export type ReferencePeriod =
  | { readonly kind: 'dates'; readonly from: string; readonly to: string }
  | { readonly kind: 'instants'; readonly from: number; readonly to: number };

export type By = 'day' | 'week' | 'month';

/** What SPEC §14 tells of a store, or of a part for a store; instants cut to as-of, times in milliseconds. */
export type PeriodRow = {
  readonly store: string;
  readonly zone: string;
  readonly from: number;
  readonly to: number;
  readonly up: number;
  readonly down: number;
  readonly unknown: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly outages: number;
  readonly longest: number;
  readonly active: number;
  readonly inactive: number;
};

type Store = ReturnType<typeof storeOf>;

/** A row a store, slow and plain; with `by` a row for each part of each store that is said to be there. */
export function referencePeriod(data: DataSet, period: ReferencePeriod, by?: By): PeriodRow[] {
  return storesOf(data, period).flatMap((store) => {
    const whole = spanOf(period, store.zone);
    if (by === undefined) return [rowOf(data, store, whole)];
    return cut(whole, store.zone, by)
      .filter(({ start, end }) => start < end)
      .filter(
        (part) =>
          part.start < data.asOf || (part.start === data.asOf && polled(data, store, part).length > 0),
      )
      .map((part) => rowOf(data, store, part));
  });
}

/** The outages of each store that has any (SPEC §8 and §14). */
export function referencePeriodOutages(
  data: DataSet,
  period: ReferencePeriod,
): Map<string, { zone: string; outages: ReferenceOutage[] }> {
  const found = storesOf(data, period).map(
    (store): [string, { zone: string; outages: ReferenceOutage[] }] => [
      store.id,
      { zone: store.zone, outages: outagesIn(data, store, spanOf(period, store.zone)) },
    ],
  );
  return new Map(found.filter(([, { outages }]) => outages.length > 0));
}

function rowOf(data: DataSet, store: Store, nominal: Span): PeriodRow {
  const { asOf, reach } = data;
  const span = { start: Math.min(nominal.start, asOf), end: Math.min(nominal.end, asOf) };
  const times = interpolate(store.business, store.polls, asOf, reach, span);
  const { atLeast, atMost } = bounds(store.business, store.polls, asOf, reach, span);
  const outages = outagesIn(data, store, nominal);
  const counted = polled(data, store, nominal);
  const active = counted.filter((poll) => poll.active).length;
  return {
    store: store.id,
    zone: store.zone,
    from: span.start,
    to: span.end,
    ...times,
    atLeast,
    atMost,
    outages: outages.length,
    longest: Math.max(0, ...outages.map(({ down }) => down)),
    active,
    inactive: counted.length - active,
  };
}

function outagesIn(
  { asOf, reach }: DataSet,
  { business, polls }: Store,
  { start, end }: Span,
): ReferenceOutage[] {
  const window = { start, end: Math.min(end, asOf), endCounts: end > asOf };
  return start < window.end ? outagesOf({ business: until(business, asOf), polls, asOf, reach }, window) : [];
}

/** Business time as far as as-of. */
function until(business: readonly Span[], asOf: number): Span[] {
  return business
    .filter(({ start }) => start <= asOf)
    .map(({ start, end }) => ({ start, end: Math.min(end, asOf) }));
}

/** The polls that count: from ≤ instant < to, not after as-of, inside business hours as the clock reads them. */
function polled({ asOf }: DataSet, { polls, hours, zone, closed }: Store, { start, end }: Span) {
  return polls.filter(({ at }) => {
    if (at < start || at >= end || at > asOf || isInside(closed, at)) return false;
    return hours.length === 0 || hours.some((interval) => contains(interval, wallClock(at, zone)));
  });
}

function spanOf(period: ReferencePeriod, zone: string): Span {
  if (period.kind === 'instants') return { start: period.from, end: period.to };
  return {
    start: midnight(Date.parse(`${period.from}T00:00Z`), zone),
    end: midnight(Date.parse(`${period.to}T00:00Z`) + DAY, zone),
  };
}

/**
 * When a date begins in a zone, the date written as if the zone were UTC: at 00:00, the first one where two are; where it
 * is skipped, at the first instant whose date is not before it.
 */
function midnight(date: number, zone: string): number {
  const found = instantOf(date, zone);
  const local = DateTime.fromMillis(found, { zone });
  if (local.toObject().hour === 0 && local.minute === 0 && calendarDate(found, zone) === date) return found;
  let [before, after] = [date - 40 * 3_600_000, date + 40 * 3_600_000];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (calendarDate(middle, zone) >= date) after = middle;
    else before = middle;
  }
  return after;
}

/** The parts, those without time among them. */
function cut({ start, end }: Span, zone: string, by: By): Span[] {
  const first = calendarDate(start, zone);
  const cuts: number[] = [start];
  for (let date = first - DAY; date <= calendarDate(end, zone) + DAY; date += DAY) {
    const { weekday, day } = DateTime.fromMillis(date, { zone: 'utc' });
    if (by === 'week' && weekday !== 1) continue;
    if (by === 'month' && day !== 1) continue;
    const at = midnight(date, zone);
    if (start < at && at < end) cuts.push(at);
  }
  return cuts.map((from, index) => ({ start: from, end: cuts[index + 1] ?? end }));
}

function storesOf(data: DataSet, period: ReferencePeriod): Store[] {
  const closures = (data.closures ?? []).filter(({ store }) => store !== '*');
  const named = [...data.polls, ...data.hours, ...data.zones, ...closures].map(({ store }) => store);
  return [...new Set(named)].sort(byCodeUnits).map((id) => storeOf(data, period, id));
}

function storeOf(data: DataSet, period: ReferencePeriod, id: string) {
  const polls = new Map<number, { readonly at: number; readonly active: boolean }>();
  for (const { store, at, active } of data.polls) if (store === id) polls.set(at, { at, active });
  const zone = data.zones.findLast(({ store }) => store === id)?.zone ?? 'America/Chicago';
  const closures = (data.closures ?? []).filter(({ store }) => store === id || store === '*');
  const closed = closedSpans(closures, zone);
  const hours = meantHours(data.hours.filter(({ store }) => store === id));
  const { start, end } = spanOf(period, zone);
  // Room for the longest reach on both sides, an overnight interval and a change of the zone.
  const days = Math.ceil((end - start) / DAY) + 12;
  return {
    id,
    zone,
    polls: [...polls.values()].sort((a, b) => a.at - b.at),
    hours,
    closed,
    business: withoutClosures(businessTime(hours, zone, end + 3 * DAY, days), closed),
  };
}
