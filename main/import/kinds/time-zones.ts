import { IANAZone } from 'luxon';
import { column, type FactKind } from './kind.ts';
import { isMissing, missing, quote, type RowReader, rejected, unusableStoreId } from './row.ts';

export type ZoneRow = { readonly store: string; readonly zone: string };

const read: RowReader<ZoneRow> = ([store, zoneText]) => {
  if (isMissing(store)) return missing('store_id');
  if (isMissing(zoneText)) return missing('timezone_str');
  const reason = unusableStoreId(store);
  if (reason !== undefined) return rejected(reason);
  const zone = zoneText.trim();
  if (!isKnownZone(zone)) return rejected(`${quote(zoneText)} is not a known time zone`);
  return { ok: true, row: { store, zone } };
};

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

/** Zone names are few and asking the system about one is slow, so each is asked about once. */
const knownZones = new Map<string, boolean>();

function isKnownZone(zone: string): boolean {
  let known = knownZones.get(zone);
  if (known === undefined) {
    // Offsets such as +05:30 are no names of zones, though newer systems take them for one.
    known = /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);
    if (knownZones.size < 10_000) knownZones.set(zone, known);
  }
  return known;
}
