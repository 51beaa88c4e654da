import { type PackedRows, unpackRows } from '../../database/report-rows.ts';
import type { ReportRecord } from '../../database/reports.ts';
import { type Summary, summarise } from '../../report/summary.ts';
import { METHODS, type Method, WINDOWS } from '../../report/types.ts';
import { uptimePercent } from '../../report/uptime.ts';

/** A complete report as a table shows it, both methods: flat numbers, cheap to hand from thread to thread. */
export type ReportTable = PackedRows & {
  readonly record: ReportRecord;
  /** For each store the percents of `poll-count`, then of `interpolated`, each hour, day, week; NaN: nothing known. */
  readonly uptimes: Float64Array;
  readonly summaries: Readonly<Record<Method, Summary>>;
};

export function makeReportTable(record: ReportRecord, packed: PackedRows): ReportTable {
  const rows = unpackRows(packed);
  const uptimes = new Float64Array(rows.length * METHODS.length * WINDOWS.length);
  let i = 0;
  for (const { pollCount, interpolated } of rows) {
    for (const times of [pollCount, interpolated]) {
      for (const { name } of WINDOWS)
        uptimes[i++] = uptimePercent(times[name].up, times[name].down) ?? Number.NaN;
    }
  }
  const summaries = {
    'poll-count': summarise(rows, 'poll-count'),
    interpolated: summarise(rows, 'interpolated'),
  };
  return { ...packed, record, uptimes, summaries };
}
