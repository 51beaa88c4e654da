import { addBusiness, addToHours, type Heatmap, HOURS_OF_WEEK } from './heatmap.ts';
import { createNumbers, type ReportNumbers } from './numbers.ts';
import { type OutageTable, tableOutages } from './outage-table.ts';
import { createOutageFinder, type Outage } from './outages.ts';
import type { Gates } from './poll-count.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportQuestion, StorePlan } from './store-plan.ts';
import { createStoreReport } from './store-report.ts';
import type { ZoneOffsets } from './time-zone.ts';
import { type Milliseconds, type PerWindow, type StoreDetail, WINDOWS } from './types.ts';
import { createWatch } from './watch.ts';
import { closedHours, markStrip, STRIP_HOURS } from './week-strip.ts';
import { WEEK } from './weekly-hours.ts';

/** What is known of a store beside its polls and hours, as a report keeps it. */
export type ReportedStore = StoreDetail & { readonly id: string; readonly zone: string };

/** What a report of today holds beside its numbers; one made before there were outages has none of it. */
export type ReportDetails = {
  /** In the order of the report's stores. */
  readonly zones: readonly string[];
  readonly names: readonly (string | undefined)[];
  readonly groups: readonly (string | undefined)[];
  readonly salesPerHour: readonly (number | undefined)[];
  /** STRIP_HOURS flags (see STRIP_FLAGS) a store: the week before as-of, hour by hour. */
  readonly strips: Uint8Array;
  readonly outages: OutageTable;
  /** For each store the GATE_FLAGS of every window that poll count counts (SPEC §3a.1). */
  readonly gates: readonly number[];
  /** Unknown business time of all stores together while nobody was watched (see watch.ts), for each of WINDOWS. */
  readonly nobodyWatched: readonly Milliseconds[];
  readonly heatmap: Heatmap;
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
  const { asOf } = question;
  const numbers = createNumbers(stores.map(({ id }) => id));
  const strips = new Uint8Array(stores.length * STRIP_HOURS);
  const outages: (Outage & { readonly store: number })[] = [];
  const gates: number[] = [];
  const watch = createWatch(asOf);
  const downByHour = new Float64Array(HOURS_OF_WEEK);
  const plans = createPlanCounts(asOf);
  let at: { readonly store: number; readonly zone: ZoneOffsets; readonly strip: Uint8Array };
  const finder = createOutageFinder(question, (outage) => outages.push({ store: at.store, ...outage }));
  const reportStore = createStoreReport(question, (stretch, sure) => {
    markStrip(at.strip, stretch, asOf);
    watch.hear(stretch);
    finder.hear(stretch, sure);
    if (stretch.state === 'down') {
      addToHours(downByHour, at.zone, Math.max(stretch.from, asOf - WEEK), stretch.to, 1);
    }
  });
  return {
    add(store: number, plan: StorePlan, polls: PollSeries): void {
      const strip = strips.subarray(store * STRIP_HOURS, (store + 1) * STRIP_HOURS);
      at = { store, zone: plan.zone, strip };
      strip.set(plans.add(plan));
      gates[store] = flagsOf(plan.gates);
      finder.begin(polls, plan.business);
      numbers.write(store, reportStore(plan, polls));
      finder.finish();
    },
    finish: (): Report => ({
      stores: numbers.stores,
      columns: numbers.columns,
      details: {
        zones: stores.map(({ zone }) => zone),
        names: stores.map(({ name }) => name),
        groups: stores.map(({ group }) => group),
        salesPerHour: stores.map(({ salesPerHour }) => salesPerHour),
        gates,
        strips,
        outages: tableOutages(outages),
        nobodyWatched: watch.nobodyWatched(),
        heatmap: { business: plans.businessByHour(), down: downByHour },
      },
    }),
  };
}

/** The strips that plans begin with, and how many stores have each plan. */
function createPlanCounts(asOf: Milliseconds) {
  const counts = new Map<StorePlan, { stores: number; readonly closed: Uint8Array }>();
  return {
    /** Counts a store in; answers the strip that its plan begins with. */
    add(plan: StorePlan): Uint8Array {
      const count = counts.get(plan) ?? { stores: 0, closed: closedHours(plan.business, asOf) };
      counts.set(plan, count);
      count.stores++;
      return count.closed;
    },
    businessByHour(): Float64Array {
      const hours = new Float64Array(HOURS_OF_WEEK);
      for (const [{ business, zone }, { stores }] of counts) addBusiness(hours, business, zone, asOf, stores);
      return hours;
    },
  };
}
