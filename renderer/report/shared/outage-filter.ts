import * as v from 'valibot';
import {
  type PeriodName,
  type ReportTable,
  STRIP_FLAGS,
  type ToldEvent,
  toldEvents,
} from '../../../preload/contract.ts';
import { DAY, HOUR, MINUTE } from '../../format/times.ts';
import { EVERY_GROUP, type GroupChoice, GroupChoiceSchema, groupTest } from './group-choice.ts';
import { HOURS_OF_WEEK, type Span, spansOfHour } from './hour-of-week.ts';
import { leftOutTest } from './left-out.ts';
import { isOngoing, type Outages, type WholeOutages } from './outages.ts';
import { zoneOf } from './store-zone.ts';
import { stripOf } from './week-strip.ts';

export const OUTAGE_SHOWS = ['all', 'still-down', 'one-poll', 'set-aside'] as const;
export type OutageShow = (typeof OUTAGE_SHOWS)[number];

/** Which outages the table shows; `atLeast` is a length of downtime in milliseconds. */
export type OutageFilter = {
  readonly show: OutageShow;
  /** Those with time in it. */
  readonly window: PeriodName;
  readonly atLeast: number;
  /** Those of stores in it. */
  readonly group: GroupChoice;
  /** Those with downtime in an hour of the week by the store's own clock, Monday 00:00 first. */
  readonly hour: number | 'any';
  /** Those that stores of an event have a part of it in. */
  readonly event: EventChoice | 'any';
};

/** A shared event of a report as it is listed, or a part of one, by when it was and what its stores are alike in. */
export type EventChoice = Pick<ToldEvent, 'alike' | 'from' | 'to'>;

export const EVERY_OUTAGE: OutageFilter = {
  show: 'all',
  window: 'week',
  atLeast: 0,
  group: EVERY_GROUP,
  hour: 'any',
  event: 'any',
};

export const LENGTHS: readonly { readonly label: string; readonly value: number }[] = [
  { label: 'Any length', value: 0 },
  { label: '30 minutes or longer', value: 30 * MINUTE },
  { label: '1 hour or longer', value: HOUR },
  { label: '4 hours or longer', value: 4 * HOUR },
  { label: '12 hours or longer', value: 12 * HOUR },
  { label: '24 hours or longer', value: DAY },
];

export const OutageFilterSchema: v.GenericSchema<unknown, OutageFilter> = v.object({
  show: v.picklist(OUTAGE_SHOWS),
  window: v.picklist(['hour', 'day', 'week', 'period']),
  atLeast: v.picklist(LENGTHS.map(({ value }) => value)),
  group: v.optional(GroupChoiceSchema, EVERY_GROUP),
  hour: v.optional(
    v.union([
      v.literal('any'),
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HOURS_OF_WEEK - 1)),
    ]),
    'any',
  ),
  event: v.optional(
    v.union([
      v.literal('any'),
      v.object({
        alike: v.variant('kind', [
          v.object({ kind: v.picklist(['group', 'zone']), name: v.string() }),
          v.object({ kind: v.picklist(['fleet', 'together']) }),
        ]),
        from: v.number(),
        to: v.number(),
      }),
    ]),
    'any',
  ),
});

/** The event of a report that is meant; another report has none such. */
export function eventIn(
  { details }: ReportTable,
  choice: OutageFilter['event'],
): Omit<ToldEvent, 'parts'> | undefined {
  if (choice === 'any' || details?.sure === undefined) return undefined;
  const { alike, from, to } = choice;
  const { events } = details.sure;
  return [...toldEvents(events, details), ...events].find(
    (event) => event.from === from && event.to === to && nameOfAlike(event.alike) === nameOfAlike(alike),
  );
}

const nameOfAlike = (alike: EventChoice['alike']) =>
  'name' in alike ? `${alike.kind} ${alike.name}` : alike.kind;

const WINDOW_LENGTHS: Readonly<Record<PeriodName, number>> = {
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  period: Number.POSITIVE_INFINITY,
};

