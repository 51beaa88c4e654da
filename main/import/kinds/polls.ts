import { parseTimestamp } from '../timestamp.ts';
import { column, type Kind } from './kind.ts';
import {
  isMissing,
  missing,
  type RowReader,
  rewrittenDate,
  trimBlanks,
  unusableStoreId,
  wrong,
} from './row.ts';

/** One observation of a store; `at` in milliseconds since the epoch. */
export type PollRow = { readonly store: string; readonly at: number; readonly active: boolean };

const read: RowReader<PollRow> = ([store, timestamp, status]) => {
  if (isMissing(store)) return missing('store_id');
  if (isMissing(timestamp)) return missing('timestamp_utc');
  if (isMissing(status)) return missing('status');
  const unusable = unusableStoreId(store);
  if (unusable !== undefined) return unusable;
  const at = parseTimestamp(timestamp);
  if (at === undefined) return rewrittenDate(timestamp) ?? wrong(timestamp, 'is not a timestamp');
  const word = trimBlanks(status).toLowerCase();
  if (word !== 'active' && word !== 'inactive') {
    return wrong(status, 'is not a status (active or inactive)');
  }
  return { ok: true, row: { store, at, active: word === 'active' } };
};

/** One observation a row. Of rows for the same store and time the later one holds. */
export const polls: Kind<'polls', PollRow> = {
  name: 'polls',
  label: 'polls',
  meaning: 'Each time a store was checked, and whether it was active or inactive.',
  columns: [column('store_id'), column('timestamp_utc'), column('status')],
  read,
};
