import type { StoredReport } from '../../report/report.ts';
import { type EndOf, type LeftOut, leftOutOf } from '../../report/set-aside.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';
import { readSetAside } from '../facts/set-aside.ts';

/** The stores of a report that are set aside in it as things are now; of a report nobody set anything aside in, nothing is read. */
export function leftOutNow(database: ReadableDatabase, of: EndOf, report: StoredReport): LeftOut[] {
  const all = readSetAside(database);
  return all.length === 0 ? [] : leftOutOf(report.stores, report.details?.zones, of, all);
}
