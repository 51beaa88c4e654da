import { parseDay } from '../days.ts';
import { USUAL } from '../dialect.ts';
import { remember } from '../remember.ts';
import { parseEndTime, parseStartTime } from '../time-of-day.ts';
import { column, type FactKind } from './kind.ts';
import { isMissing, missing, type RowReader, readStoreId, rejected, trimBlanks, wrong } from './row.ts';

/** One weekly opening; `start` and `end` in milliseconds after local midnight. */
export type Opening = { readonly day: number; readonly start: number; readonly end: number };

/** A row of hours: an opening, or none where it says that the store is closed that day. */
export type HoursRow = {
  readonly store: string;
  readonly day: number;
  readonly opening: Opening | undefined;
};

const read: RowReader<HoursRow> = ([id, dayText, startText, endText], { daysFromOne } = USUAL) => {
  const store = readStoreId(id);
  if (!store.ok) return store;
  if (isMissing(dayText)) return missing('dayOfWeek');
  if (isMissing(startText)) return missing('start_time_local');
  if (isMissing(endText)) return missing('end_time_local');
  const day = parseDay(dayText, daysFromOne);
  if (day === undefined) {
    return wrong(dayText, `is not a day (${daysFromOne ? '1 = Monday … 7' : '0 = Monday … 6'} = Sunday)`);
  }
  if (isClosed(startText) && isClosed(endText)) {
    return { ok: true, row: { store: store.row, day, opening: undefined } };
  }
  if (isClosed(startText) || isClosed(endText)) {
    return rejected('“closed” stands in one of its two times: it takes both to say that the store is closed');
  }
  const start = parseStartTime(startText);
  if (start === undefined) return wrong(startText, 'is not a time of day');
  const end = parseEndTime(endText);
  if (end === undefined) return wrong(endText, 'is not a time of day');
  return { ok: true, row: { store: store.row, day, opening: { day, start, end } } };
};

const isClosed = remember((text) => trimBlanks(text).toLowerCase() === 'closed');

/** Where in its `columns` an hours file has its day; see days.ts. */
export const DAY_COLUMN = 1;

/** A store's openings, each once; none where it is always closed. */
type Openings = Map<number | string, Opening>;

const [MINUTE, MINUTES_OF_DAY] = [60_000, 1440];

/** The same for the same openings alone: of whole minutes, as nearly all are, a number that is quick to look up. */
function keyOf({ day, start, end }: Opening): number | string {
  if (start % MINUTE !== 0 || end % MINUTE !== 0) return `${day},${start},${end}`;
  return ((start / MINUTE) * (MINUTES_OF_DAY + 1) + end / MINUTE) * 7 + day;
}

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
  gather(held, { opening }) {
    const fact = held ?? new Map();
    if (opening === undefined) return { fact, effect: held === undefined ? 'adds' : 'repeats' };
    const key = keyOf(opening);
    if (fact.has(key)) return { fact, effect: 'repeats' };
    return { fact: fact.set(key, opening), effect: 'adds' };
  },
  isOfAnyOrder: ({ opening }) => opening !== undefined,
};
