import { doubled, doubles, trimmed } from '../growing.ts';
import type { Milliseconds } from '../types.ts';

/** Spells of many stores in one state, any order: when each begins, and when it ends. */
export type Spells = { readonly begins: Float64Array; readonly ends: Float64Array };

/** Gathers spells: `add` each, then `finish`. A store's are taken back by the count from before it. */
export function createSpellList() {
  let [begins, ends] = [doubles(FIRST), doubles(FIRST)];
  let count = 0;
  return {
    add(from: Milliseconds, to: Milliseconds): void {
      if (count === begins.length) [begins, ends] = [doubled(begins, doubles), doubled(ends, doubles)];
      begins[count] = from;
      ends[count++] = to;
    },
    /** As add, save that a spell which begins where the last one ends goes on from it, unless that is among the first so many. */
    goOn(first: number, from: Milliseconds, to: Milliseconds): void {
      if (count > first && ends[count - 1] === from) ends[count - 1] = to;
      else this.add(from, to);
    },
    count: () => count,
    /** Forgets all but the first so many. */
    cutTo(spells: number): void {
      count = spells;
    },
    finish: (): Spells => ({
      begins: trimmed(begins, count, doubles),
      ends: trimmed(ends, count, doubles),
    }),
  };
}

const FIRST = 1024;

/**
 * How much time many stores together spend in a state between any two instants, exactly: every spell that has begun adds what
 * has passed since, every one that has ended takes what has passed since that. Sums of half milliseconds are exact.
 */
export function createStateTimes(
  spells: readonly Spells[],
): (from: Milliseconds, to: Milliseconds) => Milliseconds {
  const begun = sumsOf(spells.map(({ begins }) => begins));
  const ended = sumsOf(spells.map(({ ends }) => ends));
  const before = (instant: Milliseconds) => begun(instant) - ended(instant);
  return (from, to) => before(to) - before(from);
}

const EACH_STRETCH = 8;

/** What has passed since all of some instants that are not later than a given one, added up. */
function sumsOf(lists: readonly Float64Array[]): (instant: Milliseconds) => number {
  const sorted = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    sorted.set(list, at);
    at += list.length;
  }
  sorted.sort();
  // Counted from the first, so that sums stay small enough to be exact.
  const origin = sorted[0] ?? 0;
  const sums = new Float64Array(sorted.length + 1);
  for (let place = 0; place < sorted.length; place++) {
    sums[place + 1] = (sums[place] as number) + ((sorted[place] as number) - origin);
  }
  // Where each of as many even stretches of time begins: only within one of them is looked.
  const last = sorted.at(-1) ?? 0;
  const stretch = Math.max(1, (last - origin) / Math.max(1, sorted.length / EACH_STRETCH));
  const begins = new Uint32Array(Math.floor((last - origin) / stretch) + 3);
  for (const instant of sorted) {
    const next = Math.floor((instant - origin) / stretch) + 1;
    begins[next] = (begins[next] as number) + 1;
  }
  for (let place = 1; place < begins.length; place++) {
    begins[place] = (begins[place] as number) + (begins[place - 1] as number);
  }
  return (instant) => {
    if (!(instant >= origin)) return 0;
    if (instant >= last) return sorted.length * (instant - origin) - (sums[sorted.length] as number);
    const at = Math.floor((instant - origin) / stretch);
    let low = begins[at] as number;
    let high = begins[at + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] as number) <= instant) low = middle + 1;
      else high = middle;
    }
    return low * (instant - origin) - (sums[low] as number);
  };
}
