import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { overviewOf, type ReportOverview } from '../../report/overview.ts';
import type { StoredReport } from '../../report/report.ts';
import { type JobFailure, toFailure } from '../threads/error.ts';
import { type Packed, pack } from '../threads/pack.ts';
import { completeReport, detailed } from './complete-report.ts';
import { makeReportTable, type ReportTable, type TableAside, tableAside } from './report-table.ts';

/** A report at a glance; `report-too-old` where it holds too little for it. */
export type ToldOverview =
  | { readonly ok: true; readonly value: ReportOverview }
  | { readonly ok: false; readonly error: JobFailure };

/** A complete report as the window shows it, from one reading: in few pieces all of its stores, and what they come to together. */
export function openReport(
  database: ReadableDatabase,
  id: string,
): { readonly table: Packed<ReportTable>; readonly overview: ToldOverview } {
  const { record, report } = completeReport(database, id);
  return { table: pack(makeReportTable(record, report)), overview: toldOverview(report) };
}

/** What of it changes when stores are set aside or taken back. */
export function openAside(
  database: ReadableDatabase,
  id: string,
): { readonly table: TableAside; readonly overview: ToldOverview } {
  const { record, report } = completeReport(database, id);
  return { table: tableAside(record, report), overview: toldOverview(report) };
}

function toldOverview(report: StoredReport): ToldOverview {
  try {
    return { ok: true, value: overviewOf(detailed(report)) };
  } catch (error) {
    return { ok: false, error: toFailure(error) };
  }
}
