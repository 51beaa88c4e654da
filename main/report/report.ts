import { createNumbers, type ReportNumbers } from './numbers.ts';
import { type OutageTable, tableOutages } from './outage-table.ts';
import type { Outage } from './outages.ts';
import type { Gates } from './poll-count.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportQuestion, StorePlan } from './store-plan.ts';
import { createStoreReport } from './store-report.ts';
import { type PerWindow, WINDOWS } from './types.ts';
import { STRIP_HOURS } from './week-strip.ts';

/** What is known of a store beside its polls and hours, as a report keeps it. */
export type ReportedStore = { readonly id: string; readonly zone: string };

/** What a report of today holds beside its numbers; one made before there were outages has none of it. */
export type ReportDetails = {
  /** In the order of the report's stores. */
  readonly zones: readonly string[];
  /** STRIP_HOURS flags (see STRIP_FLAGS) a store: the week before as-of, hour by hour. */
  readonly strips: Uint8Array;
  readonly outages: OutageTable;
  /** For each store the GATE_FLAGS of every window that poll count counts (SPEC §3a.1). */
  readonly gates: readonly number[];
};

/** What `gates` adds up. */
export const GATE_FLAGS = { hour: 1, day: 2, week: 4 } as const satisfies PerWindow<number>;
const flagsOf = (gates: Gates) =>
  WINDOWS.reduce<number>((flags, { name }) => flags + (gates[name] ? GATE_FLAGS[name] : 0), 0);

/** A complete report, both methods. */
export type Report = ReportNumbers & { readonly details: ReportDetails };

/** A report as it may have been stored before there were details. */
export type StoredReport = ReportNumbers & { readonly details: ReportDetails | undefined };

/** Computes a report store by store: `add` each, by its place, in ascending order; then `finish`. */
export function createReport(question: ReportQuestion, stores: readonly ReportedStore[]) {
  const numbers = createNumbers(stores.map(({ id }) => id));
  const strips = new Uint8Array(stores.length * STRIP_HOURS);
  const outages: (Outage & { readonly store: number })[] = [];
  const gates: number[] = [];
  let store = 0;
  const reportStore = createStoreReport(question, (outage) => outages.push({ store, ...outage }));
  return {
    add(place: number, plan: StorePlan, polls: PollSeries): void {
      store = place;
      const strip = strips.subarray(place * STRIP_HOURS, (place + 1) * STRIP_HOURS);
      numbers.write(place, reportStore(plan, polls, strip));
      gates[place] = flagsOf(plan.gates);
    },
    finish: (): Report => ({
      stores: numbers.stores,
      columns: numbers.columns,
      details: { zones: stores.map(({ zone }) => zone), strips, outages: tableOutages(outages), gates },
    }),
  };
}
