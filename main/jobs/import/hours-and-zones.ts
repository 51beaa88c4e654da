import { replaceHours, replaceZones } from '../../database/hours-and-zones.ts';
import type { ImportCounts } from '../../database/imports.ts';
import { businessHours } from '../../import/kinds/business-hours.ts';
import type { RowReader } from '../../import/kinds/row.ts';
import { timeZones } from '../../import/kinds/time-zones.ts';
import { readSegment } from '../../import/segment.ts';
import type { OpeningHours } from '../../report/types.ts';
import { throwIfCancelled } from '../cancel.ts';
import type { ImportContext } from './context.ts';
import { readRange } from './file-range.ts';

const RANGE_BYTES = 1 << 20;

/** Reads the hours of a file and gives its stores those in place of what they had (SPEC §1). */
export function importHours(context: ImportContext): ImportCounts {
  const byStore = new Map<number, Map<string, OpeningHours>>();
  const counts = readAllRows(context, businessHours.read, ({ store, day, start, end }) => {
    const number = context.storeNumber(store);
    let hours = byStore.get(number);
    if (hours === undefined) {
      hours = new Map();
      byStore.set(number, hours);
    }
    hours.set(`${day},${start},${end}`, { day, start, end });
  });
  const hoursByStore = new Map([...byStore].map(([store, hours]) => [store, [...hours.values()]]));
  const { added, replaced } = replaceHours(context.database, hoursByStore, context.onRows);
  context.meter.savedAll();
  return { ...counts, added, replaced };
}

/** As importHours, for time zones; of two rows for one store the later one counts. */
export function importZones(context: ImportContext): ImportCounts {
  const zoneByStore = new Map<number, string>();
  let overridden = 0;
  const counts = readAllRows(context, timeZones.read, ({ store, zone }) => {
    const number = context.storeNumber(store);
    const earlier = zoneByStore.get(number);
    if (earlier !== undefined && earlier !== zone) overridden++;
    zoneByStore.set(number, zone);
  });
  const { added, replaced } = replaceZones(context.database, zoneByStore, context.onRows);
  context.meter.savedAll();
  return { ...counts, added, replaced: replaced + overridden };
}

function readAllRows<T>(context: ImportContext, read: RowReader<T>, accept: (row: T) => void) {
  const { file, bytes, format, cancel, meter } = context;
  const counts = { rows: 0, accepted: 0, rejected: 0 };
  let line = format.headerLines + 1;
  for (let from = format.bodyStart; from < bytes; ) {
    throwIfCancelled(cancel);
    const to = Math.min(from + RANGE_BYTES, bytes);
    const summary = readRange(file, { from, to, aligned: true }, (segment) =>
      readSegment(segment, format, read, accept),
    );
    context.reject(summary.rejected, line);
    counts.rows += summary.rows;
    counts.rejected += summary.rejected.length;
    counts.accepted += summary.rows - summary.rejected.length;
    line += summary.lines;
    meter.read(summary.end, summary.rows);
    if (summary.end === from) break;
    from = summary.end;
  }
  return counts;
}
