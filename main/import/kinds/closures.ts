import { parseLocalTime } from '../local-time.ts';
import { column, type FactKind, optionalColumn, textColumn } from './kind.ts';
import {
  isMissing,
  missing,
  quote,
  type Rejection,
  type RowReader,
  type RowResult,
  readStoreId,
  readText,
  rejected,
  rewrittenDate,
  trimBlanks,
  wrong,
} from './row.ts';

/** The store id that stands for every store in a closures file. */
export const EVERY_STORE_ID = '*';

/** A stretch in which a store was closed; ends in wall-clock milliseconds, as local-time.ts counts them. */
export type ClosureRow = {
  readonly store: string;
  readonly from: number;
  readonly until: number;
  /** Empty where none is given. */
  readonly reason: string;
};

const read: RowReader<ClosureRow> = ([idText, fromText, untilText, why = '']) => {
  const store = readStoreId(idText);
  if (!store.ok) return store;
  if (isMissing(fromText)) return missing('closed_from_local');
  if (isMissing(untilText)) return missing('closed_until_local');
  const stretch = readClosedStretch(fromText, untilText);
  if (!stretch.ok) return stretch;
  const id = trimBlanks(store.row) === EVERY_STORE_ID ? EVERY_STORE_ID : store.row;
  const reason = readText('reason', why);
  if (!reason.ok) return reason;
  return { ok: true, row: { store: id, ...stretch.row, reason: reason.row } };
};

/**
 * Reads both ends of a closure (SPEC §9): each a date or a date and time of the store's own wall clock. A date alone as
 * `until` includes that whole day.
 */
export const readClosedStretch = (
  fromText: string,
  untilText: string,
): RowResult<{ readonly from: number; readonly until: number }> => {
  const from = parseLocalTime(fromText, 'start');
  if (from === undefined) return notLocalTime(fromText);
  const until = parseLocalTime(untilText, 'end');
  if (until === undefined) return notLocalTime(untilText);
  if (until <= from) {
    const reason = `the end ${quote(untilText)} is not after the start ${quote(fromText)}`;
    return rejected('the end is not after the start', reason);
  }
  return { ok: true, row: { from, until } };
};

function notLocalTime(text: string): Rejection {
  const what = 'is not a local date or date and time (such as 2024-12-25 or 2024-12-25 18:00)';
  return rewrittenDate(text) ?? wrong(text, what);
}

/** A store's closures, each once; of two with the same ends the later row's reason holds. */
type Closures = Map<string, Omit<ClosureRow, 'store'>>;

/** One closure a row. The closures that a file has for a store, or for every store, replace those it had. */
export const closures: FactKind<'closures', ClosureRow, Closures> = {
  name: 'closures',
  label: 'closures',
  meaning: 'When stores were closed although their hours say otherwise, such as on a holiday.',
  columns: [
    column('store_id'),
    column('closed_from_local'),
    column('closed_until_local'),
    textColumn(optionalColumn('reason')),
  ],
  read,
  gather(held = new Map(), { from, until, reason }) {
    const key = `${from},${until}`;
    const earlier = held.get(key);
    const fact = held.set(key, { from, until, reason });
    if (earlier === undefined) return { fact, effect: 'adds' };
    return { fact, effect: earlier.reason === reason ? 'repeats' : 'overrides' };
  },
};
