import { type PerWindow, type Poll, WINDOWS } from '../../main/report/types.ts';
import { bounds, lengthWithin } from './bounds.ts';
import { closedSpans, isInside, withoutClosures } from './closures.ts';
import { businessTime, interpolate, type Span } from './interpolated.ts';
import { outagesOf, type ReferenceOutage } from './outages.ts';
import type { Bounds, InterpolatedTimes, PollCountTimes, ReportRow } from './rows.ts';
import { HOUR, WEEK, wallClock } from './wall-clock.ts';
import { contains, coversNow, coversTimeOfDay, type Interval, meantHours, yesterdayOf } from './weekly.ts';

/** The rows of the three files, in file order, and what a report is asked for. */
export type DataSet = {
  readonly polls: readonly { readonly store: string; readonly at: number; readonly active: boolean }[];
  /** As a row states them: an end of 23:59:59 is still that. */
  readonly hours: readonly {
    readonly store: string;
    readonly day: number;
    readonly start: number;
    readonly end: number;
  }[];
  readonly zones: readonly { readonly store: string; readonly zone: string }[];
  /** Wall-clock times written as if in UTC; the store `*` is every store. */
  readonly closures?: readonly { readonly store: string; readonly from: number; readonly until: number }[];
  readonly asOf: number;
  readonly reach: number;
};

export type Store = {
  readonly zone: string;
  /** As meant, not as stated; empty is open 24×7. */
  readonly hours: readonly Interval[];
  readonly polls: readonly Poll[];
  /** As instants, merged, each without its ends. */
  readonly closed: readonly Span[];
  /** Business time as the hours say, and what closures leave of it. */
  readonly hoursAlone: readonly Span[];
  readonly business: readonly Span[];
};

/** Slow and plain, to test the real engine against: every poll is converted and every instant decided on its own. */
export function referenceReport(data: DataSet): ReportRow[] {
  return storesOf(data).map(({ id, store }) => ({
    store: id,
    pollCount: countPolls(store, data.asOf),
    interpolated: estimate(store, data),
    bounds: bound(store, data),
    closed: closedTime(store, data.asOf),
  }));
}

/** The zone and the outages of each store that has any, by store id (SPEC §8). */
export function referenceOutages(data: DataSet): Map<string, { zone: string; outages: ReferenceOutage[] }> {
  const { asOf, reach } = data;
  const found = storesOf(data).map(
    ({ id, store: { zone, business, polls } }): [string, { zone: string; outages: ReferenceOutage[] }] => [
      id,
      { zone, outages: outagesOf({ business, polls, asOf, reach }) },
    ],
  );
  return new Map(found.filter(([, { outages }]) => outages.length > 0));
}

/** For each of the 168 hours before as-of: 1 where some of it is up, 2 down, 4 unknown, 8 closed, added up. */
export function referenceStrips(data: DataSet): Uint8Array {
  const { asOf, reach } = data;
  const flags = storesOf(data).flatMap(({ store: { business, polls } }) =>
    Array.from({ length: WEEK / HOUR }, (_, hour) => {
      const start = asOf - WEEK + hour * HOUR;
      const { up, down, unknown } = interpolate(business, polls, asOf, reach, { start, end: start + HOUR });
      const closed = HOUR - up - down - unknown;
      return [up, down, unknown, closed].reduce((sum, time, bit) => (time > 0 ? sum + 2 ** bit : sum), 0);
    }),
  );
  return Uint8Array.from(flags);
}

/** What is known of one store in a stretch of its week, and its zone. */
export function referenceStretch(
  data: DataSet,
  id: string,
  stretch: Span,
): InterpolatedTimes & { zone: string } {
  const store = storesOf(data).find((one) => one.id === id)?.store;
  if (store === undefined) throw new Error(`There is no store ${id}.`);
  const { zone, business, polls } = store;
  return { zone, ...interpolate(business, polls, data.asOf, data.reach, stretch) };
}

