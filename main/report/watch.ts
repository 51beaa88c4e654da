import type { State } from './interpolated.ts';
import type { Extent, Period } from './period.ts';
import type { Milliseconds } from './types.ts';

const MINUTE: Milliseconds = 60_000;

/** What is known of some stores together in each minute of the periods. */
export type Watched = {
  /** When the first minute begins. */
  readonly from: Milliseconds;
  readonly periods: readonly Period[];
  /**
   * What changes from each minute to the next: stores of which something is known (one may count more than once), and
   * stores unknown for all of it.
   */
  readonly known: Int32Array;
  readonly whollyUnknown: Int32Array;
  /** Time unknown of stores of which the minute holds other time too. */
  readonly partlyUnknown: Float64Array;
};

/** Watches over stores: `hear` every spell of each, then `finish`. */
export function createWatch({ from: begin, to: end }: Extent, periods: readonly Period[]) {
  const minutes = Math.max(0, Math.ceil((end - begin) / MINUTE));
  const known = new Int32Array(minutes + 1);
  const whollyUnknown = new Int32Array(minutes + 1);
  const partlyUnknown = new Float64Array(minutes);

  // The last spells of which something is known, as far as each begins where the one before ended.
  let [knownFrom, knownTo] = [0, 0];

  function hear(state: State, from: Milliseconds, to: Milliseconds): void {
    if (state === 'unknown') hearUnknown(from, to);
    else if (from === knownTo) knownTo = to;
    else {
      countKnown();
      knownFrom = from;
      knownTo = to;
    }
  }

  function countKnown(): void {
    const start = Math.max(knownFrom, begin) - begin;
    const until = Math.min(knownTo, end) - begin;
    if (until <= start) return;
    change(known, Math.floor(start / MINUTE), 1);
    change(known, Math.ceil(until / MINUTE), -1);
  }

  function hearUnknown(from: Milliseconds, to: Milliseconds): void {
    const start = Math.max(from, begin) - begin;
    const until = Math.min(to, end) - begin;
    if (until <= start) return;
    const first = Math.floor(start / MINUTE);
    const last = Math.ceil(until / MINUTE) - 1;
    if (first === last) {
      partlyUnknown[first] = (partlyUnknown[first] as number) + until - start;
    } else {
      partlyUnknown[first] = (partlyUnknown[first] as number) + (first + 1) * MINUTE - start;
      partlyUnknown[last] = (partlyUnknown[last] as number) + until - last * MINUTE;
      change(whollyUnknown, first + 1, 1);
      change(whollyUnknown, last, -1);
    }
  }

  return {
    hear,
    finish(): Watched {
      countKnown();
      [knownFrom, knownTo] = [0, 0];
      return { from: begin, periods, known, whollyUnknown, partlyUnknown };
    },
  };
}

/**
 * Unknown business time of all stores together while nobody was watched, in each of the periods: where for a whole minute
 * nothing is known of any of them. `parts` are of some of the stores each.
 */
export function timeNobodyWatched(parts: readonly Watched[]): Milliseconds[] {
  const [first] = parts;
  if (first === undefined) return [];
  const { periods, from } = first;
  const times = periods.map(() => 0);
  const minutes = first.partlyUnknown.length;
  let storesKnown = 0;
  let storesUnknown = 0;
  for (let minute = 0; minute < minutes; minute++) {
    let partly = 0;
    for (const { known, whollyUnknown, partlyUnknown } of parts) {
      storesKnown += known[minute] as number;
      storesUnknown += whollyUnknown[minute] as number;
      partly += partlyUnknown[minute] as number;
    }
    if (storesKnown > 0) continue;
    const start = from + minute * MINUTE;
    periods.forEach((period, place) => {
      if (start < period.from || start >= period.to) return;
      times[place] = (times[place] as number) + storesUnknown * MINUTE + partly;
    });
  }
  return times;
}

function change(counts: Int32Array, place: number, by: number): void {
  counts[place] = (counts[place] as number) + by;
}
