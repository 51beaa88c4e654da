import { firstKeyOf, WEEK_MS, weekOfKey } from './poll-key.ts';
import type { SegmentPolls } from './segment.ts';

/**
 * Polls of one week in the form in which they are stored: for each store one block of ascending numbers, each a poll's
 * key counted from the week's first one, one per time.
 */
export type WeekPolls = {
  readonly week: number;
  /** The places of these stores among all of the batch, in the order of their numbers. */
  readonly places: Uint32Array;
  /** Ascending store numbers; the block of `stores[i]` is `packed[ends[i - 1] … ends[i])`. */
  readonly stores: Uint32Array;
  readonly ends: Uint32Array;
  readonly packed: Uint32Array;
  /** Rows whose status a later row of the batch, for the same store and time, overrides. */
  readonly replaced: number;
  /** How many of those rows each poll overrides, by its place in `packed`; a poll that overrides none is not in it. */
  readonly overridden: ReadonlyMap<number, number>;
  /** Rows that say what another row of the batch says. */
  readonly repeated: number;
};

/** Rows of polls, held at eight bytes each by week until they are put in order. */
export type PollBatch = {
  /** Takes rows in file order. */
  add(rows: SegmentPolls): void;
  /**
   * All of them by week, store and time, one for each store and time, the later row winning (SPEC §1); `numbers[store]`
   * is the store's number in the database. Pieces of a week come in order, and are put in order as they are asked for.
   */
  inOrder(numbers: Uint32Array): Generator<WeekPolls>;
};

/** Polls of a piece: few enough to write one while the next is put in order. */
const PIECE_POLLS = 1 << 18;

type Rows = { stores: Uint32Array; packed: Uint32Array; used: number };

/** The rows of a week in file order. */
type WeekRows = { readonly week: number; readonly firstKey: number; readonly full: Rows[]; last: Rows };

const FIRST_ROWS = 1 << 8;
const MOST_ROWS = 1 << 20;
const WEEK_KEYS = WEEK_MS * 2;

export function createPollBatch(): PollBatch {
  const weeks = new Map<number, WeekRows>();
  let current = weekRows(0);
  const rowsOf = (week: number): WeekRows => {
    const known = weeks.get(week);
    if (known !== undefined) return known;
    const rows = weekRows(week);
    weeks.set(week, rows);
    return rows;
  };
  return {
    add({ stores, keys }) {
      current = rowsOf(current.week);
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i] as number;
        let packed = key - current.firstKey;
        if (packed < 0 || packed >= WEEK_KEYS) {
          current = rowsOf(weekOfKey(key));
          packed = key - current.firstKey;
        }
        let { last } = current;
        if (last.used === last.packed.length) last = makeRoom(current);
        last.stores[last.used] = stores[i] as number;
        last.packed[last.used++] = packed;
      }
    },
    *inOrder(numbers) {
      const order = orderOf(numbers);
      for (const week of [...weeks.keys()].sort((a, b) => a - b)) {
        const rows = rowsOf(week);
        // Its rows are not needed once they are grouped.
        weeks.delete(week);
        yield* pieces(rows, order);
      }
    },
  };
}

function weekRows(week: number): WeekRows {
  return { week, firstKey: firstKeyOf(week), full: [], last: rowsFor(FIRST_ROWS) };
}

function rowsFor(count: number): Rows {
  return { stores: new Uint32Array(count), packed: new Uint32Array(count), used: 0 };
}

function makeRoom(week: WeekRows): Rows {
  week.full.push(week.last);
  week.last = rowsFor(Math.min(week.last.packed.length * 2, MOST_ROWS));
  return week.last;
}

/** The places of stores in the order of their numbers in the database: of each store its place, of each place its number. */
type StoreOrder = { readonly places: Uint32Array; readonly numbers: Uint32Array };

function orderOf(numbers: Uint32Array): StoreOrder {
  const stores = Uint32Array.from(numbers.keys());
  // Stores that are new to the database got their numbers in this order already.
  if (!numbers.every((number, store) => store === 0 || number > (numbers[store - 1] as number))) {
    stores.sort((a, b) => (numbers[a] as number) - (numbers[b] as number));
  }
  const places = new Uint32Array(numbers.length);
  stores.forEach((store, place) => {
    places[store] = place;
  });
  return { places, numbers: numbers.slice().sort() };
}

