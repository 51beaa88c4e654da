import fc from 'fast-check';
import { weeklyHours } from './hours-arbitrary.ts';
import type { ReferencePeriod } from './period.ts';
import type { DataSet } from './report.ts';
import { DEFAULT_ZONE, FROM, TO, TRANSITIONS, ZONES } from './transitions.ts';
import { calendarDate, DAY, HOUR, instantOf, WEEK, wallClock, weekdayOf } from './wall-clock.ts';
import { type Interval, meantHours } from './weekly.ts';

const MINUTE = 60_000;
const WINDOW_LENGTHS = [HOUR, DAY, WEEK];
const nudge = fc.constantFrom(0, 0, 0, -1, 1, -500, 500);

/** An instant told relative to one that is known only once hours, zone and as-of are drawn. */
type Moment = {
  readonly pick: number;
  readonly daysAgo: number;
  readonly ends: boolean;
  readonly sameDay: boolean;
  readonly nudge: number;
};
const moment: fc.Arbitrary<Moment> = fc.record({
  pick: fc.nat(50),
  daysAgo: fc.integer({ min: -1, max: 8 }),
  ends: fc.boolean(),
  sameDay: fc.boolean(),
  nudge,
});

type Observation = { readonly at: (store: Frame) => number; readonly active: boolean };
type Frame = {
  readonly asOf: number;
  readonly reach: number;
  readonly zone: string;
  readonly hours: readonly Interval[];
};

/** The start or end of some interval near an instant; midnight where there are no hours. */
function edgeNear(instant: number, zone: string, hours: readonly Interval[], moment: Moment): number {
  return instantOf(readingNear(instant, zone, hours, moment) - moment.nudge, zone) + moment.nudge;
}

/** The same on the wall clock, its reading written as if the zone were UTC. */
function readingNear(instant: number, zone: string, hours: readonly Interval[], moment: Moment): number {
  const meant = meantHours(hours);
  const interval = meant[moment.pick % Math.max(1, meant.length)] ?? { day: 0, start: 0, end: DAY };
  const date = calendarDate(instant, zone) - moment.daysAgo * DAY;
  // On a day that has this interval, or at the same time of another day, which is what the gates look at.
  const back = moment.sameDay ? (weekdayOf(date) - interval.day + 7) % 7 : 0;
  return date - back * DAY + (moment.ends ? interval.end : interval.start) + moment.nudge;
}

