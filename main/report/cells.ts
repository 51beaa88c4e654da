import type { Periods } from './period.ts';
import type { Milliseconds } from './types.ts';

/**
 * Adds up times of several kinds for all periods of one store after another: `begin` a store, `add` its times in order, then
 * `sum` each kind. A stretch goes to the cells that it lies in, mostly one, and not to every period that holds it.
 */
export function createCells(kinds: number) {
  let edges: Float64Array = Float64Array.of(0, 0);
  let cells: Periods['cells'] = [];
  /** The last cell, and the one that the latest stretch began in. */
  let last = 0;
  let cell = 0;
  const times = Array.from({ length: kinds }, () => new Float64Array(FIRST_ROOM));
  const moveTo = (instant: Milliseconds) => {
    while (cell < last && (edges[cell + 1] as number) <= instant) cell++;
  };
  function add(kind: number, from: Milliseconds, to: Milliseconds): void {
    if (to <= (edges[cell] as number) || from >= (edges[last + 1] as number)) return;
    moveTo(from);
    const of = times[kind] as Float64Array;
    let start = edges[cell] as number;
    if (from > start) start = from;
    for (let at = cell; at <= last; at++) {
      const end = edges[at + 1] as number;
      if (to <= end) {
        of[at] = (of[at] as number) + to - start;
        return;
      }
      of[at] = (of[at] as number) + end - start;
      start = end;
    }
  }
  return {
    begin(periods: Periods): void {
      ({ edges, cells } = periods);
      last = edges.length - 2;
      cell = 0;
      for (let kind = 0; kind < kinds; kind++) {
        if ((times[kind] as Float64Array).length <= last) times[kind] = new Float64Array(2 * last);
        else (times[kind] as Float64Array).fill(0, 0, last + 1);
      }
    },
    add,
    /** Adds a time that belongs to an instant within the periods; their end belongs to the last cell. */
    addAt(kind: number, instant: Milliseconds, time: Milliseconds): void {
      moveTo(instant);
      const of = times[kind] as Float64Array;
      of[cell] = (of[cell] as number) + time;
    },
    /** Puts what was added for each period into a tally. */
    sum(kind: number, into: Float64Array): void {
      const of = times[kind] as Float64Array;
      for (let period = 0; period < cells.length; period++) {
        const { first, after } = cells[period] as Periods['cells'][number];
        let total = 0;
        for (let at = first; at < after; at++) total += of[at] as number;
        into[period] = total;
      }
    },
  };
}

const FIRST_ROOM = 8;