/** Every store of a data set in the order of ids; kept, as several questions are asked of the same data. */
export function storesOf(data: DataSet): readonly { readonly id: string; readonly store: Store }[] {
  const known = kept.get(data);
  if (known !== undefined) return known;
  const closures = (data.closures ?? []).filter(({ store }) => store !== '*');
  const named = [...data.polls, ...data.hours, ...data.zones, ...closures].map(({ store }) => store);
  const stores = [...new Set(named)].sort(byCodeUnits).map((id) => ({ id, store: storeOf(data, id) }));
  kept.set(data, stores);
  return stores;
}

const kept = new WeakMap<DataSet, { readonly id: string; readonly store: Store }[]>();

export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function storeOf(data: DataSet, id: string): Store {
  const polls = new Map<number, Poll>();
  for (const { store, at, active } of data.polls) {
    // A later row on the same instant wins.
    if (store === id) polls.set(at, { at, active });
  }
  const zone = data.zones.findLast(({ store }) => store === id)?.zone ?? 'America/Chicago';
  const closures = (data.closures ?? []).filter(({ store }) => store === id || store === '*');
  const closed = closedSpans(closures, zone);
  const hours = meantHours(data.hours.filter(({ store }) => store === id));
  const hoursAlone = businessTime(hours, zone, data.asOf);
  return {
    zone,
    hours,
    polls: [...polls.values()].sort((a, b) => a.at - b.at),
    closed,
    hoursAlone,
    business: withoutClosures(hoursAlone, closed),
  };
}

/** SPEC §3a, sentence by sentence. */
function countPolls(store: Store, asOf: number): PerWindow<PollCountTimes> {
  const now = wallClock(asOf, store.zone);
  const days = [now.weekday, yesterdayOf(now.weekday)];
  const alwaysOpen = store.hours.length === 0;
  const gates = {
    hour: store.hours.some((interval) => coversNow(interval, now)),
    day: store.hours.some(
      (interval) => days.includes(interval.day) && coversTimeOfDay(interval, now.timeOfDay),
    ),
    week: store.hours.some((interval) => coversTimeOfDay(interval, now.timeOfDay)),
  };
  return perWindow((name, length) => {
    if (!alwaysOpen && !gates[name]) return { up: 0, down: 0 };
    if (name === 'hour' && isInside(store.closed, asOf)) return { up: 0, down: 0 };
    const counted = store.polls.filter(({ at }) => {
      if (at < asOf - length || at > asOf) return false;
      const clock = wallClock(at, store.zone);
      if (isInside(store.closed, at)) return false;
      return alwaysOpen || store.hours.some((interval) => contains(interval, clock));
    });
    // The earliest decides the hour, and the polls are in order of time.
    const deciding = name === 'hour' ? counted.slice(0, 1) : counted;
    const active = deciding.filter((poll) => poll.active).length;
    return { up: active * HOUR, down: (deciding.length - active) * HOUR };
  });
}

/** SPEC §3b. */
function estimate({ business, polls }: Store, { asOf, reach }: DataSet): PerWindow<InterpolatedTimes> {
  return perWindow((_, length) =>
    interpolate(business, polls, asOf, reach, { start: asOf - length, end: asOf }),
  );
}

/** SPEC §7. */
function bound({ business, polls }: Store, { asOf, reach }: DataSet): PerWindow<Bounds> {
  return perWindow((_, length) => bounds(business, polls, asOf, reach, { start: asOf - length, end: asOf }));
}

/** How much business time the closures take out. */
function closedTime({ hoursAlone, business }: Store, asOf: number): PerWindow<number> {
  return perWindow((_, length) => {
    const window = { start: asOf - length, end: asOf };
    return lengthWithin(hoursAlone, window) - lengthWithin(business, window);
  });
}

function perWindow<T>(compute: (name: keyof PerWindow<T>, length: number) => T): PerWindow<T> {
  const [hour, day, week] = WINDOWS;
  return {
    hour: compute(hour.name, hour.length),
    day: compute(day.name, day.length),
    week: compute(week.name, week.length),
  };
}
