import { METHODS, type Method, type Milliseconds, WINDOWS, type WindowName } from './types.ts';

/**
 * What a report says of every store in numbers, by method, for each window: lengths of time in milliseconds; `closed` is
 * the business time that closures took. A measure added here is computed (store-report.ts), stored and handed to the
 * window with no further list to keep.
 */
export const MEASURES = {
  'poll-count': ['up', 'down'],
  interpolated: ['up', 'down', 'unknown', 'down-at-least', 'down-at-most', 'closed'],
} as const satisfies Record<Method, readonly string[]>;

export type Measure<M extends Method = Method> = (typeof MEASURES)[M][number];

export type NumberName = {
  readonly method: Method;
  readonly measure: Measure;
  readonly window: WindowName;
};

/** One number of every store, in the order of the report's stores. */
export type NumberColumn = NumberName & { readonly values: Float64Array };

/** The numbers of a report. */
export type ReportNumbers = {
  readonly stores: readonly string[];
  readonly columns: readonly NumberColumn[];
};

/** The numbers of a store for each measure of a method, in the order of WINDOWS. */
export type Tally<M extends Method> = Readonly<Record<Measure<M>, Float64Array>>;

/** Every number that a report of today holds, in one order. */
export const NUMBER_NAMES: readonly NumberName[] = METHODS.flatMap((method) =>
  MEASURES[method].flatMap((measure) => WINDOWS.map(({ name: window }) => ({ method, measure, window }))),
);

/** Room for the numbers of the stores given; `write` fills in one store, by its place. */
export function createNumbers(
  stores: readonly string[],
): ReportNumbers & { write(store: number, tallies: { [M in Method]: Tally<M> }): void } {
  const columns = NUMBER_NAMES.map((name) => ({ ...name, values: new Float64Array(stores.length) }));
  return {
    stores,
    columns,
    write(store, tallies) {
      let column = 0;
      for (const method of METHODS) {
        const tally: Readonly<Record<string, Float64Array>> = tallies[method];
        for (const measure of MEASURES[method]) {
          const times = tally[measure];
          for (let window = 0; window < WINDOWS.length; window++) {
            (columns[column++] as NumberColumn).values[store] = times?.[window] as number;
          }
        }
      }
    },
  };
}

/** One number of every store, in the order of the report's stores. */
export function numbersOf<M extends Method>(
  { columns }: { readonly columns: readonly NumberColumn[] },
  method: M,
  measure: Measure<M>,
  window: WindowName,
): Float64Array {
  const found = columns.find(
    (column) => column.method === method && column.measure === measure && column.window === window,
  );
  if (found === undefined) throw new Error(`The report has no ${method} ${measure} of the last ${window}.`);
  return found.values;
}

/** One number of one store, in milliseconds. */
export type NamedNumber = NumberName & { readonly time: Milliseconds };

/** The numbers of one store, by its place. */
export function numbersAt({ columns }: Pick<ReportNumbers, 'columns'>, store: number): NamedNumber[] {
  return columns.map(({ values, ...name }) => ({ ...name, time: values[store] as number }));
}

/** Whether a report holds a measure: older ones have fewer. */
export function hasNumbers<M extends Method>(
  { columns }: { readonly columns: readonly NumberColumn[] },
  method: M,
  measure: Measure<M>,
): boolean {
  return columns.some((column) => column.method === method && column.measure === measure);
}
