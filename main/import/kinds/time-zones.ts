import { isZoneTooNew, likelyZone, readOffset, zoneName } from '../zone-name.ts';
import { column, type FactKind } from './kind.ts';
import {
  isMissing,
  missing,
  quote,
  type Rejection,
  type RowReader,
  readStoreId,
  rejected,
  wrong,
} from './row.ts';

export type ZoneRow = { readonly store: string; readonly zone: string };

const read: RowReader<ZoneRow> = ([id, zoneText]) => {
  const store = readStoreId(id);
  if (!store.ok) return store;
  if (isMissing(zoneText)) return missing('timezone_str');
  const zone = zoneName(zoneText);
  return zone === undefined ? noZone(zoneText) : { ok: true, row: { store: store.row, zone } };
};

function noZone(text: string): Rejection {
  if (isZoneTooNew(text)) {
    return wrong(
      text,
      'is an IANA time zone newer than the time zones of this program, which cannot use it yet',
    );
  }
  return rejected('“…” is not an IANA time zone', `${quote(text)} is not an IANA time zone${hintOf(text)}`);
}

function hintOf(text: string): string {
  const offset = readOffset(text);
  if (offset !== undefined) {
    const place = 'a place, such as America/New_York, whose clock changes with the seasons';
    return offset.zone === undefined
      ? ` but an offset: name ${place}`
      : ` but an offset: write ${offset.zone} (its sign is the other way round), or ${place}`;
  }
  const likely = likelyZone(text);
  return likely === undefined ? ' (such as America/New_York)' : `; perhaps ${likely}`;
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
