import { isRarelyObserved, type ReportTable } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { longestOf, timesOfAll } from '../shared/report-numbers.ts';
import { longestFacts } from '../summary/window-facts.ts';
import { createLeading } from './leading.ts';

/** A store with downtime: how long it was down in the week or the period, and of how much time that is a share (ms). */
type Worst = { readonly store: number; readonly down: number; readonly of: number };

/**
 * Of what time downtime is a share: of open time, but of a report that was hardly observed, such as one that begins months before
 * the data, of observed time, since all else would make every store look well.
 */
export const shareIsOf = (table: ReportTable): 'open' | 'observed' =>
  isRarelyObserved(longestFacts(table)?.share ?? Number.NaN) ? 'observed' : 'open';

type Test = (store: number) => boolean;

/** The first so many of some stores with most downtime for their time, and how many of them have any at all. */
export function worstOver(
  table: ReportTable,
  isIn: Test,
  most: number,
): { readonly stores: readonly Worst[]; readonly count: number } {
  const { hasDowntime, isBefore, timesOf } = worstIn(table, isIn);
  const leading = createLeading(most, isBefore);
  let count = 0;
  for (let store = 0; store < table.stores.length; store++) {
    if (!hasDowntime(store)) continue;
    count++;
    leading.offer(store);
  }
  return { stores: leading.places.map(timesOf), count };
}

/** All of them in order, for whoever goes from one to the next. */
export function worstFirst(table: ReportTable, isIn: Test): readonly number[] {
  const { hasDowntime, isBefore } = worstIn(table, isIn);
  return [...table.stores.keys()].filter(hasDowntime).sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

function worstIn(table: ReportTable, isIn: Test) {
  const { up, down, unknown } = timesOfAll(table, LEADING_METHOD, longestOf(table));
  const isOfOpen = shareIsOf(table) === 'open';
  const timesOf = (store: number): Worst => {
    const time = down[store] ?? 0;
    return { store, down: time, of: (up[store] ?? 0) + time + (isOfOpen ? (unknown[store] ?? 0) : 0) };
  };
  return {
    timesOf,
    hasDowntime: (store: number) => (down[store] ?? 0) > 0 && isIn(store),
    /** By share, then by downtime, then as in the report. */
    isBefore: (store: number, other: number): boolean => {
      const [a, b] = [timesOf(store), timesOf(other)];
      return (b.down / b.of - a.down / a.of || b.down - a.down || store - other) < 0;
    },
  };
}