const active = fc.boolean();
const observation: fc.Arbitrary<Observation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.oneof(fc.nat(8.5 * DAY), fc.nat(26 * HOUR), fc.nat(3 * HOUR)), active)
      .map(([ago, on]) => ({ at: ({ asOf }: Frame) => asOf - ago, active: on })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(moment, active).map(([when, on]) => ({
      at: ({ asOf, zone, hours }: Frame) => edgeNear(asOf, zone, hours, when),
      active: on,
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(0, ...WINDOW_LENGTHS), nudge, active).map(([ago, by, on]) => ({
      at: ({ asOf }: Frame) => asOf - ago + by,
      active: on,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...WINDOW_LENGTHS), nudge, active).map(([ago, by, on]) => ({
      at: ({ asOf, reach }: Frame) => asOf - ago - reach + by,
      active: on,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 2 * DAY }), active).map(([later, on]) => ({
      at: ({ asOf }: Frame) => asOf + later,
      active: on,
    })),
  },
);

/** Roughly hourly, as in the real data, or a burst of many polls. */
const series: fc.Arbitrary<Observation[]> = fc
  .record({
    from: fc.nat(8.5 * DAY),
    step: fc.oneof(fc.constantFrom(HOUR, 30 * MINUTE), fc.integer({ min: MINUTE, max: 5 * HOUR })),
    states: fc.array(active, { maxLength: 150 }),
  })
  .map(({ from, step, states }) =>
    states.map((on, index) => ({ at: ({ asOf }: Frame) => asOf - from + index * step, active: on })),
  );

const observations: fc.Arbitrary<Observation[]> = fc
  .record({
    single: fc.array(observation, { maxLength: 12 }),
    many: fc.oneof(
      { weight: 2, arbitrary: fc.constant<Observation[]>([]) },
      { weight: 1, arbitrary: series },
    ),
    repeated: fc.array(fc.tuple(fc.nat(30), active), { maxLength: 3 }),
  })
  .map(({ single, many, repeated }) => {
    const polls = [...single, ...many];
    // The same instant again, perhaps disagreeing: the later row has to win.
    const again = repeated.flatMap(([index, on]) => {
      const poll = polls[index];
      return poll ? [{ at: poll.at, active: on }] : [];
    });
    return [...polls, ...again];
  });

/** A wall-clock time about a change of the zone's clocks, which skips or repeats some; told from that change. */
const aboutChange = fc.oneof(
  fc.integer({ min: -4, max: 8 }).map((quarters) => quarters * 15 * MINUTE),
  fc.integer({ min: -90 * MINUTE, max: 150 * MINUTE }),
);

/**
 * A closure by its start, told as other moments are or by the zone's latest change of clocks, and by its end: how long
 * the wall clock says that it lasts, or another edge of the hours, which can leave nothing but an instant of them.
 */
const closure = fc.record({
  start: moment,
  atChange: fc.option(fc.tuple(aboutChange, fc.integer({ min: 1, max: 6 })), { freq: 3 }),
  endsAt: fc.option(moment, { freq: 3 }),
  length: fc.oneof(
    fc.constantFrom(MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, DAY, 2 * DAY, 20 * DAY),
    fc.integer({ min: 1, max: DAY }),
  ),
  /** Begins where the one before it ends. */
  touches: fc.boolean(),
  wholeDays: fc.boolean(),
  every: fc.boolean(),
});
type DrawnClosure = typeof closure extends fc.Arbitrary<infer T> ? T : never;

/** The rows of one store's closures, which may be for every store. */
function closuresNear(frame: Frame, drawn: readonly DrawnClosure[]) {
  let before: number | undefined;
  return drawn.map(({ start, atChange, endsAt, length, touches, wholeDays, every }) => {
    const change = changeBefore(frame);
    const reading =
      atChange !== null && change !== undefined
        ? change + atChange[0]
        : readingNear(frame.asOf, frame.zone, frame.hours, start);
    const near = wholeDays ? Math.floor(reading / DAY) * DAY : reading;
    const from = touches && before !== undefined ? before : near;
    const short = atChange === null ? length : atChange[1] * 15 * MINUTE;
    const lasting = from + (wholeDays ? Math.max(1, Math.round(length / DAY)) * DAY : short);
    const edge = endsAt === null ? lasting : readingNear(frame.asOf, frame.zone, frame.hours, endsAt);
    const until = edge > from ? edge : lasting;
    before = until;
    return { every, from, until };
  });
}

/** What the clock shows when it last changed, before the change, where that was within the week and a little more. */
function changeBefore({ asOf, zone }: Frame): number | undefined {
  const at = TRANSITIONS.findLast(
    (one) => one.zone === zone && one.at <= asOf && one.at > asOf - 9 * DAY,
  )?.at;
  if (at === undefined) return undefined;
  const { timeOfDay } = wallClock(at - 1, zone);
  return calendarDate(at - 1, zone) + timeOfDay + 1;
}

const storeId = fc.oneof(
  fc.bigInt({ min: 10n ** 18n, max: 2n ** 63n - 1n }).map(String),
  fc.constantFrom('8419537941919820732', '8419537941919820733'),
  fc.uuid(),
  fc.constantFrom('=1+1', '@SUM(A1)', '-2', '+3', 'a,"b"', 'Ä', '😀', '～'),
);

const stores = fc.uniqueArray(
  fc.record({
    id: storeId,
    /** Undefined is the zone whose change is near; null is no row at all, which is Chicago. */
    zone: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 2, arbitrary: fc.constantFrom(...ZONES) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    hours: weeklyHours,
    observations,
    /** Polls at an end of a closure: which one, which end, by how much beside it. */
    atClosures: fc.array(fc.tuple(fc.nat(8), nudge, active), { maxLength: 3 }),
    closures: fc.oneof(
      { weight: 1, arbitrary: fc.constant<DrawnClosure[]>([]) },
      { weight: 1, arbitrary: fc.array(closure, { maxLength: 4 }) },
    ),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 4 },
);

type Base = { readonly zone: string; readonly at: number };
const nearTransition: fc.Arbitrary<Base> = fc
  .record({
    transition: fc.constantFrom(...TRANSITIONS),
    later: fc.oneof(
      fc.integer({ min: -4 * HOUR, max: 8 * DAY }),
      fc.integer({ min: -2 * HOUR, max: 4 * HOUR }),
      fc.constantFrom(-1, 0, 1, HOUR, DAY, WEEK),
    ),
  })
  .map(({ transition, later }) => ({ zone: transition.zone, at: transition.at + later }));

const leapDay: fc.Arbitrary<Base> = fc.record({
  zone: fc.constantFrom(...ZONES),
  at: fc
    .tuple(fc.constantFrom(2012, 2016, 2020, 2024), fc.integer({ min: -DAY, max: 9 * DAY }))
    .map(([year, later]) => Date.UTC(year, 1, 29) + later),
});

const anyTime: fc.Arbitrary<Base> = fc.record({
  zone: fc.constantFrom(...ZONES),
  at: fc.integer({ min: FROM, max: TO }),
});

const base = fc.oneof(
  { weight: 4, arbitrary: nearTransition },
  { weight: 1, arbitrary: leapDay },
  { weight: 2, arbitrary: anyTime },
);

const reach = fc.oneof(
  fc.constantFrom(90 * MINUTE, 90 * MINUTE, MINUTE, 30 * MINUTE, HOUR, DAY),
  fc.integer({ min: 1, max: 1440 }).map((minutes) => minutes * MINUTE),
);

/** A whole input of a report, small, and with hard cases far more often than chance would bring them. */
export function dataSet(): fc.Arbitrary<DataSet> {
  const atEdge = fc.option(moment, { freq: 2 });
  return fc.record({ base, stores, reach, atEdge }).map((drawn): DataSet => {
    const [first] = drawn.stores;
    // Half the time now is the edge of some interval, where the closed ends of the gates matter.
    const asOf =
      drawn.atEdge && first
        ? edgeNear(drawn.base.at, zoneOf(first.zone, drawn.base), first.hours, drawn.atEdge)
        : drawn.base.at;
    return {
      polls: drawn.stores.flatMap(({ id, zone, hours, observations: all, closures, atClosures }) => {
        const frame = { asOf, reach: drawn.reach, zone: zoneOf(zone, drawn.base), hours };
        const ends = closuresNear(frame, closures).flatMap(({ from, until }) => [from, until]);
        const atEnds = atClosures.flatMap(([pick, by, on]) => {
          const end = ends[pick % Math.max(1, ends.length)];
          return end === undefined ? [] : [{ store: id, at: instantOf(end, frame.zone) + by, active: on }];
        });
        return [...all.map(({ at, active: on }) => ({ store: id, at: at(frame), active: on })), ...atEnds];
      }),
      hours: drawn.stores.flatMap(({ id, hours }) => hours.map((interval) => ({ store: id, ...interval }))),
      zones: drawn.stores.flatMap(({ id, zone }) =>
        zone === null ? [] : [{ store: id, zone: zoneOf(zone, drawn.base) }],
      ),
      closures: drawn.stores.flatMap(({ id, zone, hours, closures }) =>
        closuresNear({ asOf, reach: drawn.reach, zone: zoneOf(zone, drawn.base), hours }, closures).map(
          ({ every, from, until }) => ({ store: every ? '*' : id, from, until }),
        ),
      ),
      asOf,
      reach: drawn.reach,
    };
  });
}

function zoneOf(zone: string | null | undefined, { zone: near }: Base): string {
  return zone === null ? DEFAULT_ZONE : (zone ?? near);
}

/** A period near as-of, which half the time lies within it or before it. */
export const periodData: fc.Arbitrary<DataSet & { readonly period: ReferencePeriod }> = fc
  .record({
    data: dataSet(),
    begins: fc.integer({ min: -10, max: 2 }),
    days: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 40 })),
    later: fc.constantFrom(0, 0, 1, DAY / 24, DAY, 3 * DAY),
    byDates: fc.boolean(),
    nudge: fc.constantFrom(0, 0, -1, 1, 3_600_000, 12_345_678),
  })
  .map(({ data, begins, days, later, byDates, nudge }) => {
    const first = Math.floor(data.asOf / DAY) + begins;
    const from = data.asOf + begins * DAY + nudge;
    return {
      ...data,
      asOf: data.asOf + later,
      period: byDates
        ? { kind: 'dates', from: dateText(first), to: dateText(first + days - 1) }
        : { kind: 'instants', from, to: from + days * DAY - (nudge > 1 ? nudge : 0) },
    };
  });

const dateText = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
