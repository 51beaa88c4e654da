import { parseEndTime, parseStartTime } from '../time-of-day.ts';
import { column, type FactKind } from './kind.ts';
import { isMissing, missing, type RowReader, trimBlanks, unusableStoreId, wrong } from './row.ts';

/** One weekly opening; `start` and `end` in milliseconds after local midnight. */
export type HoursRow = {
  readonly store: string;
  readonly day: number;
  readonly start: number;
  readonly end: number;
};

const read: RowReader<HoursRow> = ([store, day, startText, endText]) => {
  if (isMissing(store)) return missing('store_id');
  if (isMissing(day)) return missing('dayOfWeek');
  if (isMissing(startText)) return missing('start_time_local');
  if (isMissing(endText)) return missing('end_time_local');
  const unusable = unusableStoreId(store);
  if (unusable !== undefined) return unusable;
  if (!/^[0-6]$/.test(trimBlanks(day))) return wrong(day, 'is not a day (0 = Monday … 6 = Sunday)');
  const start = parseStartTime(startText);
  if (start === undefined) return wrong(startText, 'is not a time of day');
  const end = parseEndTime(endText);
  if (end === undefined) return wrong(endText, 'is not a time of day');
  return { ok: true, row: { store, day: Number(day), start, end } };
};

/** A store's openings, each once. */
type Openings = Map<string, Omit<HoursRow, 'store'>>;

/** One opening a row. A file's openings of a store replace all that it had. */
export const businessHours: FactKind<'business-hours', HoursRow, Openings> = {
  name: 'business-hours',
  label: 'business hours',
  meaning: 'When each store is open, in its own local time. Monday is 0.',
  columns: [
    column('store_id'),
    column('dayOfWeek', 'day'),
    column('start_time_local'),
    column('end_time_local'),
  ],
  read,
  gather(held = new Map(), { day, start, end }) {
    const key = `${day},${start},${end}`;
    if (held.has(key)) return { fact: held, effect: 'repeats' };
    return { fact: held.set(key, { day, start, end }), effect: 'adds' };
  },
};
