import { readSetAside } from '../../database/facts/set-aside.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { completeReport } from './complete-report.ts';

/** The ids of the stores that are set aside in a complete report now; `undefined` where none is. Throws as completeReport. */
export function idsLeftOut(database: ReadableDatabase, id: string): ReadonlySet<string> | undefined {
  // A report is not read for nothing.
  if (readSetAside(database).length === 0) return undefined;
  const { leftOut = [] } = completeReport(database, id).report;
  return leftOut.length === 0 ? undefined : new Set(leftOut.map(({ store }) => store));
}
