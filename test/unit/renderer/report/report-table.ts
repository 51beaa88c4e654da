import {
  type Method,
  type NumberColumn,
  type ReportTable,
  STRIP_HOURS,
  type WindowName,
} from '../../../../preload/contract.ts';
import { STORE_MEASURES } from '../../../../preload/sheets.ts';

const HOUR = 3_600_000;
export const WEEK_DAY_HOUR: readonly WindowName[] = ['hour', 'day', 'week'];

type Details = NonNullable<ReportTable['details']>;

/** The same report with what it knows of its stores beside their numbers; a store that is not given has none of it. */
export function withDetails(
  table: ReportTable,
  known: Readonly<
    Record<string, { readonly name?: string; readonly group?: string; readonly sales?: number }>
  >,
): ReportTable {
  const of = <T>(pick: (store: { name?: string; group?: string; sales?: number }) => T | undefined) =>
    table.stores.map((id) => pick(known[id] ?? {}));
  const details: Details = {
    zones: table.stores.map(() => 'UTC'),
    names: of(({ name }) => name),
    groups: of(({ group }) => group),
    salesPerHour: of(({ sales }) => sales),
    strips: new Uint8Array(table.stores.length * STRIP_HOURS),
    gates: table.stores.map(() => 7),
    standing: table.stores.map(() => 0),
    nobodyWatched: [0, 0, 0],
    heatmap: { business: new Float64Array(168), down: new Float64Array(168), unknown: undefined },
    outages: NO_OUTAGES,
  };
  return { ...table, details };
}

const NO_OUTAGES: Details['outages'] = {
  count: 0,
  store: new Uint32Array(),
  started: new Float64Array(),
  ended: new Float64Array(),
  began: new Uint8Array(),
  endedBy: new Uint8Array(),
  down: new Float64Array(),
};

/** The same report with numbers of every measure that the window can be told of. */
export function withMeasures(table: ReportTable): ReportTable {
  const columns = STORE_MEASURES.flatMap(({ measure, methods }) =>
    methods.flatMap((method) =>
      WEEK_DAY_HOUR.map((window) => ({
        method,
        measure,
        window,
        values: new Float64Array(table.stores.length),
      })),
    ),
  );
  return { ...table, columns };
}

/** Hours up, down and unknown, in each window alike. */
export type StoreTimes = { readonly up: number; readonly down: number; readonly unknown: number };

/** A report of the given stores as the window gets it, both methods alike but for what poll count does not know. */
export function tableOf(stores: Readonly<Record<string, StoreTimes>>): ReportTable {
  const times = Object.values(stores);
  const columns: NumberColumn[] = [];
  const add = (method: Method, measure: NumberColumn['measure'], window: WindowName, values: number[]) =>
    columns.push({ method, measure, window, values: Float64Array.from(values) });
  for (const window of WEEK_DAY_HOUR) {
    for (const method of ['poll-count', 'interpolated'] as const) {
      add(
        method,
        'up',
        window,
        times.map(({ up }) => up * HOUR),
      );
      add(
        method,
        'down',
        window,
        times.map(({ down }) => down * HOUR),
      );
      add(
        method,
        'uptime',
        window,
        times.map(({ up, down }) => (up + down === 0 ? Number.NaN : (100 * up) / (up + down))),
      );
    }
    add(
      'interpolated',
      'unknown',
      window,
      times.map(({ unknown }) => unknown * HOUR),
    );
  }
  const storesDown = times.filter(({ down }) => down > 0).length;
  const summary = {
    stores: times.length,
    setAside: 0,
    storesWithoutData: times.filter(({ up, down }) => up + down === 0).length,
    observed: 0.5,
    closed: 0,
    windows: WEEK_DAY_HOUR.map((window) => ({ window, uptime: '50.00%', up: 0, down: 0, storesDown })),
  };
  return {
    record: {
      id: 'r',
      label: '',
      createdAt: 0,
      asOf: 0,
      reach: 90 * 60_000,
      progress: 1,
      includesSample: false,
      fromUndone: false,
      state: 'Complete',
    },
    stores: Object.keys(stores),
    details: undefined,
    columns,
    summaries: { 'poll-count': summary, interpolated: summary },
    leftOut: [],
    lastDate: '1970-01-01',
  };
}
