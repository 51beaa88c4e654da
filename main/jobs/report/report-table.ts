import type { ReportRecord } from '../../database/reports/reports.ts';
import { type LostSalesColumn, lostSales } from '../../report/lost-sales.ts';
import { type NumberColumn, type NumberName, numbersOf } from '../../report/numbers.ts';
import type { ReportDetails, StoredReport } from '../../report/report.ts';
import { type Summary, summarise } from '../../report/summary.ts';
import { METHODS, type Method, WINDOWS } from '../../report/types.ts';
import { uptimePercent } from '../../report/uptime.ts';

type UptimeColumn = Omit<NumberName, 'measure'> & {
  readonly measure: 'uptime';
  readonly values: Float64Array;
};

/** A complete report as a table shows it: flat numbers, cheap to hand from thread to thread. */
export type ReportTable = {
  readonly record: ReportRecord;
  readonly stores: readonly string[];
  /**
   * The report's numbers; uptime in percent (two decimals, rounded so that downtime never hides; NaN: nothing known);
   * lost sales where the report knows what stores sell.
   */
  readonly columns: readonly (NumberColumn | UptimeColumn | LostSalesColumn)[];
  /** What it holds beside its numbers; `undefined` in a report from before there was such. */
  readonly details: ReportDetails | undefined;
  readonly summaries: Readonly<Record<Method, Summary>>;
};

export function makeReportTable(record: ReportRecord, report: StoredReport): ReportTable {
  const uptimes = METHODS.flatMap((method) =>
    WINDOWS.map(({ name: window }): UptimeColumn => {
      const up = numbersOf(report, method, 'up', window);
      const down = numbersOf(report, method, 'down', window);
      const percents = up.map((time, store) => uptimePercent(time, down[store] as number) ?? Number.NaN);
      return { method, measure: 'uptime', window, values: percents };
    }),
  );
  const { details } = report;
  const knowsSales = details?.salesPerHour.some((sales) => sales !== undefined) === true;
  const lost = knowsSales ? lostSales(report, details.salesPerHour) : [];
  return {
    record,
    stores: report.stores,
    columns: [...report.columns, ...uptimes, ...lost],
    details,
    summaries: {
      'poll-count': summarise(report, 'poll-count'),
      interpolated: summarise(report, 'interpolated'),
    },
  };
}
