import { SURE_VERSION } from '../../report/sure/sure.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';
import { readSetAside } from '../facts/set-aside.ts';
import { leftOutNow } from './left-out.ts';
import { readResult } from './report-result.ts';
import { findReport } from './reports.ts';

/** What is kept of how sure a report is: all of it, what an earlier version or others set aside made of it, or nothing. */
export type SureKept = 'all' | 'earlier' | 'nothing';

type Row = { readonly sure: number; readonly version: number | null; readonly setAside: string | null };

/** What is kept of how sure a report is; `undefined` where there is no result of it. */
export function sureKept(database: ReadableDatabase, report: string): SureKept | undefined {
  const found = database
    .prepare<[string], Row>(
      `SELECT layout ->> '$.sure' IS NOT NULL AS sure, layout ->> '$.sure.version' AS version,
         layout -> '$.sure.setAside' AS setAside
         FROM report_result WHERE report = ?`,
    )
    .get(report);
  if (found === undefined) return undefined;
  if (found.sure === 0) return 'nothing';
  if (found.version !== SURE_VERSION) return 'earlier';
  return (found.setAside ?? '[]') === JSON.stringify(placesNow(database, report)) ? 'all' : 'earlier';
}

/** Those of the stores that are set aside in a report now; of few databases that is any. */
function placesNow(database: ReadableDatabase, id: string): readonly number[] {
  if (readSetAside(database).length === 0) return [];
  const record = findReport(database, id);
  const report = record && readResult(database, record);
  return record === undefined || report === undefined
    ? []
    : leftOutNow(database, record, report).map(({ place }) => place);
}
