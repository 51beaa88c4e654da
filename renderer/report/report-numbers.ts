import type { Measure, Method, ReportTable, WindowName } from '../../preload/contract.ts';

export const WINDOWS: readonly WindowName[] = ['hour', 'day', 'week'];

type Values = ReadonlyMap<string, Float64Array>;

const known = new WeakMap<ReportTable, Values>();

/** One number of every store; `undefined` where the method does not know the measure. */
export function valuesOf(
  table: ReportTable,
  method: Method,
  measure: Measure,
  window: WindowName,
): Float64Array | undefined {
  let values = known.get(table);
  if (values === undefined) {
    values = new Map(table.columns.map((column) => [keyOf(column), column.values]));
    known.set(table, values);
  }
  return values.get(keyOf({ method, measure, window }));
}

const keyOf = (name: { method: Method; measure: Measure; window: WindowName }) =>
  `${name.method} ${name.measure} ${name.window}`;

/** Lengths of time. */
export type Times = { readonly up: number; readonly down: number; readonly unknown: number };

/** Poll count knows no unknown time. */
export function timesOf(table: ReportTable, method: Method, window: WindowName, store: number): Times {
  const at = (measure: Measure) => valuesOf(table, method, measure, window)?.[store] ?? 0;
  return { up: at('up'), down: at('down'), unknown: at('unknown') };
}

/** How many characters the longest store id has. */
export const longestId = ({ stores }: ReportTable): number =>
  stores.reduce((longest, id) => Math.max(longest, id.length), 0);
