import { parseTimestamp } from '../timestamp.ts';
import { column, type Kind } from './kind.ts';
import { isMissing, missing, type RowReader, readStoreId, rewrittenDate, trimBlanks, wrong } from './row.ts';

/** One observation of a store; `at` in milliseconds since the epoch. */
export type PollRow = { readonly store: string; readonly at: number; readonly active: boolean };

const read: RowReader<PollRow> = ([id, timestamp, status]) => {
  const store = readStoreId(id);
  if (!store.ok) return store;
  if (isMissing(timestamp)) return missing('timestamp_utc');
  if (isMissing(status)) return missing('status');
  const at = parseTimestamp(timestamp);
  if (at === undefined) return rewrittenDate(timestamp) ?? wrong(timestamp, 'is not a timestamp');
  const word = trimBlanks(status).toLowerCase();
  if (word !== 'active' && word !== 'inactive') {
    return wrong(status, 'is not a status (active or inactive)');
  }
  return { ok: true, row: { store: store.row, at, active: word === 'active' } };
};

/** One observation a row. Of rows for the same store and time the later one holds. */
export const polls: Kind<'polls', PollRow> = {
  name: 'polls',
  label: 'polls',
  meaning: 'Each time a store was checked, and whether it was active or inactive.',
  columns: [column('store_id'), column('timestamp_utc'), column('status')],
  read,
};
