import { headerKey } from './kinds/kind.ts';

/** Columns that stand together in nothing but what this program saves, by the file that they tell. */
const FINGERPRINTS: readonly { readonly what: string; readonly columns: readonly string[] }[] = [
  { what: 'a report', columns: ['store_id', 'uptime_last_hour', 'downtime_last_hour', 'downtime_last_week'] },
  { what: 'a list of outages', columns: ['store_id', 'started_at_utc', 'ended_at_utc', 'down_minutes'] },
  { what: 'a report', columns: ['store_id', 'from_local', 'to_local', 'uptime_hours', 'downtime_hours'] },
  { what: 'a list of the folders of a pack', columns: ['group', 'folder', 'stores'] },
  { what: 'a comparison', columns: ['store_id', 'uptime_last_week_before', 'uptime_last_week_after'] },
];

/** Files whose first line is no row of columns. */
const FIRST_LINES: readonly { readonly what: string; readonly line: RegExp }[] = [
  // That of a group or a store begins with its name.
  { what: 'a workbook', line: /(^|: )downtime, (the week to )?\d{4}-\d\d-\d\d/i },
  // Whose it is stands in what is compressed in it.
  { what: 'a PDF such as one', line: /^%PDF-\d/i },
];

/** What a file with these columns is that this program saved itself, and that holds nothing to import; or `undefined`. */
export function ownOutput(names: readonly string[]): string | undefined {
  const [first = ''] = names;
  const known = names.length === 1 ? FIRST_LINES.find(({ line }) => line.test(first)) : undefined;
  if (known !== undefined) return known.what;
  const keys = new Set(names.map(headerKey));
  return FINGERPRINTS.find(({ columns }) => columns.every((column) => keys.has(headerKey(column))))?.what;
}
