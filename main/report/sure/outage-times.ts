import type { Extent } from '../period.ts';
import type { Milliseconds } from '../types.ts';

/** The down time of outages, a row for each influence of one of their polls that lies in the periods, in order of time. */
export type OutageTimes = {
  /** Of each outage its store, in the order in which these were added, and its first row; at the end how many rows there are. */
  readonly store: Uint32Array;
  readonly firstRow: Uint32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** When the poll was made. */
  readonly poll: Float64Array;
};

/** Gathers them: `begin` a store, `hear` its down time in order, `tell` when an outage is over; then `finish`. */
export function createOutageTimes() {
  let rows = { from: new Float64Array(FIRST), to: new Float64Array(FIRST), poll: new Float64Array(FIRST) };
  let count = 0;
  let told = 0;
  const store: number[] = [];
  const firstRow = [0];
  let periods: Extent = { from: 0, to: 0 };

  function hear(from: Milliseconds, to: Milliseconds, poll: Milliseconds): void {
    const begin = Math.max(from, periods.from);
    const end = Math.min(to, periods.to);
    if (end <= begin) return;
    if (count === rows.from.length) {
      rows = { from: doubled(rows.from), to: doubled(rows.to), poll: doubled(rows.poll) };
    }
    rows.from[count] = begin;
    rows.to[count] = end;
    rows.poll[count++] = poll;
  }

  return {
    begin(of: Extent): void {
      periods = of;
    },
    /** The row is of the outage that is told next. */
    hear,
    tell(of: number): void {
      store[told++] = of;
      firstRow[told] = count;
    },
    finish: (): OutageTimes => ({
      store: Uint32Array.from(store),
      firstRow: Uint32Array.from(firstRow),
      from: rows.from.slice(0, count),
      to: rows.to.slice(0, count),
      poll: rows.poll.slice(0, count),
    }),
  };
}

const FIRST = 1024;

function doubled(from: Float64Array): Float64Array<ArrayBuffer> {
  const into = new Float64Array(2 * from.length);
  into.set(from);
  return into;
}
