import { DAY, WEEK } from '../weekly-hours.ts';

/** Days of 24 hours that a week has, counted back from its end. */
export const DAYS = WEEK / DAY;

/** Up and observed time of many stores in a week, DAYS numbers a store; two weeks have the same stores in the same order. */
export type WeekCells = {
  readonly up: Float64Array;
  readonly known: Float64Array;
  /** Business time of the week, a number a store. */
  readonly business: Float64Array;
};

/** How much uptime changed from one week to the next, as a share from −1 to 1, and whether that is more than chance. */
export type Change = {
  readonly change: number;
  /** The standard deviation that it would have by chance alone. */
  readonly deviation: number;
  readonly verdict: ChangeVerdict;
  /** How many stores it is of: those that were observed in both weeks. */
  readonly stores: number;
  /** How much of all stores' business time was observed in the week before and in this one, 0 to 1. */
  readonly observed: { readonly before: number; readonly now: number };
};

/**
 * `likely`: more than chance. `days-run-on`: it would be, were days independent of one another, but it is not beyond what days
 * that run into each other bring. `unclear`: no more than chance.
 */
export type ChangeVerdict = 'likely' | 'days-run-on' | 'unclear';

/** Fewer stores tell nothing of a change. */
const FEWEST_STORES = 20;

/** What the t distribution of twelve degrees of freedom leaves one in twenty beyond: two weeks of seven days. */
const ONE_IN_TWENTY = 2.179;

/**
 * The same of five degrees of freedom: a bad day that lasts into the next leaves of seven days some three and a half. In
 * simulated fleets whose days differed so, one change in seven was called likely where there was none, and with this one in
 * fifty (docs/how-sure.md).
 */
const ONE_IN_TWENTY_OF_FEW = 2.571;

/**
 * The change of several stores together (SPEC §16). Stores are not coins that are tossed at every poll: what one of them
 * did all week is one thing, and what all of them did on one day is one thing. So what is left beside the week's rate is
 * added up by store and by day, and what is in both is taken out once. `undefined` of too few stores.
 */
export function changeOf(later: WeekCells, earlier: WeekCells, places: Iterable<number>): Change | undefined {
  const all = [...places];
  const stores = all.filter((store) => knownOf(later, store) > 0 && knownOf(earlier, store) > 0);
  const count = stores.length;
  if (count < FEWEST_STORES) return undefined;
  const [after, before] = [later, earlier].map((week) => restOf(week, stores)) as [Rest, Rest];
  const byStore = after.stores.reduce(
    (sum, rest, store) => sum + (rest - (before.stores[store] as number)) ** 2,
    0,
  );
  const store = (count / (count - 1)) * byStore;
  const day = after.day + before.day;
  const cell = after.cell + before.cell;
  const deviation = Math.sqrt(Math.max(store + day - cell, store, day));
  const change = after.rate - before.rate;
  // Neither hides in the other: what is in both counts twice.
  const cautious = Math.sqrt(store + day);
  return {
    change,
    deviation,
    verdict: verdictOf(Math.abs(change), deviation, cautious),
    stores: count,
    observed: { before: observedOf(earlier, all), now: observedOf(later, all) },
  };
}

function verdictOf(change: number, deviation: number, cautious: number): ChangeVerdict {
  if (!(change > ONE_IN_TWENTY * deviation)) return 'unclear';
  return change > ONE_IN_TWENTY_OF_FEW * cautious ? 'likely' : 'days-run-on';
}

/** What a week's rate leaves over, all of it as a share of the week's observed time. */
type Rest = {
  readonly rate: number;
  readonly stores: Float64Array;
  /** The variance by days, and by stores and days. */
  readonly day: number;
  readonly cell: number;
};

function restOf(week: WeekCells, stores: readonly number[]): Rest {
  const sum = (of: Float64Array) =>
    stores.reduce((total, store) => {
      for (let day = 0; day < DAYS; day++) total += of[store * DAYS + day] as number;
      return total;
    }, 0);
  const known = sum(week.known);
  const rate = sum(week.up) / known;
  const byStore = new Float64Array(stores.length);
  const byDay = new Float64Array(DAYS);
  let cell = 0;
  stores.forEach((store, place) => {
    for (let day = 0; day < DAYS; day++) {
      const at = store * DAYS + day;
      const rest = ((week.up[at] as number) - rate * (week.known[at] as number)) / known;
      byStore[place] = (byStore[place] as number) + rest;
      byDay[day] = (byDay[day] as number) + rest;
      cell += rest * rest;
    }
  });
  const day = (DAYS / (DAYS - 1)) * byDay.reduce((total, rest) => total + rest * rest, 0);
  return { rate, stores: byStore, day, cell };
}

function observedOf(week: WeekCells, stores: readonly number[]): number {
  const business = stores.reduce((sum, store) => sum + (week.business[store] as number), 0);
  return stores.reduce((sum, store) => sum + knownOf(week, store), 0) / business;
}

function knownOf({ known }: WeekCells, store: number): number {
  let total = 0;
  for (let day = 0; day < DAYS; day++) total += known[store * DAYS + day] as number;
  return total;
}
