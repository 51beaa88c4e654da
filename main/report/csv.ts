import { type Measure, numbersOf, type ReportNumbers } from './numbers.ts';
import { type Method, type Milliseconds, WINDOWS, type WindowName } from './types.ts';

/** Columns beside the common ones only where they are asked for. */
export type CsvOptions = { readonly method: Method; readonly extended: boolean; readonly bounds?: boolean };

/** What the columns of a window count in. */
export const UNIT: Readonly<Record<WindowName, Milliseconds>> = {
  hour: 60_000,
  day: 3_600_000,
  week: 3_600_000,
};

/**
 * The report as CSV (SPEC §4): UTF-8, LF, in the order of the stores given, hour columns in minutes, day and week
 * columns in hours. `extended` appends the unknown columns, which only the interpolated method knows, and `bounds`
 * those of SPEC §7.
 */
export function reportCsv(numbers: ReportNumbers, { method, extended, bounds }: CsvOptions): string {
  const group = <M extends Method>(title: string, of: M, measure: Measure<M>) =>
    WINDOWS.map(({ name }) => ({
      title: `${title}_last_${name}`,
      unit: UNIT[name],
      times: numbersOf(numbers, of, measure, name),
    }));
  const columns = [
    ...group('uptime', method, 'up'),
    ...group('downtime', method, 'down'),
    ...(extended ? group('unknown', 'interpolated', 'unknown') : []),
    ...(bounds ? group('downtime_at_least', 'interpolated', 'down-at-least') : []),
    ...(bounds ? group('downtime_at_most', 'interpolated', 'down-at-most') : []),
  ];
  const lines = numbers.stores.map((store, place) => {
    const cells = columns.map(({ times, unit }) => formatTime(times[place] as number, unit));
    return [textCell(store, 'first'), ...cells].join(',');
  });
  return `${[['store_id', ...columns.map(({ title }) => title)].join(','), ...lines].join('\n')}\n`;
}

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
