import { numbersOf } from '../../main/report/numbers.ts';
import { joinReport, type Report } from '../../main/report/report.ts';
import { createReportPart } from '../../main/report/report-part.ts';
import { type ChangeVerdict, changeOf } from '../../main/report/sure/change.ts';
import { createDayCellsPart } from '../../main/report/sure/day-cells.ts';
import { joinSure } from '../../main/report/sure/join-sure.ts';
import { fitLikely } from '../../main/report/sure/likely.ts';
import { rankChances, WORST } from '../../main/report/sure/rank.ts';
import type { Together } from '../../main/report/sure/sure.ts';
import { createSurePart, type SurePart } from '../../main/report/sure/sure-part.ts';
import { createTogether, rangesTogether } from '../../main/report/sure/together.ts';
import { type SimulatedFleet, simulateFleet, trulyDown } from './fleet.ts';
import type { Shape } from './shapes.ts';

const WEEK_PLACE = 2;
const TINY = 1e-6;

/** So many held of so many. */
export type Share = { held: number; of: number };

/** What ranges and chances came to in simulated fleets, whose truth is known. */
export type Measured = {
  /** Stores with a range, and those of them that a poll found down. */
  readonly stores: Share;
  readonly foundDown: Share;
  readonly fleet: Share;
  readonly groups: Share;
  /** The widths of ranges and of bounds, of the stores that were found down. */
  readonly widths: { likely: number; bounds: number };
  /** By fifths of the chance that was said: how often it came true, and the sum of what was said. */
  readonly ranks: readonly (Share & { said: number })[];
};

export function emptyMeasure(): Measured {
  const share = (): Share => ({ held: 0, of: 0 });
  return {
    stores: share(),
    foundDown: share(),
    fleet: share(),
    groups: share(),
    widths: { likely: 0, bounds: 0 },
    ranks: Array.from({ length: 5 }, () => ({ ...share(), said: 0 })),
  };
}

export function engine(fleet: SimulatedFleet, knowsGroups = true): { report: Report; part: SurePart } {
  const whole = createReportPart(fleet, fleet.stores.length);
  const part = createSurePart(fleet, fleet.stores.length);
  for (const { plan, polls, ...simulated } of fleet.stores) {
    const store = knowsGroups ? simulated : { ...simulated, group: undefined };
    whole.add({ ...store, name: undefined, salesPerHour: undefined }, plan, polls);
    part.add(store, plan, polls);
  }
  return { report: joinReport([whole.finish()]), part: part.finish() };
}

const count = (share: Share, holds: boolean) => {
  share.of++;
  if (holds) share.held++;
};

/** Adds one fleet to a measure. */
export function measureRanges(into: Measured, shape: Shape, seed: number): void {
  const fleet = simulateFleet(shape, seed);
  const { report, part } = engine(fleet);
  // What is joined is used up, and sums are looked at below.
  const { ranges } = joinSure(report, { own: [structuredClone(part)], weekBefore: [], doubts: [] });
  const { low, high } = ranges[WEEK_PLACE] as (typeof ranges)[number];
  const truth = fleet.stores.map(trulyDown);
  const down = numbersOf(report, 'interpolated', 'down', 'week');
  const atLeast = numbersOf(report, 'interpolated', 'down-at-least', 'week');
  const atMost = numbersOf(report, 'interpolated', 'down-at-most', 'week');
  const places = [...truth.keys()].filter((place) => !Number.isNaN(low[place]));
  for (const place of places) {
    const holds = isWithin(truth[place] as number, low[place] as number, high[place] as number);
    count(into.stores, holds);
    if (!((down[place] as number) > 0)) continue;
    count(into.foundDown, holds);
    into.widths.likely += (high[place] as number) - (low[place] as number);
    into.widths.bounds += (atMost[place] as number) - (atLeast[place] as number);
  }
  const likely = fitLikely([part.likely], [Uint32Array.from(truth.keys())], truth.length);
  if ('none' in likely) return;
  const together = createTogether(report, likely);
  const sets = [
    places,
    ...[...new Set(report.details.groups)].map((group) =>
      places.filter((place) => report.details.groups[place] === group),
    ),
  ];
  sets.forEach((set, which) => {
    const { range } = rangesTogether(together(set))[WEEK_PLACE] as Together;
    const sum = set.reduce((total, place) => total + (truth[place] as number), 0);
    count(which === 0 ? into.fleet : into.groups, isWithin(sum, range.low, range.high));
  });
  const chances = rankChances(
    truth.map((_, place) => {
      const one = likely.of(place)?.(WEEK_PLACE);
      return one && { likely: one, atLeast: atLeast[place] as number, atMost: atMost[place] as number };
    }),
  );
  const worst = new Set(
    places.toSorted((a, b) => (truth[b] as number) - (truth[a] as number)).slice(0, WORST),
  );
  for (const place of places) {
    const chance = chances[place] as number;
    if (chance === 0) continue;
    const rank = into.ranks[Math.min(4, Math.floor(chance * 5))] as Measured['ranks'][number];
    count(rank, worst.has(place));
    rank.said += chance;
  }
}

const isWithin = (value: number, low: number, high: number) => value >= low - TINY && value <= high + TINY;

/** What is said of a change between two weeks of a fleet in which nothing changed. */
export function verdictWithoutChange(shape: Shape, seed: number): ChangeVerdict | undefined {
  const [later, earlier] = [0, 1].map((weeks) => {
    const fleet = simulateFleet(shape, seed, weeks);
    const cells = createDayCellsPart(fleet, fleet.stores.length);
    for (const { plan, polls, ...store } of fleet.stores) cells.add(store, plan, polls);
    return cells.finish().cells;
  });
  if (later === undefined || earlier === undefined) throw new Error('Two weeks make a change.');
  return changeOf(later, earlier, Array.from({ length: shape.stores }).keys())?.verdict;
}

/** Shared events found where there are some, and told where there are none; and how many bins were looked at for each set. */
export type MeasuredEvents = { made: number; found: number; false: number; bins: number };

export function measureEvents(into: MeasuredEvents, shape: Shape, seed: number, events: number): void {
  const fleet = simulateFleet(shape, seed, 0, events);
  const { report, part } = engine(fleet);
  const told = joinSure(report, { own: [part], weekBefore: [], doubts: [] }).events;
  const sets = new Set([...report.details.groups, ...report.details.zones]).size + 1;
  into.bins += part.binned.bins.count * sets;
  // One in a pause, or outside of everybody's hours, nobody can find.
  const made = fleet.events.filter(({ group, from, to }) => polledDown(fleet, group, from, to) >= 10);
  into.made += made.length;
  into.found += made.filter((event) => told.some((one) => one.to > event.from && one.from < event.to)).length;
  into.false += told.filter(
    (one) => !fleet.events.some(({ from, to }) => one.to > from && one.from < to),
  ).length;
}

/** How many stores of a group a poll found down meanwhile. */
function polledDown({ stores }: SimulatedFleet, group: string, from: number, to: number): number {
  return stores.filter(
    (store) =>
      store.group === group &&
      store.polls.at.some(
        (at, poll) => at >= from && at < to && store.polls.active[poll] === 0 && isOpen(store.plan, at),
      ),
  ).length;
}

function isOpen({ business }: { readonly business: Float64Array }, at: number): boolean {
  for (let k = 0; k < business.length; k += 2) {
    if ((business[k] as number) <= at && at <= (business[k + 1] as number)) return true;
  }
  return false;
}
