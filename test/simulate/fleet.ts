import { createSeries, type PollSeries } from '../../main/report/poll-series.ts';
import { createPlanner, type StorePlan } from '../../main/report/store-plan.ts';
import type { OpeningHours, WeeklyHours } from '../../main/report/types.ts';
import { sequence } from '../bench/random.ts';
import type { Shape } from './shapes.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const AS_OF = Date.parse('2026-03-25T18:00:00Z');

export type Spell = readonly [from: number, to: number];

/** A store whose every moment is known. */
export type SimulatedStore = {
  readonly id: string;
  readonly zone: string;
  readonly group: string;
  readonly hours: WeeklyHours;
  readonly plan: StorePlan;
  readonly polls: PollSeries;
  /** When it was down, ascending, in business hours and outside. */
  readonly down: readonly Spell[];
  /** Those of the fleet's events that hit it. */
  readonly hitBy: readonly SimulatedEvent[];
};

/** An outage that many stores of a group have together. */
export type SimulatedEvent = { readonly group: string; readonly from: number; readonly to: number };

export type SimulatedFleet = {
  readonly asOf: number;
  readonly reach: number;
  readonly stores: readonly SimulatedStore[];
  readonly events: readonly SimulatedEvent[];
};

const daily = (...openings: readonly Spell[]): OpeningHours[] =>
  openings.flatMap(([start, end]) =>
    Array.from({ length: 7 }, (_, day) => ({ day, start: start * HOUR, end: end * HOUR })),
  );
const HOURS = ['always', daily([11, 22]), daily([6, 24]), daily([7, 14], [17, 23]), daily([18, 2])] as const;
const ZONES = ['America/Chicago', 'America/New_York', 'America/Los_Angeles'] as const;

/** The fleet of a seed as of a week after another or before: the same stores, going on. */
export function simulateFleet(shape: Shape, seed: number, weeksBefore = 0, events = 0): SimulatedFleet {
  const asOf = AS_OF - weeksBefore * WEEK;
  const question = { asOf, reach: 90 * 60_000 };
  const planOf = createPlanner(question);
  const next = sequence(seed);
  const days = Array.from({ length: 24 }, () => Math.exp(shape.days * normal(next)));
  const made = Array.from({ length: events }, (): SimulatedEvent => {
    const from = asOf - next() * (WEEK - 2 * HOUR);
    return { group: `g${Math.floor(next() * 8)}`, from, to: from + (0.7 + next()) * HOUR };
  });
  const stores = Array.from({ length: shape.stores }, (_, number): SimulatedStore => {
    const own = sequence(seed * 100_003 + number);
    const zone = ZONES[Math.floor(own() * ZONES.length)] as string;
    const group = `g${Math.floor(own() * 8)}`;
    const hours = HOURS[Math.floor(own() * HOURS.length)] as (typeof HOURS)[number];
    const plan = planOf(zone, hours, []);
    const hitBy = made.filter((event) => event.group === group && own() < 0.7);
    const down = joined([...lifeOf(shape, own, days), ...hitBy.map(({ from, to }): Spell => [from, to])]);
    return {
      id: `s${String(number).padStart(5, '0')}`,
      zone,
      group,
      hours,
      plan,
      down,
      hitBy,
      polls: pollsOf(shape, own, asOf, down),
    };
  });
  return { ...question, stores, events: made };
}

/** Three weeks of a store, from before either report to their end. */
function lifeOf(shape: Shape, next: () => number, days: readonly number[]): Spell[] {
  const [begin, end] = [AS_OF - 3 * WEEK, AS_OF + HOUR];
  if (next() < shape.neverOnline) return [[begin, end]];
  if (next() < shape.neverDown) return [];
  // Once in 8 hours to once in three weeks, for 20 minutes to a day.
  const up = 8 * HOUR * 63 ** next();
  const down = HOUR * (1 / 3) * 72 ** next();
  const spells: Spell[] = [];
  for (let at = begin - up; at < end; ) {
    const day = Math.max(0, Math.floor((at - begin) / DAY));
    const from = at + exponential(next, up / (days[day] ?? 1));
    const to = from + (shape.lasting === 'memoryless' ? exponential(next, down) : longTailed(next, down));
    if (to > begin) spells.push([from, to]);
    at = to;
  }
  return spells;
}

const exponential = (next: () => number, mean: number) => -Math.log(1 - next()) * mean;
/** Lognormal, with the same mean. */
const longTailed = (next: () => number, mean: number) => mean * Math.exp(normal(next) - 0.5);

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function pollsOf(shape: Shape, next: () => number, asOf: number, down: readonly Spell[]): PollSeries {
  const begin = asOf - WEEK - DAY;
  const every = everyOf(shape, next());
  const at: number[] = [];
  for (let instant = begin + next() * every; instant < asOf; instant += every * (0.7 + 0.6 * next())) {
    const since = (instant - (asOf - WEEK)) / HOUR;
    const isPaused = shape.pauses.some(([from, length]) => since > from && since < from + length);
    if (!isPaused && next() > 0.05) at.push(Math.round(instant));
  }
  const isDown = (instant: number) => down.some(([from, to]) => from <= instant && instant < to);
  return {
    ...createSeries(),
    at: Float64Array.from(at),
    active: Uint8Array.from(at, (instant) => (isDown(instant) ? 0 : 1)),
    count: at.length,
  };
}

function everyOf(shape: Shape, drawn: number): number {
  let left = drawn;
  for (const [share, every] of shape.every) {
    left -= share;
    if (left < 0) return every;
  }
  return HOUR;
}

/** Those that touch as one, ascending. */
export function joined(spells: readonly Spell[]): Spell[] {
  const result: Spell[] = [];
  for (const [from, to] of spells.toSorted(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

/** How long a store really was down in business hours of the week. */
export const trulyDown = ({ plan, down }: SimulatedStore): number => timeOf(down, plan, plan.periods);

/** How much of some spells lies in business hours and in a stretch of time. */
export function timeOf(
  spells: readonly Spell[],
  plan: Pick<StorePlan, 'business'>,
  within: { readonly from: number; readonly to: number },
): number {
  return openOf(spells, plan, within).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** What of some spells lies there. */
export function openOf(
  spells: readonly Spell[],
  { business }: Pick<StorePlan, 'business'>,
  within: { readonly from: number; readonly to: number },
): Spell[] {
  const open: Spell[] = [];
  for (const [from, to] of spells) {
    for (let k = 0; k < business.length; k += 2) {
      const start = Math.max(from, business[k] as number, within.from);
      const end = Math.min(to, business[k + 1] as number, within.to);
      if (end > start) open.push([start, end]);
    }
  }
  return open;
}