function* pieces(rows: WeekRows, { places, numbers }: StoreOrder): Generator<WeekPolls> {
  const { fileOrder, ends } = groupByStore(rows, places);
  let from = 0;
  for (let place = 0; place < ends.length; ) {
    let to = place;
    while (to < ends.length && (to === place || (ends[to] as number) - from <= PIECE_POLLS)) to++;
    const piece = orderPiece(fileOrder, from, ends.subarray(place, to), numbers, place);
    if (piece.packed.length > 0) yield { week: rows.week, ...piece };
    from = ends[to - 1] as number;
    place = to;
  }
}

/** A counting sort by store, which leaves the rows of each in file order, and gives up those that it was handed. */
function groupByStore(
  { full, last }: WeekRows,
  places: Uint32Array,
): { fileOrder: Uint32Array; ends: Uint32Array } {
  const parts = [...full, last];
  const next = new Uint32Array(places.length + 1);
  for (const { stores, used } of parts) {
    for (let i = 0; i < used; i++) {
      const slot = (places[stores[i] as number] as number) + 1;
      next[slot] = (next[slot] as number) + 1;
    }
  }
  for (let i = 1; i < next.length; i++) next[i] = (next[i] as number) + (next[i - 1] as number);
  const fileOrder = new Uint32Array(next[places.length] as number);
  for (const { stores, packed, used } of parts) {
    for (let i = 0; i < used; i++) {
      const place = places[stores[i] as number] as number;
      const at = next[place] as number;
      fileOrder[at] = packed[i] as number;
      next[place] = at + 1;
    }
    giveUp(stores);
    giveUp(packed);
  }
  return { fileOrder, ends: next.subarray(0, places.length) };
}

/** Frees its memory now: of a large file the rows take twice what they take in order, and the collector waits. */
function giveUp({ buffer }: Uint32Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** The groups that end at `groupEnds`, the first of which begins at `begin` and is of the store at `firstPlace`, each in the order of time. */
function orderPiece(
  fileOrder: Uint32Array,
  begin: number,
  groupEnds: Uint32Array,
  numbers: Uint32Array,
  firstPlace: number,
): Omit<WeekPolls, 'week'> {
  const packed = fileOrder.slice(begin, groupEnds[groupEnds.length - 1]);
  const places = new Uint32Array(groupEnds.length);
  const ends = new Uint32Array(groupEnds.length);
  const overridden = new Map<number, number>();
  let [count, used, replaced, repeated] = [0, 0, 0, 0];
  let from = begin;
  groupEnds.forEach((to, index) => {
    if (to === from) return;
    const rows = packed.subarray(from - begin, to - begin);
    if (!isInOrder(rows)) rows.sort();
    const start = used;
    if (isInOrder(rows)) {
      if (start !== from - begin) packed.copyWithin(start, from - begin, to - begin);
      used += rows.length;
    } else {
      const settled = settle(fileOrder.subarray(from, to));
      packed.set(settled.packed, start);
      used += settled.packed.length;
      repeated += settled.repeated;
      settled.packed.forEach((poll, place) => {
        const rowsOverridden = settled.overridden.get(poll >>> 1) ?? 0;
        if (rowsOverridden > 0) overridden.set(start + place, rowsOverridden);
        replaced += rowsOverridden;
      });
    }
    places[count] = firstPlace + index;
    ends[count++] = used;
    from = to;
  });
  return {
    places: places.slice(0, count),
    stores: places.slice(0, count).map((place) => numbers[place] as number),
    ends: ends.slice(0, count),
    packed: used === packed.length ? packed : packed.slice(0, used),
    replaced,
    overridden,
    repeated,
  };
}

/** Whether the times ascend, none of them twice. */
function isInOrder(rows: Uint32Array): boolean {
  let previous = -1;
  for (let i = 0; i < rows.length; i++) {
    const at = (rows[i] as number) >>> 1;
    if (at <= previous) return false;
    previous = at;
  }
  return true;
}

/** Goes through one store's rows in file order, the later row winning; used only where rows are of the same time. */
function settle(fileOrder: Uint32Array): {
  packed: Uint32Array;
  overridden: Map<number, number>;
  repeated: number;
} {
  const latest = new Map<number, number>();
  const overridden = new Map<number, number>();
  let repeated = 0;
  for (const poll of fileOrder) {
    const at = poll >>> 1;
    const earlier = latest.get(at);
    if (earlier === poll) repeated++;
    else if (earlier !== undefined) overridden.set(at, (overridden.get(at) ?? 0) + 1);
    latest.set(at, poll);
  }
  return { packed: Uint32Array.from(latest.values()).sort(), overridden, repeated };
}
