import { numbersOf, type ReportNumbers } from './numbers.ts';
import { METHODS, type Method, type Milliseconds, WINDOWS, type WindowName } from './types.ts';

export type CsvOptions = { readonly method: Method; readonly extended: boolean };

const UNIT: Readonly<Record<WindowName, Milliseconds>> = { hour: 60_000, day: 3_600_000, week: 3_600_000 };

/**
 * The report as CSV (SPEC §4): UTF-8, LF, in the order of the stores given, hour columns in minutes, day and week
 * columns in hours. `extended` appends the unknown columns, which only the interpolated method knows.
 */
export function reportCsv(numbers: ReportNumbers, { method, extended }: CsvOptions): string {
  const columns = [
    ...WINDOWS.map(({ name }) => column(`uptime_last_${name}`, name, numbersOf(numbers, method, 'up', name))),
    ...WINDOWS.map(({ name }) =>
      column(`downtime_last_${name}`, name, numbersOf(numbers, method, 'down', name)),
    ),
    ...(extended
      ? WINDOWS.map(({ name }) =>
          column(`unknown_last_${name}`, name, numbersOf(numbers, 'interpolated', 'unknown', name)),
        )
      : []),
  ];
  const lines = numbers.stores.map((store, place) =>
    [
      textCell(store, 'first'),
      ...columns.map(({ values, unit }) => formatTime(values[place] as number, unit)),
    ].join(','),
  );
  return `${[['store_id', ...columns.map(({ title }) => title)].join(','), ...lines].join('\n')}\n`;
}

const column = (title: string, window: WindowName, values: Float64Array) => ({
  title,
  values,
  unit: UNIT[window],
});

/** A length of time in the given unit, rounded half up to two decimals, without trailing zeros. */
export function formatTime(time: Milliseconds, unit: Milliseconds): string {
  return String(Math.round((time * 100) / unit) / 100);
}

/**
 * A text cell that no spreadsheet runs as a formula, quoted where a reader might split it (SPEC §4). One that splits at
 * semicolons or tabs honours quotes at the beginning of a line only: in a `later` cell what follows such a separator is
 * neutralised as well.
 */
export function textCell(text: string, place: 'first' | 'later' = 'later'): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  if (!/[",;\t\n\r]/.test(safe)) return safe;
  const whole = place === 'first' ? safe : safe.replaceAll(/([;\t\n\r])(?=["\s]*[=+\-@])/g, "$1'");
  return `"${whole.replaceAll('"', '""')}"`;
}

/** Whether a text names a method. */
export function isMethod(text: string): text is Method {
  return METHODS.some((method) => method === text);
}

/** Order of store ids in every report: by UTF-16 code unit, as JavaScript compares strings (SPEC §4). */
export function compareStoreIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
