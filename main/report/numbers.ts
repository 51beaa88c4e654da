import { giveUp } from './give-up.ts';
import type { LeftOut } from './set-aside.ts';
import { METHODS, type Method, type Milliseconds, type PeriodName, WINDOWS } from './types.ts';

/**
 * What a report says of every store in numbers, by method, for each window or its period: lengths of time in milliseconds; `closed` is
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
  readonly window: PeriodName;
};

/** One number of every store, in the order of the report's stores. */
export type NumberColumn = NumberName & { readonly values: Float64Array };

/** The numbers of a report. */
export type ReportNumbers = {
  readonly stores: readonly string[];
  readonly columns: readonly NumberColumn[];
  /** The stores that are set aside in it as things are now, which its sums and rankings leave out (set-aside.ts). */
  readonly leftOut?: readonly LeftOut[] | undefined;
};

/** The numbers of a store for each measure of a method, in the order of a report's periods. */
export type Tally<M extends Method> = Readonly<Record<Measure<M>, Float64Array>>;

/** Every number that a report of today holds of such periods, in one order. */
export function numberNames(periods: readonly PeriodName[]): NumberName[] {
  return METHODS.flatMap((method) =>
    MEASURES[method].flatMap((measure) => periods.map((window) => ({ method, measure, window }))),
  );
}

/** Those of the report of SPEC §2. */
export const NUMBER_NAMES: readonly NumberName[] = numberNames(WINDOWS.map(({ name }) => name));

type Held = Pick<NumberName, 'window'>;

/** What the numbers of a report are of: its windows, the longest last, or its period. */
export function periodsHeld({ columns }: { readonly columns: readonly Held[] }): PeriodName[] {
  return [...new Set(columns.map(({ window }) => window))];
}

/** The longest of what the numbers of a report are of: its week, or its period. */
export function longestHeld(numbers: { readonly columns: readonly Held[] }): PeriodName {
  return periodsHeld(numbers).at(-1) ?? 'week';
}

/** The numbers of one store by both methods. */
export type StoreNumbers = { readonly [M in Method]: Tally<M> };

/**
 * Room for numbers of so many stores, all in one memory: of a million stores a column for itself is of a size that the system's
 * allocator keeps for later when it is given back, and 200 MB of them stay so.
 */
export function roomForColumns(names: readonly NumberName[], stores: number): NumberColumn[] {
  const bytes = stores * Float64Array.BYTES_PER_ELEMENT;
  const memory = new ArrayBuffer(names.length * bytes);
  return names.map(({ method, measure, window }, column) => ({
    method,
    measure,
    window,
    values: new Float64Array(memory, column * bytes, stores),
  }));
}

/** Gives up columns that lie in one memory. */
export function giveUpColumns(columns: readonly NumberColumn[]): void {
  for (const { values } of columns) giveUp(values);
}

/** Room for the numbers of so many stores; `write` keeps those that `now` holds as the ones of a store, by its place. */
export function createNumbers(
  room: number,
  now: StoreNumbers,
  periods: readonly PeriodName[],
): { readonly columns: readonly NumberColumn[]; write(place: number): void } {
  const columns = roomForColumns(numberNames(periods), room);
  const sources = METHODS.flatMap((method) => {
    const tally: Readonly<Record<string, Float64Array>> = now[method];
    return MEASURES[method].map((measure) => tally[measure] as Float64Array);
  });
  return {
    columns,
    write(place) {
      let column = 0;
      for (const times of sources) {
        for (let period = 0; period < periods.length; period++) {
          (columns[column++] as NumberColumn).values[place] = times[period] as number;
        }
      }
    },
  };
}

/** The numbers of the first so many stores. */
export function cutTo(columns: readonly NumberColumn[], stores: number): NumberColumn[] {
  return columns.map(({ values, ...name }) => ({ ...name, values: values.subarray(0, stores) }));
}

/** One number of every store, in the order of the report's stores. */
export function numbersOf<M extends Method>(
  { columns }: { readonly columns: readonly NumberColumn[] },
  method: M,
  measure: Measure<M>,
  window: PeriodName,
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
