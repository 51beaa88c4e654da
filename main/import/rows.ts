import { parseEndTime, parseStartTime } from './time-of-day.ts';
import { parseTimestamp } from './timestamp.ts';

export type PollRow = { readonly store: string; readonly at: number; readonly active: boolean };
export type HoursRow = {
  readonly store: string;
  readonly day: number;
  readonly start: number;
  readonly end: number;
};

/** A row read, or the reason it cannot be, in words a person can act on. */
export type RowResult<T> =
  | { readonly ok: true; readonly row: T }
  | { readonly ok: false; readonly reason: string };

/** Reads one row's fields, given in the order of the columns of its kind; a column the row is too short for is undefined. */
export type RowReader<T> = (fields: readonly (string | undefined)[]) => RowResult<T>;

export const readPollRow: RowReader<PollRow> = ([store, timestamp, status]) => {
  if (isMissing(store)) return missing('store_id');
  if (isMissing(timestamp)) return missing('timestamp_utc');
  if (isMissing(status)) return missing('status');
  const reason = unusableStoreId(store);
  if (reason !== undefined) return rejected(reason);
  const at = parseTimestamp(timestamp);
  if (at === undefined) return rejected(`${quote(timestamp)} is not a timestamp`);
  const word = status.trim().toLowerCase();
  if (word !== 'active' && word !== 'inactive') {
    return rejected(`${quote(status)} is not a status (active or inactive)`);
  }
  return { ok: true, row: { store, at, active: word === 'active' } };
};

export const readHoursRow: RowReader<HoursRow> = ([store, day, startText, endText]) => {
  if (isMissing(store)) return missing('store_id');
  if (isMissing(day)) return missing('dayOfWeek');
  if (isMissing(startText)) return missing('start_time_local');
  if (isMissing(endText)) return missing('end_time_local');
  const reason = unusableStoreId(store);
  if (reason !== undefined) return rejected(reason);
  if (!/^[0-6]$/.test(day.trim())) return rejected(`${quote(day)} is not a day (0 = Monday … 6 = Sunday)`);
  const start = parseStartTime(startText);
  if (start === undefined) return rejected(`${quote(startText)} is not a time of day`);
  const end = parseEndTime(endText);
  if (end === undefined) return rejected(`${quote(endText)} is not a time of day`);
  return { ok: true, row: { store, day: Number(day), start, end } };
};

export function isMissing(field: string | undefined): field is undefined | '' {
  return field === undefined || field.trim() === '';
}

/** Why a text cannot be a store id: it must survive storing and exporting exactly. */
export function unusableStoreId(store: string): string | undefined {
  if (store.includes('\uFFFD')) return 'the store id is not valid UTF-8 text';
  if (store.includes('\0')) return 'the store id holds a NUL character';
  return undefined;
}

export function missing(column: string): RowResult<never> {
  return rejected(`${column} is missing`);
}

export function rejected(reason: string): RowResult<never> {
  return { ok: false, reason };
}

export function quote(text: string): string {
  return text.length > 60 ? `“${text.slice(0, 60)}…”` : `“${text}”`;
}
