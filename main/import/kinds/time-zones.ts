import { likelyZone, zoneName } from '../zone-name.ts';
import { column, type FactKind } from './kind.ts';
import { isMissing, missing, quote, type Rejection, type RowReader, readStoreId, rejected } from './row.ts';

export type ZoneRow = { readonly store: string; readonly zone: string };

const read: RowReader<ZoneRow> = ([id, zoneText]) => {
  const store = readStoreId(id);
  if (!store.ok) return store;
  if (isMissing(zoneText)) return missing('timezone_str');
  const zone = zoneName(zoneText);
  return zone === undefined ? noZone(zoneText) : { ok: true, row: { store: store.row, zone } };
};

function noZone(text: string): Rejection {
  const likely = likelyZone(text);
  const hint = likely === undefined ? ' (such as America/New_York)' : `; perhaps ${likely}`;
  return rejected('“…” is not an IANA time zone', `${quote(text)} is not an IANA time zone${hint}`);
}

/** A store a row. A file's zone of a store replaces the one it had; of two rows for one store the later one holds. */
export const timeZones: FactKind<'time-zones', ZoneRow, string> = {
  name: 'time-zones',
  label: 'time zones',
  meaning: 'Where each store is, such as America/Denver.',
  columns: [column('store_id'), column('timezone_str')],
  read,
  gather(held, { zone }) {
    if (held === undefined) return { fact: zone, effect: 'adds' };
    return { fact: zone, effect: held === zone ? 'repeats' : 'overrides' };
  },
};
