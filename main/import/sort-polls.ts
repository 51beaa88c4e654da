import { keyTime } from './poll-key.ts';
import type { SegmentPolls } from './segment.ts';

/** What the rows of a batch came to before they meet what is stored. */
export type SortedPolls = {
  /** Ascending store numbers; the polls of `stores[i]` are `keys[ends[i - 1] … ends[i])`, ascending, one per time. */
  readonly stores: Uint32Array;
  readonly ends: Uint32Array;
  readonly keys: Float64Array;
  /** Rows whose status a later row of the batch, for the same store and time, overrides. */
  readonly replaced: number;
  /** How many of those rows each key overrides, by its place in `keys`; a key that overrides none is not in it. */
  readonly overridden: ReadonlyMap<number, number>;
  /** Rows that say what another row of the batch says. */
  readonly repeated: number;
};

/**
 * Orders polls by store and time and keeps one for each store and time, the later row winning (SPEC §1). A counting
 * sort by store and the typed array's own sort by time: 0.2 s for 2 million polls, a comparison sort of objects 3 s.
 */
export function sortPolls(batch: readonly SegmentPolls[]): SortedPolls {
  const { fileOrder, ends: groupEnds } = groupByStore(batch);
  const keys = fileOrder.slice();
  const stores: number[] = [];
  const ends: number[] = [];
  const overridden = new Map<number, number>();
  let used = 0;
  let replaced = 0;
  let repeated = 0;
  let from = 0;
  for (let store = 0; store < groupEnds.length; store++) {
    const to = groupEnds[store] as number;
    if (to === from) continue;
    const group = keys.subarray(from, to).sort();
    const start = used;
    let disagrees = false;
    for (const key of group) {
      if (used > start && keys[used - 1] === key) repeated++;
      else {
        if (used > start && keyTime(keys[used - 1] as number) === keyTime(key)) disagrees = true;
        keys[used++] = key;
      }
    }
    if (disagrees) {
      const settled = settle(fileOrder.subarray(from, to));
      keys.set(settled.keys, start);
      repeated += settled.repeated - (to - from - (used - start));
      settled.keys.forEach((key, place) => {
        const count = settled.overridden.get(keyTime(key)) ?? 0;
        if (count > 0) overridden.set(start + place, count);
        replaced += count;
      });
      used = start + settled.keys.length;
    }
    stores.push(store);
    ends.push(used);
    from = to;
  }
  return {
    stores: Uint32Array.from(stores),
    ends: Uint32Array.from(ends),
    keys: keys.subarray(0, used),
    replaced,
    overridden,
    repeated,
  };
}

function groupByStore(batch: readonly SegmentPolls[]): { fileOrder: Float64Array; ends: Uint32Array } {
  let total = 0;
  let largest = -1;
  for (const { stores } of batch) {
    total += stores.length;
    for (let i = 0; i < stores.length; i++)
      if ((stores[i] as number) > largest) largest = stores[i] as number;
  }
  const next = new Uint32Array(largest + 2);
  for (const { stores } of batch) {
    for (let i = 0; i < stores.length; i++) {
      const slot = (stores[i] as number) + 1;
      next[slot] = (next[slot] as number) + 1;
    }
  }
  for (let i = 1; i < next.length; i++) next[i] = (next[i] as number) + (next[i - 1] as number);
  const fileOrder = new Float64Array(total);
  for (const { stores, keys } of batch) {
    for (let i = 0; i < stores.length; i++) {
      const store = stores[i] as number;
      const place = next[store] as number;
      fileOrder[place] = keys[i] as number;
      next[store] = place + 1;
    }
  }
  return { fileOrder, ends: next.subarray(0, largest + 1) };
}

/** Goes through one store's rows in file order, the later row winning; used only where rows disagree. */
function settle(fileOrder: Float64Array): {
  keys: Float64Array;
  overridden: Map<number, number>;
  repeated: number;
} {
  const latest = new Map<number, number>();
  const overridden = new Map<number, number>();
  let repeated = 0;
  for (const key of fileOrder) {
    const at = keyTime(key);
    const earlier = latest.get(at);
    if (earlier === key) repeated++;
    else if (earlier !== undefined) overridden.set(at, (overridden.get(at) ?? 0) + 1);
    latest.set(at, key);
  }
  return { keys: Float64Array.from(latest.values()).sort(), overridden, repeated };
}
