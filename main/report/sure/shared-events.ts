import { BIN, type Binned, type Bins, visitBins } from './shared-bins.ts';
import type { Alike, SharedEvent } from './sure.ts';

export type SharedEvents = {
  readonly events: readonly SharedEvent[];
  /** Whether a bin is shared for a store: for its group, its zone or the fleet. */
  isShared(place: number, bin: number): boolean;
};

/** Of which group and in which zone each store of a report is. */
export type Sets = {
  readonly groups: readonly (string | undefined)[];
  readonly zones: readonly string[];
};

/** Chance alone does not bring as many down together as this (SPEC §16). */
const FEWEST_INACTIVE = 5;
const TIMES_USUAL = 2;
const DEVIATIONS = 5;

/** So many bins in which hardly anybody was polled do not end an event. */
const MOST_BETWEEN = 3;
const FEWEST_POLLED = 5;

/** Where a store of the report is among those that were gathered. */
type Gathered = { readonly part: Binned; readonly store: number };

/** Finds what the stores of a report share; `placesOf` says for each part where in the report its stores are. */
export function findSharedEvents(
  parts: readonly Binned[],
  placesOf: readonly Uint32Array[],
  { groups, zones }: Sets,
): SharedEvents {
  const bins = parts[0]?.bins ?? { first: 0, count: 0 };
  const at = gatheredByPlace(parts, placesOf, zones.length);
  const events: SharedEvent[] = [];
  const inGroups = sharedOfSets('group', groups);
  const inZones = sharedOfSets('zone', zones);
  const inFleet = sharedOfFleet();

  function sharedOfSets(kind: 'group' | 'zone', names: readonly (string | undefined)[]) {
    const of: (Uint8Array | undefined)[] = names.map(() => undefined);
    for (const [name, places] of placesByName(names)) {
      if (places.length < FEWEST_INACTIVE) continue;
      const tally = tallyOf(at, places, bins.count, () => true);
      const shared = tally.shared();
      if (!shared.includes(1)) continue;
      for (const place of places) of[place] = shared;
      events.push(...eventsOf({ kind, name }, at, places, bins, shared, tally.polled));
    }
    return of;
  }

  function sharedOfFleet(): Uint8Array {
    const places = [...at.keys()];
    const isLeft = (place: number, bin: number) =>
      inGroups[place]?.[bin] !== 1 && inZones[place]?.[bin] !== 1;
    const tally = tallyOf(at, places, bins.count, isLeft);
    const shared = tally.shared();
    events.push(...eventsOf({ kind: 'fleet' }, at, places, bins, shared, tally.polled, isLeft));
    return shared;
  }

  return {
    events: events.sort((a, b) => a.from - b.from || a.to - b.to),
    isShared(place, number) {
      const bin = number - bins.first;
      return inGroups[place]?.[bin] === 1 || inZones[place]?.[bin] === 1 || inFleet[bin] === 1;
    },
  };
}

function gatheredByPlace(
  parts: readonly Binned[],
  placesOf: readonly Uint32Array[],
  stores: number,
): readonly (Gathered | undefined)[] {
  const gathered = new Array<Gathered | undefined>(stores).fill(undefined);
  parts.forEach((part, p) => {
    placesOf[p]?.forEach((place, store) => {
      if (!Number.isNaN(part.usual[store])) gathered[place] = { part, store };
    });
  });
  return gathered;
}

function placesByName(names: readonly (string | undefined)[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  names.forEach((name, place) => {
    if (name === undefined) return;
    const of = places.get(name);
    if (of === undefined) places.set(name, [place]);
    else of.push(place);
  });
  return places;
}

/** Of a set of stores, bin by bin, how many were polled; of those that are counted, how many inactive, and how many usually are. */
function tallyOf(
  at: readonly (Gathered | undefined)[],
  places: readonly number[],
  count: number,
  isCounted: (place: number, bin: number) => boolean,
) {
  const polled = new Uint32Array(count);
  const inactive = new Uint32Array(count);
  const expected = new Float64Array(count);
  const variance = new Float64Array(count);
  for (const place of places) {
    const where = at[place];
    if (where === undefined) continue;
    const usual = where.part.usual[where.store] as number;
    visitBins(where.part, where.store, (bin, isInactive) => {
      polled[bin] = (polled[bin] as number) + 1;
      if (!isCounted(place, bin)) return;
      if (isInactive) inactive[bin] = (inactive[bin] as number) + 1;
      expected[bin] = (expected[bin] as number) + usual;
      variance[bin] = (variance[bin] as number) + usual * (1 - usual);
    });
  }
  const isShared = (bin: number) => {
    const n = inactive[bin] as number;
    const usual = expected[bin] as number;
    return (
      n >= FEWEST_INACTIVE &&
      n >= TIMES_USUAL * usual &&
      n - usual > DEVIATIONS * Math.sqrt(variance[bin] as number)
    );
  };
  return { polled, shared: () => Uint8Array.from(inactive, (_, bin) => (isShared(bin) ? 1 : 0)) };
}

/** The runs of shared bins of a set, with the stores that were inactive in them. */
function eventsOf(
  alike: Alike,
  at: readonly (Gathered | undefined)[],
  places: readonly number[],
  bins: Bins,
  shared: Uint8Array,
  polled: Uint32Array,
  isCounted: (place: number, bin: number) => boolean = () => true,
): SharedEvent[] {
  const runs: { first: number; last: number; stores: number[] }[] = [];
  shared.forEach((isShared, bin) => {
    if (isShared === 0) return;
    const run = runs.at(-1);
    if (run !== undefined && isOneEvent(run.last, bin, polled)) run.last = bin;
    else runs.push({ first: bin, last: bin, stores: [] });
  });
  if (runs.length === 0) return [];
  for (const place of places) {
    const where = at[place];
    if (where === undefined) continue;
    visitBins(where.part, where.store, (bin, isInactive) => {
      if (!isInactive || shared[bin] === 0 || !isCounted(place, bin)) return;
      const run = runs.find(({ first, last }) => first <= bin && bin <= last);
      if (run !== undefined && run.stores.at(-1) !== place) run.stores.push(place);
    });
  }
  return runs.map(({ first, last, stores }) => ({
    alike,
    from: (bins.first + first) * BIN,
    to: (bins.first + last + 1) * BIN,
    stores,
  }));
}

function isOneEvent(last: number, next: number, polled: Uint32Array): boolean {
  if (next - last - 1 > MOST_BETWEEN) return false;
  return polled.subarray(last + 1, next).every((stores) => stores < FEWEST_POLLED);
}
