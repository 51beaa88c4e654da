import type { ReportRecord } from '../../database/reports/reports.ts';
import { type NumberName, periodsHeld } from '../../report/numbers.ts';
import type { OutageTable } from '../../report/outage-table.ts';
import type { Report, ReportDetails, StoredReport } from '../../report/report.ts';
import { type LeftOut, lastDateOf } from '../../report/set-aside.ts';
import { type ShownMeasure, STORE_MEASURES } from '../../report/sheets/store-measures.ts';
import { type Summary, summarise } from '../../report/summary.ts';
import type { Method } from '../../report/types.ts';

type ShownColumn = Omit<NumberName, 'measure'> & {
  readonly measure: ShownMeasure;
  readonly values: Float64Array;
};

/** What of a report's outages the view of them alone tells. */
export type OutagesTold = Pick<OutageTable, 'atLeast' | 'atMost' | 'unknown' | 'polls'>;

/** What a report holds beside its numbers but for OutagesTold, a quarter of a month's, which comes once the rest is drawn. */
export type TableDetails = Omit<ReportDetails, 'outages'> & {
  readonly outages: Omit<OutageTable, keyof OutagesTold>;
};

/** A complete report as a table shows it: flat numbers, cheap to hand from thread to thread. */
export type ReportTable = {
  readonly record: ReportRecord;
  readonly stores: readonly string[];
  /**
   * The report's numbers; uptime in percent (two decimals, rounded so that downtime never hides; NaN: nothing known);
   * lost sales where the report knows what stores sell.
   */
  readonly columns: readonly ShownColumn[];
  /** What it holds beside its numbers; `undefined` in a report from before there was such. */
  readonly details: TableDetails | undefined;
  readonly summaries: Readonly<Record<Method, Summary>>;
  /** Who is set aside in it, and in none of the summaries. */
  readonly leftOut: readonly LeftOut[];
  /** The last date that it is of, on the calendar of each of its stores. */
  readonly lastDate: string;
};

/** What of it changes when stores are set aside or taken back. */
export type TableAside = Pick<ReportTable, 'summaries' | 'leftOut' | 'lastDate'>;

export function makeReportTable(record: ReportRecord, report: StoredReport): ReportTable {
  const { details } = report;
  return {
    record,
    stores: report.stores,
    columns: [...report.columns, ...derivedColumns(report)],
    details: details && tableDetails(details),
    ...tableAside(record, report),
  };
}

function tableDetails({ outages, ...others }: ReportDetails): TableDetails {
  const { count, store, started, ended, began, endedBy, down } = outages;
  return { ...others, outages: { count, store, started, ended, began, endedBy, down } };
}

export function outagesTold({ details: { outages } }: Report): OutagesTold {
  const { atLeast, atMost, unknown, polls } = outages;
  return { atLeast, atMost, unknown, polls };
}

export function tableAside(record: ReportRecord, report: StoredReport): TableAside {
  return {
    summaries: {
      'poll-count': summarise(report, 'poll-count'),
      interpolated: summarise(report, 'interpolated'),
    },
    leftOut: report.leftOut ?? [],
    lastDate: lastDateOf(report.details?.zones ?? [], record),
  };
}

/** What the window is shown beside the report's own numbers, as far as the report knows enough for it. */
function derivedColumns(report: StoredReport): ShownColumn[] {
  const own = new Set<ShownMeasure>(report.columns.map(({ measure }) => measure));
  return STORE_MEASURES.filter(({ measure }) => !own.has(measure)).flatMap(({ measure, methods, values }) =>
    methods.flatMap((method) =>
      periodsHeld(report).flatMap((window) => {
        const numbers = values(report, method, window);
        return numbers === undefined ? [] : { method, measure, window, values: numbers };
      }),
    ),
  );
}
