import { IANAZone } from 'luxon';
import { isMissing, missing, quote, type RowReader, rejected, unusableStoreId } from './rows.ts';

export type ZoneRow = { readonly store: string; readonly zone: string };

export const readZoneRow: RowReader<ZoneRow> = ([store, zoneText]) => {
  if (isMissing(store)) return missing('store_id');
  if (isMissing(zoneText)) return missing('timezone_str');
  const reason = unusableStoreId(store);
  if (reason !== undefined) return rejected(reason);
  const zone = zoneText.trim();
  if (!isKnownZone(zone)) return rejected(`${quote(zoneText)} is not a known time zone`);
  return { ok: true, row: { store, zone } };
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
