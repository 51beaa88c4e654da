import { numbersOf, periodsHeld } from '../numbers.ts';
import type { Report } from '../report.ts';
import { placesByGroup } from '../roll-up.ts';
import { countedPlaces, leftOutTest } from '../set-aside.ts';
import { type Change, changeOf, type WeekCells } from './change.ts';
import { type DayCellsPart, joinDayCells } from './day-cells.ts';
import type { DoubtsPart } from './doubts-part.ts';
import { joinEdges } from './edge-table.ts';
import { joinGroupHours } from './group-hours.ts';
import { fitLikely, type LikelyStores } from './likely.ts';
import { giveUpLikely } from './likely-part.ts';
import { rangeOf } from './likely-range.ts';
import { ownOrShared } from './own-or-shared.ts';
import { rankChances } from './rank.ts';
import { findSharedEvents } from './shared-events.ts';
import {
  type LikelyRanges,
  type NoLikely,
  type SetSure,
  type StoreDoubts,
  type Sure,
  WITHOUT_RANGE,
} from './sure.ts';
import { giveUpShared, type SurePart } from './sure-part.ts';
import { addTogether, createTogether, rangesTogether } from './together.ts';

/** What was gathered of the stores of a report. */
export type SureParts = {
  readonly own: readonly SurePart[];
  /** The days of the week before; of a period, or where no poll was made then, none. */
  readonly weekBefore: readonly DayCellsPart[];
  /** None where polls do not reach back far enough. */
  readonly doubts: readonly DoubtsPart[];
};

/**
 * Joins what was gathered, which is used up: what is left of it would count beside the rest. Between its steps it asks `mayGoOn`,
 * which throws where somebody gave it up.
 */
export function joinSure(report: Report, parts: SureParts, mayGoOn: () => void = () => undefined): Sure {
  const { own } = parts;
  const stores = report.stores.length;
  const placesOf = placesIn(report.stores, own);
  const likely = fitLikely(
    own.map(({ likely }) => likely),
    placesOf,
    stores,
    leftOutTest(report),
  );
  mayGoOn();
  const ranges = 'none' in likely ? noRanges(report) : rangesOf(report, likely);
  const without = Uint8Array.from(report.stores, (_, place) =>
    WITHOUT_RANGE.indexOf('none' in likely ? 'too-little' : likely.without(place)),
  );
  const rank = rankOf(report, likely);
  const together = setsOf(report, likely, weeksOf(report, parts, placesOf), mayGoOn);
  for (const part of own) giveUpLikely(part.likely);
  mayGoOn();
  const shared = findSharedEvents(
    own.map(({ binned }) => binned),
    placesOf,
    report.details,
  );
  mayGoOn();
  const outages = ownOrShared(report, own, placesOf, shared.isShared);
  for (const part of own) giveUpShared(part);
  const edges = joinEdges(
    own.map(({ edges }) => edges),
    placesOf,
    stores,
  );
  const usual = joinGroupHours(own.map(({ groupHours }) => groupHours));
  return {
    ranges,
    kinds: 'none' in likely ? likely.none : [...likely.weights],
    setAside: (report.leftOut ?? []).map(({ place }) => place),
    events: shared.events,
    outages,
    further: { without, rank, together, edges, usual, doubts: joinDoubts(report.stores, parts.doubts) },
  };
}

type Fitted = LikelyStores | { readonly none: NoLikely };

/** For each part where in the report its stores are. */
function placesIn(
  stores: readonly string[],
  parts: readonly { readonly stores: readonly string[] }[],
): Uint32Array[] {
  const placeOf = new Map(stores.map((id, place) => [id, place]));
  return parts.map((part) => Uint32Array.from(part.stores, (id) => placeOf.get(id) as number));
}

function noRanges(report: Report): LikelyRanges[] {
  const none = () => new Float64Array(report.stores.length).fill(Number.NaN);
  return periodsHeld(report).map((window) => ({ window, low: none(), high: none() }));
}

function rangesOf(report: Report, likely: LikelyStores): LikelyRanges[] {
  const ranges = noRanges(report);
  const bounds = ranges.map(({ window }) => boundsIn(report, window));
  for (let place = 0; place < report.stores.length; place++) {
    const own = likely.of(place);
    if (own === undefined) continue;
    ranges.forEach(({ low, high }, period) => {
      const { atLeast, atMost } = bounds[period] as (typeof bounds)[number];
      const range = rangeOf(own(period), atLeast[place] as number, atMost[place] as number);
      low[place] = range.low;
      high[place] = range.high;
    });
  }
  return ranges;
}

const boundsIn = (report: Report, window: LikelyRanges['window']) => ({
  atLeast: numbersOf(report, 'interpolated', 'down-at-least', window),
  atMost: numbersOf(report, 'interpolated', 'down-at-most', window),
});

/** In the longest window. */
function rankOf(report: Report, likely: Fitted): Float64Array {
  if ('none' in likely) return new Float64Array(report.stores.length).fill(Number.NaN);
  const windows = periodsHeld(report);
  const longest = windows.length - 1;
  const { atLeast, atMost } = boundsIn(report, windows[longest] as LikelyRanges['window']);
  const isLeftOut = leftOutTest(report);
  return rankChances(
    report.stores.map((_, place) => {
      const one = isLeftOut(place) ? undefined : likely.of(place)?.(longest);
      return one && { likely: one, atLeast: atLeast[place] as number, atMost: atMost[place] as number };
    }),
  );
}

type Weeks = { readonly later: WeekCells; readonly earlier: WeekCells };

function weeksOf(
  report: Report,
  { own, weekBefore }: SureParts,
  placesOf: readonly Uint32Array[],
): Weeks | undefined {
  const days = own.flatMap((part) => part.days ?? []);
  if (days.length < own.length || weekBefore.length === 0) return undefined;
  const stores = report.stores.length;
  return {
    later: joinDayCells(days, placesOf, stores),
    earlier: joinDayCells(
      weekBefore.map(({ cells }) => cells),
      placesIn(report.stores, weekBefore),
      stores,
    ),
  };
}

function setsOf(report: Report, likely: Fitted, weeks: Weeks | undefined, mayGoOn: () => void): SetSure[] {
  const together = 'none' in likely ? undefined : createTogether(report, likely);
  const change = (places: Iterable<number>): { change: Change } | undefined => {
    const found = weeks && changeOf(weeks.later, weeks.earlier, places);
    return found && { change: found };
  };
  const counted = countedPlaces(report);
  const groups = placesByGroup(report.details.groups, counted).map(([name, places]) => {
    mayGoOn();
    return { name, places, sums: together?.(places) ?? [] };
  });
  return [
    {
      set: { kind: 'fleet' },
      ranges: rangesTogether(addTogether(groups.map(({ sums }) => sums))),
      ...change(counted),
    },
    ...groups.map(
      ({ name, places, sums }): SetSure => ({
        set: { kind: 'group', ...(name !== undefined && { name }) },
        ranges: rangesTogether(sums),
        ...change(places),
      }),
    ),
  ];
}

function joinDoubts(stores: readonly string[], parts: readonly DoubtsPart[]): StoreDoubts[] {
  const placesOf = placesIn(stores, parts);
  return parts
    .flatMap(({ doubts }, part) =>
      doubts.map((of) => ({ ...of, store: placesOf[part]?.[of.store] as number })),
    )
    .sort((a, b) => a.store - b.store);
}
