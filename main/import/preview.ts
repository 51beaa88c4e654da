import Papa from 'papaparse';
import { dayName } from './days.ts';
import { type FileFormat, headerText } from './file-format.ts';
import { businessHours } from './kinds/business-hours.ts';
import { closures } from './kinds/closures.ts';
import { kindNamed } from './kinds/index.ts';
import { polls } from './kinds/polls.ts';
import type { RowResult } from './kinds/row.ts';
import { stores } from './kinds/stores.ts';
import { timeZones } from './kinds/time-zones.ts';
import { writeLocalTime } from './local-time.ts';
import { visitRows } from './segment.ts';

/** The beginning of a file: its header, its first rows as they stand, and in words how each of them is read. */
export type PreviewedRows = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly readAs: readonly string[];
  /** How many rows of all that were looked at are read as Windows-1252. */
  readonly windows1252: number;
};

/** Reads the first `count` rows from the first bytes of a file, whose rows must be whole. */
export function previewRows(head: Uint8Array, format: FileFormat, count: number): PreviewedRows {
  const { data } = Papa.parse<string[]>(headerText(head, format), { delimiter: format.delimiter });
  const rows: (readonly string[])[] = [];
  const readAs: string[] = [];
  const segment = { bytes: head, start: format.bodyStart, stop: head.length, keep: 0 };
  const { windows1252 } = visitRows(
    segment,
    format,
    kindNamed(format.kind).read,
    (cells, fields, rejection) => {
      if (rows.length >= count) return;
      rows.push(cells);
      readAs.push(rejection === undefined ? wordsOf(fields, format, cells) : `Left out: ${rejection.reason}`);
    },
  );
  return { header: (data[0] ?? []).map((name) => name.trim()), rows, readAs, windows1252 };
}

/** What a row that can be read says; its store only where that is read otherwise than its cells say it. */
function wordsOf(
  fields: readonly (string | undefined)[],
  format: FileFormat,
  cells: readonly string[],
): string {
  const said = <Row extends { readonly store: string }>(
    result: RowResult<Row>,
    words: (row: Row) => string,
  ): string => {
    if (!result.ok) return `Left out: ${result.reason}`;
    const { store } = result.row;
    return cells.includes(store) ? words(result.row) : `${store}: ${words(result.row)}`;
  };
  switch (format.kind) {
    case 'polls':
      return said(polls.read(fields, format), ({ at, active }) => {
        const time = new Date(at).toISOString().replace('T', ' ').replace('Z', '');
        return `${time} UTC, ${active ? 'active' : 'inactive'}`;
      });
    case 'business-hours':
      return said(businessHours.read(fields, format), ({ day, opening }) =>
        opening === undefined
          ? `${dayName(day)}, closed`
          : `${dayName(day)}, ${clock(opening.start)} to ${clock(opening.end)}`,
      );
    case 'time-zones':
      return said(timeZones.read(fields, format), ({ zone }) => zone);
    case 'stores':
      return said(stores.read(fields, format), ({ name, group, salesPerHour }) => {
        const sales = salesPerHour === undefined ? undefined : `${salesPerHour} an hour`;
        return [name ?? 'no name', group, sales].filter((text) => text !== undefined).join(', ');
      });
    case 'closures':
      return said(
        closures.read(fields, format),
        ({ from, until }) =>
          `closed from ${writeLocalTime(from, 'start')} until ${writeLocalTime(until, 'end')}`,
      );
  }
}

const HOUR = 3_600_000;

/** Milliseconds after midnight as 09:00, with seconds where there are some; the end of the day is 24:00. */
function clock(time: number): string {
  const ofHour = new Date(time % HOUR)
    .toISOString()
    .slice(14, 23)
    .replace(/(?::00)?\.000$/, '');
  return `${String(Math.floor(time / HOUR)).padStart(2, '0')}:${ofHour}`;
}
