import type { OutageTable } from '../outage-table.ts';
import type { ReportDetails } from '../report.ts';

/** The other stores of a store's group that tell: how many they are, and how many at a time were down with it and usually are. */
export type Mates = {
  readonly group: string;
  readonly stores: number;
  readonly down: number;
  readonly usual: number;
};

/** `undefined` where the store has no group, or nobody else in it tells; `usualOf` is the share of a store's time that is down. */
export function matesOf(
  { groups, outages }: Pick<ReportDetails, 'groups' | 'outages'>,
  place: number,
  tells: (store: number) => boolean,
  usualOf: (store: number) => number,
): Mates | undefined {
  const group = groups[place];
  if (group === undefined) return undefined;
  const isMate = (store: number) => store !== place && groups[store] === group && tells(store);
  const mates = [...groups.keys()].filter(isMate);
  if (mates.length === 0) return undefined;
  return {
    group,
    stores: mates.length,
    down: downMeanwhile(outages, place, new Set(mates)),
    usual: mates.reduce((sum, store) => sum + usualOf(store), 0),
  };
}

/** How many of some stores had an outage of their own at a time of the store's outages, in the mean over these. */
function downMeanwhile(
  { count, store, started, ended }: OutageTable,
  place: number,
  mates: ReadonlySet<number>,
): number {
  const places = [...store.subarray(0, count).keys()];
  const own = places.filter((outage) => store[outage] === place);
  const length = (from: number, to: number) => Math.max(0, to - from);
  let [together, time] = [0, 0];
  for (const outage of own) time += length(started[outage] as number, ended[outage] as number);
  for (const other of places) {
    if (!mates.has(store[other] as number)) continue;
    for (const outage of own) {
      const from = Math.max(started[outage] as number, started[other] as number);
      together += length(from, Math.min(ended[outage] as number, ended[other] as number));
    }
  }
  return time > 0 ? together / time : 0;
}
