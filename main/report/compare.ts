import { type Caveat, caveatsOf } from './caveats.ts';
import {
  type Compared,
  type ComparedReport,
  compareParts,
  type LikelyChanges,
  type Pair,
  type Pairs,
  type Part,
  type Sides,
} from './compared.ts';
import { NO_GROUP } from './groups.ts';
import { differencesBetween } from './hours-differ.ts';
import type { StoredReport } from './report.ts';
import { groupPlaces, placesByGroup } from './roll-up.ts';
import { sameHours } from './same-hours.ts';
import { compareStoreIds } from './store-order.ts';
import { fellBetween } from './sure/fell-between.ts';
import type { FellTogether } from './sure/fell-together.ts';
import { WEEK } from './weekly-hours.ts';

export type Comparison = {
  readonly caveats: readonly Caveat[];
  /** The stores below together, but those set aside. */
  readonly fleet: Compared;
  /** Where most of their difference fell in few shared events of the one or the other. */
  readonly fell: FellTogether | undefined;
  /** By the group that a store had in each report, by name, the stores without one last; empty where none was kept. */
  readonly groups: Compared;
  /** Every store of either report, or of the group that is asked for, in the order of reports. */
  readonly stores: Compared;
  /** Of each store, as the later report calls it, or else the earlier. */
  readonly details: readonly { readonly name: string | undefined; readonly group: string | undefined }[];
};

/**
 * Holds a report against an earlier one. The fleet's difference is the sum of those of the stores in both, plus the new
 * ones, minus those gone, and the sum of the groups' likewise. Who is set aside in either is in neither's sums. Of one
 * group (SPEC §17: compared exactly) are the stores that the later report has in it, or else the earlier; its `groups`
 * are all groups still.
 */
export function compareReports(before: ComparedReport, after: ComparedReport, group?: string): Comparison {
  const sides = [before.report, after.report] as const;
  const placeIn = sides.map(({ stores }) => new Map(stores.map((id, place) => [id, place])));
  const detailOf = (id: string) => {
    const later = placeIn[1]?.get(id);
    return later === undefined ? detailAt(before.report, placeIn[0]?.get(id)) : detailAt(after.report, later);
  };
  const wanted = group === NO_GROUP ? undefined : group?.toWellFormed();
  const isAsked = (id: string) => group === undefined || detailOf(id).group === wanted;
  const ids = [...new Set([...before.report.stores, ...after.report.stores])]
    .filter(isAsked)
    .sort(compareStoreIds);
  const single = (place: number | undefined) => (place === undefined ? [] : [place]);
  const pairs = pairStores(sides, placeIn[1] ?? new Map());
  const stores = compareParts(
    sides,
    pairs,
    ids.map((name) => ({ name, places: [single(placeIn[0]?.get(name)), single(placeIn[1]?.get(name))] })),
  );
  const aside = new Set(sides.flatMap(({ leftOut = [] }) => leftOut.map(({ store }) => store)));
  const counted = sides.map(({ stores }) =>
    [...stores.keys()].filter((place) => !aside.has(stores[place] as string)),
  ) as [number[], number[]];
  const likely = likelyChanges(before, after, aside);
  const asked = sides.map(({ stores }, side) =>
    (counted[side] ?? []).filter((place) => isAsked(stores[place] ?? '')),
  ) as [number[], number[]];
  const together = { name: wanted, places: asked };
  const fleet = compareParts(sides, pairs, [together], likely(group === undefined ? 'fleet' : 'group'));
  const groupsKept = sides.every(({ details }) => details !== undefined);
  const groups = compareParts(sides, pairs, groupsKept ? groupParts(sides, counted) : [], likely('group'));
  const setAside = ids.filter((id) => aside.has(id)).length;
  const caveats = caveatsOf(before, after, stores, { groupsKept, setAside });
  const fell = fellBetween(
    { report: before.report, places: asked[0] },
    { report: after.report, places: asked[1] },
  );
  return { caveats, fleet, fell, groups, stores, details: ids.map(detailOf) };
}

/**
 * The changes that were found out with the later report, of weeks of which one ends where the other begins, as long as the
 * same stores were set aside then.
 */
function likelyChanges(
  before: ComparedReport,
  after: ComparedReport,
  aside: ReadonlySet<string>,
): (of: 'fleet' | 'group') => LikelyChanges {
  const { stores, details } = after.report;
  const sure = details?.sure;
  const isNextWeek =
    before.period === undefined && after.period === undefined && after.asOf - before.asOf === WEEK;
  const isOfSame =
    sure?.setAside.length === aside.size && sure.setAside.every((place) => aside.has(stores[place] ?? ''));
  if (sure === undefined || !isNextWeek || !isOfSame || before.reach !== after.reach)
    return () => () => undefined;
  return (of) => (name) =>
    sure.further?.together.find(({ set }) =>
      of === 'fleet' ? set.kind === 'fleet' : set.kind === 'group' && set.name === name,
    )?.change;
}

function pairStores([before, after]: Sides, placeIn: ReadonlyMap<string, number>): Pairs {
  const same = sameHours(before, after);
  const differenceOf = differencesBetween(before, after);
  const pairs = new Map<number, Pair>();
  before.stores.forEach((id, earlier) => {
    const later = placeIn.get(id);
    if (later === undefined) return;
    pairs.set(earlier, {
      later,
      same: same?.([earlier, later]),
      difference: differenceOf([earlier, later]),
    });
  });
  return pairs;
}

function detailAt({ details }: StoredReport, place = -1) {
  return { name: details?.names[place], group: details?.groups[place] };
}

function groupParts(sides: Sides, counted: readonly [readonly number[], readonly number[]]): Part[] {
  const [earlier, later] = sides.map(
    ({ details }, side) => new Map(placesByGroup(details?.groups ?? [], counted[side] ?? [])),
  ) as [Map<string | undefined, readonly number[]>, Map<string | undefined, readonly number[]>];
  const names = groupPlaces([...earlier.keys(), ...later.keys()]).map(([name]) => name);
  return names.map((name) => ({ name, places: [earlier.get(name) ?? [], later.get(name) ?? []] }));
}
