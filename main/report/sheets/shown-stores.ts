import { longestHeld, periodsHeld } from '../numbers.ts';
import type { StoredReport } from '../report.ts';
import { METHODS, type Method, type PeriodName } from '../types.ts';
import { type Column, type NumberColumn, ofNames, type Sheet } from './sheet.ts';
import { type ShownMeasure, STORE_MEASURES, type StoreMeasure, storeMeasure } from './store-measures.ts';
import { idColumn, measureColumn, nameColumns } from './stores.ts';

/** Lengths of time of each store, as far as a method knows them (ms). */
type Times = Readonly<Record<'up' | 'down' | 'unknown', ArrayLike<number>>>;

/**
 * A measure of each store as a table shows it: nothing where a store was open and nothing is known of that time; the numbers of
 * poll count under names of their own, for they may stand beside the others.
 */
export function shownColumn(
  measure: StoreMeasure,
  method: Method,
  window: PeriodName,
  values: ArrayLike<number>,
  { up, down, unknown }: Times,
): NumberColumn {
  // The ends of a range are told as they are.
  const isTold = measure.measure === 'unknown' || measure.endOf !== undefined;
  const isUnknown = (store: number) =>
    !isTold && (unknown[store] ?? 0) > 0 && (up[store] ?? 0) + (down[store] ?? 0) === 0;
  const column = measureColumn(measure, method, window, (store) =>
    isUnknown(store) ? Number.NaN : (values[store] ?? Number.NaN),
  );
  if (method !== 'poll-count') return column;
  // Those in polls say what they are by their unit.
  const saysPolls = column.kind === 'duration' && column.unit === 'polls';
  const title = saysPolls ? column.title : `${column.title}, as specified`;
  return { ...column, name: `${SPECIFIED}${column.name}`, title };
}

const SPECIFIED = 'specified_';

/** What the window shows of stores beside the columns of the specified file. */
const BESIDE: readonly ShownMeasure[] = [
  'uptime',
  'down-at-least',
  'down-at-most',
  'unknown',
  'outages',
  'longest-outage',
  'lost-sales',
  'lost-sales-at-least',
  'lost-sales-at-most',
];

/** A sheet of stores, and behind its own columns what the window shows of the longest time beside them, as far as it is known. */
export function withShownBeside(sheet: Sheet, report: StoredReport, method: Method): Sheet {
  const own = new Set(sheet.columns.map(({ name }) => name));
  const names = BESIDE.map((measure) => {
    const { name, methods } = storeMeasure(measure);
    const isSpecified = method === 'poll-count' && methods.includes(method);
    return `${isSpecified ? SPECIFIED : ''}${name}_last_${longestHeld(report)}`;
  });
  const beside = shownColumns(
    report,
    names.filter((name) => !own.has(name)),
  );
  return { ...sheet, columns: [...sheet.columns, ...beside] };
}

/** The columns of these names that a table of the stores of a report may show, in the order of the names. */
export function shownColumns(report: StoredReport, names: readonly string[]): readonly Column[] {
  const wanted = new Set(names);
  const numbers = METHODS.flatMap((method) =>
    periodsHeld(report).flatMap((window) => {
      const times = timesOf(report, method, window);
      return STORE_MEASURES.filter(({ methods }) => methods.includes(method)).flatMap((measure) => {
        // Its values take as much memory as there are stores.
        if (!wanted.has(shownColumn(measure, method, window, [], times).name)) return [];
        const values = measure.values(report, method, window);
        return values === undefined ? [] : shownColumn(measure, method, window, values, times);
      });
    }),
  );
  return ofNames([...nameColumns(report.details), idColumn(report.stores), ...numbers], names);
}

function timesOf({ columns }: StoredReport, method: Method, window: PeriodName): Times {
  const held = (name: keyof Times) =>
    columns.find((one) => one.measure === name && one.method === method && one.window === window)?.values ??
    [];
  return { up: held('up'), down: held('down'), unknown: held('unknown') };
}
