import {
  METHODS,
  type Method,
  type Milliseconds,
  type ReportRow,
  WINDOWS,
  type WindowName,
} from './types.ts';

export type CsvOptions = { readonly method: Method; readonly extended: boolean };

const UNIT: Readonly<Record<WindowName, Milliseconds>> = { hour: 60_000, day: 3_600_000, week: 3_600_000 };

/**
 * The report as CSV (SPEC §4): UTF-8, LF, in the order of the rows given, hour columns in minutes, day and week columns
 * in hours. `extended` appends the unknown columns, which only the interpolated method knows.
 */
export function reportCsv(rows: readonly ReportRow[], { method, extended }: CsvOptions): string {
  const names = WINDOWS.map(({ name }) => name);
  const header = [
    'store_id',
    ...names.map((name) => `uptime_last_${name}`),
    ...names.map((name) => `downtime_last_${name}`),
    ...(extended ? names.map((name) => `unknown_last_${name}`) : []),
  ];
  const lines = rows.map((row) => {
    const times = method === 'poll-count' ? row.pollCount : row.interpolated;
    const cells = [textCell(row.store)];
    for (const name of names) cells.push(formatTime(times[name].up, UNIT[name]));
    for (const name of names) cells.push(formatTime(times[name].down, UNIT[name]));
    if (extended)
      for (const name of names) cells.push(formatTime(row.interpolated[name].unknown, UNIT[name]));
    return cells.join(',');
  });
  return `${[header.join(','), ...lines].join('\n')}\n`;
}

/** A length of time in the given unit, rounded half up to two decimals, without trailing zeros. */
export function formatTime(time: Milliseconds, unit: Milliseconds): string {
  return String(Math.round((time * 100) / unit) / 100);
}

/** A text cell that no spreadsheet runs as a formula, quoted where CSV needs it. */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether a text names a method. */
export function isMethod(text: string): text is Method {
  return METHODS.some((method) => method === text);
}

/** Order of store ids in every report: by UTF-16 code unit, as JavaScript compares strings (SPEC §4). */
export function compareStoreIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
