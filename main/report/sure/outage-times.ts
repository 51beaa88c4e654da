import { doubled, doubles, trimmed } from '../growing.ts';
import type { Extent } from '../period.ts';
import type { Milliseconds } from '../types.ts';
import { binAt } from './shared-bins.ts';
import { createSpellList, type Spells } from './state-times.ts';

/** The down time of outages: a row for each of their polls in the periods, and spells. Both in order of time. */
export type OutageTimes = {
  /** Of each outage its store, in the order in which these were added, its first row and its first spell; at the end how many there are. */
  readonly store: Uint32Array;
  readonly firstRow: Uint32Array;
  readonly firstSpell: Uint32Array;
  /** The bin in which the poll was made (see shared-bins.ts), and how much down time it speaks for. */
  readonly bin: Int32Array;
  readonly time: Float64Array;
  /** What nothing parts is one: of a store that is down all week one for a hundred polls. */
  readonly spells: Spells;
};

/** Gathers them: `begin` a store, `hear` its down time in order, `tell` when an outage is over; then `finish`. */
export function createOutageTimes() {
  let [bin, time] = [bins(FIRST), doubles(FIRST)];
  let count = 0;
  const spells = createSpellList();
  let told = 0;
  const store: number[] = [];
  const firstRow = [0];
  const firstSpell = [0];
  let periods: Extent = { from: 0, to: 0 };

  function hear(from: Milliseconds, to: Milliseconds, poll: Milliseconds): void {
    const begin = Math.max(from, periods.from);
    const end = Math.min(to, periods.to);
    if (end <= begin) return;
    if (count === bin.length) [bin, time] = [doubled(bin, bins), doubled(time, doubles)];
    bin[count] = binAt(poll);
    time[count++] = end - begin;
    spells.goOn(firstSpell[told] as number, begin, end);
  }

  return {
    begin(of: Extent): void {
      periods = of;
    },
    /** The time is of the outage that is told next. */
    hear,
    tell(of: number): void {
      store[told++] = of;
      firstRow[told] = count;
      firstSpell[told] = spells.count();
    },
    finish: (): OutageTimes => ({
      store: Uint32Array.from(store),
      firstRow: Uint32Array.from(firstRow),
      firstSpell: Uint32Array.from(firstSpell),
      bin: trimmed(bin, count, bins),
      time: trimmed(time, count, doubles),
      spells: spells.finish(),
    }),
  };
}

const FIRST = 1024;

const bins = (length: number): Int32Array => new Int32Array(length);
