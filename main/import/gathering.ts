import type { FactKind, Said } from './kinds/kind.ts';
import { createInterner, internText } from './store-interner.ts';

/** What the rows of one store say together, settled, and how many of them added to that, overrode it or repeated it. */
export type Stated<Settled> = {
  readonly settled: Settled;
  readonly adds: number;
  readonly overrides: number;
  readonly repeats: number;
};

/** The rows of a file of facts by store, which are told by numbers of the file's own, from 0. */
export type Gathering<Row, Settled> = {
  /** Takes a row of a store, by the number of what it says. */
  addKnown(store: number, said: number): void;
  /** Takes one that says what has no number. */
  add(store: number, said: Said<Row>): void;
  /** What each says, by the numbers that the stores have elsewhere, no two the same one, in the order of these. */
  inOrder(numbers: Uint32Array): Generator<readonly [number: number, stated: Stated<Settled>]>;
};

/** What rows of one store came to so far. */
type Held<Fact> = { fact: Fact; adds: number; overrides: number; repeats: number };

/** Longer ones, and more of them, are seldom met again. */
const LONGEST_SEQUENCE = 256;
const MOST_SEQUENCES = 1 << 17;

/**
 * Gathers rows store by store, in the order of the file. Stores of a chain say the same: what a sequence of rows comes to is
 * gathered and settled once, sorted where their order does not matter. `said` tells what has a number.
 */
export function createGathering<Row extends { readonly store: string }, Fact, Settled>(
  { gather, isOfAnyOrder = () => false }: Pick<FactKind<string, Row, Fact>, 'gather' | 'isOfAnyOrder'>,
  said: readonly (Said<Row> | undefined)[],
  settle: (fact: Fact) => Settled,
): Gathering<Row, Settled> {
  /** By store: the first and the last row of one that has rows by number alone; what the others came to. */
  const first: number[] = [];
  const last: number[] = [];
  const held: (Held<Fact> | undefined)[] = [];
  const rows = createRowList();
  const sequences = createInterner();
  const known: Stated<Settled>[] = [];
  const scratch = new Uint32Array(LONGEST_SEQUENCE);

  function makeRoom(store: number): void {
    while (first.length <= store) {
      first.push(NONE);
      last.push(NONE);
      held.push(undefined);
    }
  }

  function gatherInto(held: Held<Fact> | undefined, row: Said<Row>): Held<Fact> {
    const { fact, effect } = gather(held?.fact, row);
    if (held === undefined) return { fact, adds: 1, overrides: 0, repeats: 0 };
    held.fact = fact;
    held[effect]++;
    return held;
  }

  function gatherList(store: number): Held<Fact> | undefined {
    let into: Held<Fact> | undefined;
    for (let row = first[store] ?? NONE; row !== NONE; row = rows.next(row)) {
      into = gatherInto(into, said[rows.said(row)] as Said<Row>);
    }
    return into;
  }

  /** Of each number whether it is of any order, once asked. */
  const free: boolean[] = [];
  const isFree = (number: number) => (free[number] ??= isOfAnyOrder(said[number] as Said<Row>));

  function settled({ fact, ...counts }: Held<Fact>): Stated<Settled> {
    return { settled: settle(fact), ...counts };
  }

  function statedBy(store: number): Stated<Settled> | undefined {
    const own = held[store];
    if (own !== undefined) return settled(own);
    let length = 0;
    let mayBeSorted = true;
    for (let row = first[store] ?? NONE; row !== NONE; row = rows.next(row)) {
      const number = rows.said(row);
      mayBeSorted &&= isFree(number);
      if (length < LONGEST_SEQUENCE) scratch[length] = number;
      length++;
    }
    const isKept = length <= LONGEST_SEQUENCE && sequences.count < MOST_SEQUENCES;
    if (isKept && mayBeSorted) scratch.subarray(0, length).sort();
    const sequence = isKept ? internText(sequences, new Uint8Array(scratch.buffer), 0, length * 4) : NONE;
    const before = known[sequence];
    if (before !== undefined) return before;
    const gathered = gatherList(store);
    if (gathered === undefined) return undefined;
    const stated = settled(gathered);
    if (isKept) known[sequence] = stated;
    return stated;
  }

  return {
    addKnown(store, number) {
      makeRoom(store);
      const own = held[store];
      if (own !== undefined) {
        gatherInto(own, said[number] as Said<Row>);
        return;
      }
      const row = rows.add(number);
      const before = last[store] as number;
      if (before === NONE) first[store] = row;
      else rows.follow(before, row);
      last[store] = row;
    },
    add(store, row) {
      makeRoom(store);
      held[store] = gatherInto(held[store] ?? gatherList(store), row);
    },
    *inOrder(numbers) {
      for (const [number, store] of ascending(numbers)) {
        const stated = statedBy(store);
        if (stated !== undefined) yield [number, stated];
      }
    },
  };
}

/** More than there are of either. */
const PLACES = 2 ** 26;

/** The numbers in order, each with its place; sorted as what V8 sorts by itself, which is many times faster. */
function* ascending(numbers: Uint32Array): Generator<readonly [number: number, place: number]> {
  for (const both of Float64Array.from(numbers, (number, place) => number * PLACES + place).sort()) {
    yield [Math.floor(both / PLACES), both % PLACES];
  }
}

const NONE = -1;

/** Numbers of what rows say, each with the row that follows it: eight bytes a row. */
function createRowList() {
  let said = new Uint32Array(1 << 12);
  let following = new Int32Array(1 << 12);
  let count = 0;
  return {
    said: (row: number) => said[row] as number,
    next: (row: number) => following[row] as number,
    add(number: number): number {
      if (count === said.length) {
        const [more, moreFollowing] = [new Uint32Array(2 * count), new Int32Array(2 * count)];
        more.set(said);
        moreFollowing.set(following);
        [said, following] = [more, moreFollowing];
      }
      said[count] = number;
      following[count] = NONE;
      return count++;
    },
    follow(row: number, next: number): void {
      following[row] = next;
    },
  };
}
