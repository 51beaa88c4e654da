import type { SortedPolls } from '../import/sort-polls.ts';
import type { Database } from './connection.ts';
import {
  firstKeyOf,
  fromBlob,
  holds,
  mergeBlocks,
  newestOf,
  type PollBlock,
  packBlock,
  toBlob,
  type WeekBlock,
  weekOf,
  weekOfKey,
} from './poll-block.ts';

export type MergeCounts = { added: number; replaced: number; unchanged: number };

type Group = { readonly week: number; readonly store: number; readonly from: number; readonly to: number };

/**
 * Stores a sorted batch and says what its rows came to, inside the transaction of the caller: weeks ascending, stores ascending, the order of the key.
 * `onGroup` is called with the share done (0 to 1) every few thousand blocks and may throw to stop.
 */
export function savePolls(
  database: Database,
  batch: SortedPolls,
  onGroup: (share: number) => void,
): MergeCounts {
  const counts: MergeCounts = { added: 0, replaced: batch.replaced, unchanged: batch.repeated };
  const storedWeeks = new Set(
    database.prepare<[], number>('SELECT DISTINCT week FROM poll_week').pluck().all(),
  );
  const find = database
    .prepare<[number, number], Buffer>('SELECT polls FROM poll_week WHERE week = ? AND store = ?')
    .pluck();
  const save = database.prepare('INSERT OR REPLACE INTO poll_week (week, store, polls) VALUES (?, ?, ?)');
  const groups = weekGroups(batch);
  groups.forEach(({ week, store, from, to }, index) => {
    if (index % 2048 === 0) onGroup(index / groups.length);
    const block = packBlock(batch.keys.subarray(from, to), week);
    const stored = storedWeeks.has(week) ? find.get(week, store) : undefined;
    if (stored === undefined) {
      counts.added += block.length;
      save.run(week, store, toBlob(block));
      return;
    }
    const before = fromBlob(stored);
    const merged = mergeBlocks(before, block);
    counts.added += merged.added;
    counts.replaced += merged.replaced;
    counts.unchanged += merged.unchanged;
    if (batch.overridden.size > 0) {
      const overruled = countOverruled(batch, from, block, before);
      counts.replaced -= overruled;
      counts.unchanged += overruled;
    }
    if (merged.added + merged.replaced > 0) save.run(week, store, toBlob(merged.block));
  });
  return counts;
}

/** Of the rows that later ones of their file override, those that would have changed what is stored, yet did not. */
function countOverruled(
  { overridden }: SortedPolls,
  from: number,
  block: PollBlock,
  stored: PollBlock,
): number {
  let count = 0;
  block.forEach((packed, index) => {
    const rows = overridden.get(from + index) ?? 0;
    if (rows > 0 && holds(stored, packed)) count += rows;
  });
  return count;
}

function weekGroups({ stores, ends, keys }: SortedPolls): Group[] {
  const groups: Group[] = [];
  let from = 0;
  stores.forEach((store, index) => {
    const end = ends[index] as number;
    while (from < end) {
      const week = weekOfKey(keys[from] as number);
      const nextWeek = firstKeyOf(week + 1);
      let to = from + 1;
      while (to < end && (keys[to] as number) < nextWeek) to++;
      groups.push({ week, store, from, to });
      from = to;
    }
  });
  return groups.sort((a, b) => a.week - b.week || a.store - b.store);
}

/** The time of the newest poll (ms since the epoch), or `undefined` where there is none. */
export function newestPoll(database: Database): number | undefined {
  const week =
    database.prepare<[], number | null>('SELECT max(week) FROM poll_week').pluck().get() ?? undefined;
  if (week === undefined) return undefined;
  const lastOfBlocks = database
    .prepare<[number], Buffer>('SELECT substr(polls, -4) FROM poll_week WHERE week = ?')
    .pluck();
  let newest = Number.NEGATIVE_INFINITY;
  for (const last of lastOfBlocks.iterate(week)) newest = Math.max(newest, newestOf(last, week));
  return newest;
}

/** Blocks by store number, weeks ascending, for the weeks that hold the instants from `from` to `to`. */
export function readBlocks(database: Database, from: number, to: number): Map<number, WeekBlock[]> {
  const byStore = new Map<number, WeekBlock[]>();
  const rows = database
    .prepare<[number, number], [number, number, Buffer]>(
      'SELECT week, store, polls FROM poll_week WHERE week BETWEEN ? AND ? ORDER BY week, store',
    )
    .raw()
    .iterate(weekOf(from), weekOf(to));
  for (const [week, store, polls] of rows) {
    const entry = { week, block: fromBlob(polls) };
    const blocks = byStore.get(store);
    if (blocks === undefined) byStore.set(store, [entry]);
    else blocks.push(entry);
  }
  return byStore;
}
