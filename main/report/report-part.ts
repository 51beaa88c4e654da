import { addBusiness, createHourSums, HOURS_OF_WEEK, type WholeHeatmap } from './heatmap.ts';
import { createNumbers, cutTo, type NumberColumn } from './numbers.ts';
import { createOutageCollector, type OutageTable } from './outage-table.ts';
import { createOutageFinder } from './outages.ts';
import { packStrip } from './packed-strips.ts';
import { extentOf, lastWindows, type Periods, periodNames, type ReportQuestion } from './period.ts';
import { gateFlags } from './poll-count.ts';
import type { PollSeries } from './poll-series.ts';
import { standingOf } from './standing.ts';
import { compareStoreIds } from './store-order.ts';
import { MOST_ENDS_KEPT, type StorePlan } from './store-plan.ts';
import { createStoreReport } from './store-report.ts';
import type { ZoneOffsets } from './time-zone.ts';
import type { Milliseconds, StoreDetail } from './types.ts';
import { createWatch, type Watched } from './watch.ts';
import { createClosedHours, markStrip, markUnknown, STRIP_HOURS } from './week-strip.ts';

/** What is known of a store beside its polls and hours, as a report keeps it. */
export type ReportedStore = StoreDetail & { readonly id: string; readonly zone: string };

/** What is known of stores, in columns: of a million of them objects take 30 MB more. */
export type StoreColumns = {
  readonly ids: string[];
  readonly zones: string[];
  readonly names: (string | undefined)[];
  readonly groups: (string | undefined)[];
  readonly salesPerHour: (number | undefined)[];
};

/** What a report says of some of its stores, in any order: what is of stores together can still be added up. */
export type ReportPart = {
  readonly asOf: Milliseconds;
  readonly stores: StoreColumns;
  /** The places of the stores above in the order of SPEC §4; sorted here, where several threads can do so at once. */
  readonly order: Uint32Array;
  /** In the order of NUMBER_NAMES. */
  readonly columns: readonly NumberColumn[];
  /** As in ReportDetails. */
  readonly gates: Uint8Array;
  readonly standing: Uint8Array;
  readonly packedStrips: Uint8Array;
  readonly outages: readonly OutageTable[];
  readonly watched: Watched;
  readonly heatmap: WholeHeatmap;
};

/**
 * Computes a report of at most `room` stores, one after another: `add` each, then `finish`. Those that the question goes
 * without are in no number of it, but their polls say that somebody was watched.
 */
export function createReportPart(question: ReportQuestion, room: number) {
  const extent = extentOf(question);
  const names = periodNames(question);
  const stripHours = question.period === undefined ? STRIP_HOURS : 0;
  const stores = roomForStores(room);
  let count = 0;
  const packedStrips = new Uint8Array((room * stripHours) / 2);
  const strip = new Uint8Array(stripHours);
  const gates = new Uint8Array(room);
  const standing = new Uint8Array(room);
  const outages = createOutageCollector();
  const watch = createWatch(
    extent,
    question.period === undefined ? lastWindows(question.asOf).list : [{ name: 'period', ...extent }],
    question.reach,
  );
  const downByHour = createHourSums();
  const upByHour = createHourSums();
  const plans = createPlanCounts(stripHours);
  let at: {
    readonly store: number;
    readonly zone: ZoneOffsets;
    readonly periods: Periods;
  };
  const finder = createOutageFinder(question, (outage) => outages.add(at.store, outage));
  const report = createStoreReport(question, names.length, {
    hearDown: finder.hear,
    hearSpell(state, from, to) {
      const within = Math.max(from, at.periods.from);
      const until = Math.min(to, at.periods.to);
      if (stripHours > 0) markStrip(strip, at.periods.from, state, from, to);
      watch.hear(state, within, until);
      if (state === 'unknown') return;
      const sums = state === 'down' ? downByHour : upByHour;
      sums.add(at.zone, within, until, 1);
    },
    hearUnwatched(business, first, after) {
      const { from } = at.periods;
      if (stripHours > 0) markUnknown(strip, from, business, first, after);
      watch.hearUnwatched(business, first, after, at.periods);
    },
  });
  const numbers = createNumbers(room, report.numbers, names);
  return {
    add({ id, zone, name, group, salesPerHour }: ReportedStore, plan: StorePlan, polls: PollSeries): void {
      if (question.without?.has(id) === true) {
        watch.hearPolls(polls);
        return;
      }
      const store = count++;
      at = { store, zone: plan.zone, periods: plan.periods };
      stores.ids[store] = id;
      stores.zones[store] = zone;
      stores.names[store] = name;
      stores.groups[store] = group;
      stores.salesPerHour[store] = salesPerHour;
      strip.set(plans.add(plan));
      gates[store] = gateFlags(plan.gates);
      watch.hearPolls(polls);
      finder.begin(plan, polls);
      report.compute(plan, polls);
      numbers.write(store);
      const down = report.numbers.interpolated.down.at(-1) as number;
      standing[store] = standingOf(plan, polls, question.reach, down);
      finder.finish();
      packStrip(strip, packedStrips, (store * stripHours) / 2);
    },
    hearBeyond: watch.hearPolls,
    finish(): ReportPart {
      for (const column of Object.values(stores)) column.length = count;
      return {
        asOf: question.asOf,
        stores,
        order: orderById(stores.ids),
        columns: cutTo(numbers.columns, count),
        gates: gates.slice(0, count),
        standing: standing.slice(0, count),
        packedStrips: new Uint8Array(packedStrips.buffer.transfer((count * stripHours) / 2)),
        outages: outages.finish(),
        watched: watch.finish(),
        heatmap: heatmapOf(plans.businessByHour(), upByHour.hours, downByHour.hours),
      };
    },
  };
}

/** What is neither up nor down is unknown, to the millisecond: of closures there are thousands of such pieces to a store. */
function heatmapOf(business: Float64Array, up: Float64Array, down: Float64Array): WholeHeatmap {
  const unknown = business.map((time, hour) => time - (up[hour] as number) - (down[hour] as number));
  return { business, down, unknown };
}

/** Lists that do not grow: each longer one would leave the shorter to be collected. */
function roomForStores(room: number): StoreColumns {
  return {
    ids: new Array(room),
    zones: new Array(room),
    names: new Array(room),
    groups: new Array(room),
    salesPerHour: new Array(room),
  };
}

function orderById(ids: readonly string[]): Uint32Array {
  const idAt = (place: number) => ids[place] as string;
  return Uint32Array.from(ids.keys()).sort((a, b) => compareStoreIds(idAt(a), idAt(b)));
}

/** The strips that plans begin with, and how many stores have each plan. */
function createPlanCounts(stripHours: number) {
  const counts = new Map<StorePlan, { stores: number; readonly closed: Uint8Array }>();
  const byHour = new Float64Array(HOURS_OF_WEEK);
  const closedHours = createClosedHours(stripHours);
  let ends = 0;
  const addCounted = () => {
    for (const [plan, { stores }] of counts) addBusiness(byHour, plan, plan.periods, stores);
    counts.clear();
    ends = 0;
  };
  return {
    /** Counts a store in; answers the strip that its plan begins with. */
    add(plan: StorePlan): Uint8Array {
      let count = counts.get(plan);
      if (count === undefined) {
        if (ends > MOST_ENDS_KEPT) addCounted();
        ends += plan.business.length;
        count = { stores: 0, closed: closedHours(plan) };
        counts.set(plan, count);
      }
      count.stores++;
      return count.closed;
    },
    businessByHour(): Float64Array {
      addCounted();
      return byHour;
    },
  };
}