/** Whether an outage is one of those that the filter shows. */
export function outageTest(
  table: ReportTable,
  outages: WholeOutages,
  filter: OutageFilter,
): (outage: number) => boolean {
  const since = table.record.asOf - WINDOW_LENGTHS[filter.window];
  const isInGroup = groupTest(table, filter.group);
  const isInHour = hourTest(table, outages, filter.hour);
  const isOfEvent = eventTest(table, outages, filter.event);
  const isLeftOut = leftOutTest(table);
  return (outage) => {
    if ((outages.down[outage] ?? 0) < filter.atLeast || (outages.ended[outage] ?? 0) <= since) return false;
    const store = outages.store[outage] ?? -1;
    if (!isInGroup(store) || !isInHour(outage)) return false;
    // Who is set aside would bury the others, and has a list of their own.
    if (isLeftOut(store) !== (filter.show === 'set-aside')) return false;
    if (!isOfEvent(outage)) return false;
    switch (filter.show) {
      case 'all':
      case 'set-aside':
        return true;
      case 'still-down':
        return isOngoing(outages, outage);
      case 'one-poll':
        return outages.polls[outage] === 1;
    }
  };
}

/**
 * Whether an outage has downtime in an hour of the week: it lasts then, and its store's strip says down. An outage that
 * goes on over a night that the store was closed is not one of that night's. A report of a period has no strips, and there
 * the outage lasts then.
 */
function hourTest(table: ReportTable, outages: Outages, hour: OutageFilter['hour']) {
  if (hour === 'any') return () => true;
  const isOfPeriod = table.record.period !== undefined;
  const { from, to } = isOfPeriod ? timeOfAll(outages) : weekBefore(table.record.asOf);
  const spansOf = new Map<string, readonly Span[]>();
  return (outage: number) => {
    const store = outages.store[outage] ?? -1;
    const zone = zoneOf(table, store);
    const spans = spansOf.get(zone) ?? spansOfHour(hour, zone, from, to);
    spansOf.set(zone, spans);
    const [started = Number.NaN, ended = Number.NaN] = [outages.started[outage], outages.ended[outage]];
    for (let place = firstEndingAfter(spans, started); place < spans.length; place++) {
      const span = spans[place];
      if (span === undefined || span.from >= ended) return false;
      if (isOfPeriod) return true;
      if (isDownBetween(table, store, Math.max(span.from, started), Math.min(span.to, ended))) return true;
    }
    return false;
  };
}

/** Whether an outage is of a store that was inactive in an event, and lasts then. */
function eventTest(table: ReportTable, { store, started, ended }: Outages, choice: OutageFilter['event']) {
  const event = eventIn(table, choice);
  if (event === undefined) return () => true;
  const stores = new Set(event.stores);
  return (outage: number) =>
    stores.has(store[outage] ?? -1) && (started[outage] ?? 0) < event.to && (ended[outage] ?? 0) > event.from;
}

const weekBefore = (asOf: number): Span => ({ from: asOf - 7 * DAY, to: asOf });

/** From the first begin to the last end of all outages. */
function timeOfAll({ count, started, ended }: Outages): Span {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let outage = 0; outage < count; outage++) {
    from = Math.min(from, started[outage] ?? from);
    to = Math.max(to, ended[outage] ?? to);
  }
  return { from, to };
}

/** The place of the first of spans, which are in order, that ends after an instant. */
function firstEndingAfter(spans: readonly Span[], instant: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.to ?? 0) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether any hour of a store's strip that two instants lie in, or between, is one with downtime. */
function isDownBetween({ details, record }: ReportTable, store: number, from: number, to: number): boolean {
  if (details === undefined || from >= to) return false;
  const strip = stripOf(details.strips, store);
  const placeOf = (instant: number) => (instant - record.asOf) / HOUR + strip.length;
  return strip
    .subarray(Math.floor(placeOf(from)), Math.ceil(placeOf(to)))
    .some((flags) => (flags & STRIP_FLAGS.down) !== 0);
}

/** How many outages each choice would show. */
export function countOutages(
  table: ReportTable,
  outages: WholeOutages,
  filter: OutageFilter,
): Readonly<Record<OutageShow, number>> {
  const counts: Record<OutageShow, number> = { all: 0, 'still-down': 0, 'one-poll': 0, 'set-aside': 0 };
  for (const show of OUTAGE_SHOWS) {
    const passes = outageTest(table, outages, { ...filter, show });
    for (let outage = 0; outage < outages.count; outage++) if (passes(outage)) counts[show]++;
  }
  return counts;
}
