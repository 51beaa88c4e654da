import type { StateStretch } from './interpolated.ts';
import { type Milliseconds, WINDOWS } from './types.ts';
import { WEEK } from './weekly-hours.ts';

const MINUTE: Milliseconds = 60_000;
const MINUTES = WEEK / MINUTE;

/**
 * Tells time unknown because nobody was watched then from time unknown of some stores only: in the first, for a whole
 * minute of the week before as-of, nothing is known of any store. `hear` every stretch of every store, then ask.
 */
export function createWatch(asOf: Milliseconds) {
  const weekStart = asOf - WEEK;
  // What changes from each minute to the next: stores of which something is known, stores unknown for all of it.
  const known = new Int32Array(MINUTES + 1);
  const whollyUnknown = new Int32Array(MINUTES + 1);
  const partlyUnknown = new Float64Array(MINUTES);

  function hear({ state, from, to }: StateStretch): void {
    const start = Math.max(from, weekStart) - weekStart;
    const end = to - weekStart;
    if (end <= start) return;
    const first = Math.floor(start / MINUTE);
    const last = Math.ceil(end / MINUTE) - 1;
    if (state !== 'unknown') {
      change(known, first, 1);
      change(known, last + 1, -1);
    } else if (first === last) {
      partlyUnknown[first] = (partlyUnknown[first] as number) + end - start;
    } else {
      partlyUnknown[first] = (partlyUnknown[first] as number) + (first + 1) * MINUTE - start;
      partlyUnknown[last] = (partlyUnknown[last] as number) + end - last * MINUTE;
      change(whollyUnknown, first + 1, 1);
      change(whollyUnknown, last, -1);
    }
  }

  /** Unknown business time of all stores together while nobody was watched, for each of WINDOWS. */
  function nobodyWatched(): Milliseconds[] {
    const times = WINDOWS.map(() => 0);
    let storesKnown = 0;
    let storesUnknown = 0;
    for (let minute = 0; minute < MINUTES; minute++) {
      storesKnown += known[minute] as number;
      storesUnknown += whollyUnknown[minute] as number;
      if (storesKnown > 0) continue;
      const unknown = storesUnknown * MINUTE + (partlyUnknown[minute] as number);
      WINDOWS.forEach(({ length }, window) => {
        if (minute * MINUTE >= WEEK - length) times[window] = (times[window] as number) + unknown;
      });
    }
    return times;
  }

  return { hear, nobodyWatched };
}

function change(counts: Int32Array, place: number, by: number): void {
  counts[place] = (counts[place] as number) + by;
}
