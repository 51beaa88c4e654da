import type { ReportTable } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { longestOf, timesOfAll } from '../shared/report-numbers.ts';
import { neverOnlineTest } from '../shared/standing.ts';

/** A store with downtime: how long it was down and open in the week or the period (ms). */
export type Worst = { readonly store: number; readonly down: number; readonly open: number };

const MOST = 100;

/**
 * The stores with most downtime for their open time, and how many have any at all; those that were never online are left
 * out, since nobody knows whether they were open at all (SPEC §16).
 */
export function worstOver(
  table: ReportTable,
  isIn: (store: number) => boolean,
): { readonly stores: readonly Worst[]; readonly count: number } {
  const { up, down, unknown } = timesOfAll(table, LEADING_METHOD, longestOf(table));
  const isNeverOnline = neverOnlineTest(table);
  const found: Worst[] = [];
  down.forEach((time, store) => {
    if (!(time > 0) || !isIn(store) || isNeverOnline(store)) return;
    found.push({ store, down: time, open: (up[store] ?? 0) + time + (unknown[store] ?? 0) });
  });
  found.sort((a, b) => b.down / b.open - a.down / a.open || b.down - a.down || a.store - b.store);
  return { stores: found.slice(0, MOST), count: found.length };
}
