import {
  GATE_FLAGS,
  type Measure,
  type Method,
  type PeriodName,
  type ReportTable,
} from '../../../preload/contract.ts';

/** What the numbers of a report are of: its windows, the longest last, or its period. */
export const windowsOf = ({ summaries }: ReportTable): readonly PeriodName[] =>
  summaries.interpolated.windows.map(({ window }) => window);

/** The longest of them. */
export const longestOf = (table: ReportTable): PeriodName => windowsOf(table).at(-1) ?? 'week';

/** One of them: the one that is wanted where the report has it, or else the longest. */
export const windowIn = (table: ReportTable, wanted: PeriodName): PeriodName =>
  windowsOf(table).includes(wanted) ? wanted : longestOf(table);

/** A method's numbers of one window, each of every store. */
type Numbers = { readonly [M in Measure]?: Float64Array };
type NumbersOfTable = Readonly<Record<Method, Readonly<Record<PeriodName, Numbers>>>>;

/** Looked up for every store in turn, so it must cost next to nothing. */
const known = new WeakMap<ReportTable, NumbersOfTable>();

function numbersOf(table: ReportTable, method: Method, window: PeriodName): Numbers {
  let numbers = known.get(table);
  if (numbers === undefined) {
    numbers = { 'poll-count': arrange(table, 'poll-count'), interpolated: arrange(table, 'interpolated') };
    known.set(table, numbers);
  }
  return numbers[method][window];
}

function arrange({ columns }: ReportTable, method: Method): Record<PeriodName, Numbers> {
  const ofWindow = (window: PeriodName): Numbers =>
    Object.fromEntries(
      columns
        .filter((column) => column.method === method && column.window === window)
        .map(({ measure, values }) => [measure, values]),
    );
  return {
    hour: ofWindow('hour'),
    day: ofWindow('day'),
    week: ofWindow('week'),
    period: ofWindow('period'),
  };
}

/** One number of every store; `undefined` where the method does not know the measure. */
export function valuesOf(
  table: ReportTable,
  method: Method,
  measure: Measure,
  window: PeriodName,
): Float64Array | undefined {
  return numbersOf(table, method, window)[measure];
}

/** Lengths of time of one store (ms). */
type Times = Readonly<Record<TimeMeasure, number>>;
type TimeMeasure = 'up' | 'down' | 'unknown';

/** Poll count knows no unknown time. */
export function timesOf(table: ReportTable, method: Method, window: PeriodName, store: number): Times {
  const { up, down, unknown } = timesOfAll(table, method, window);
  return { up: up[store] ?? 0, down: down[store] ?? 0, unknown: unknown[store] ?? 0 };
}

/** The same of every store; empty where the method does not know the measure. */
export function timesOfAll(
  table: ReportTable,
  method: Method,
  window: PeriodName,
): Readonly<Record<TimeMeasure, Float64Array>> {
  const { up = NONE, down = NONE, unknown = NONE } = numbersOf(table, method, window);
  return { up, down, unknown };
}

const NONE = new Float64Array();

/** Whether a store was open and nothing is known of that time, by a method that knows unknown time. */
export function unknownTest(
  table: ReportTable,
  method: Method,
  window: PeriodName,
): (store: number) => boolean {
  const { up, down, unknown } = timesOfAll(table, method, window);
  return (store) => (unknown[store] ?? 0) > 0 && (up[store] ?? 0) + (down[store] ?? 0) === 0;
}

/** Poll count leaves a window out where the store is closed at the time of day of as-of. */
export function isGateClosed(table: ReportTable, method: Method, window: PeriodName, store: number): boolean {
  if (window === 'period') return false;
  const gates = table.details?.gates[store];
  return method === 'poll-count' && gates !== undefined && (gates & GATE_FLAGS[window]) === 0;
}
