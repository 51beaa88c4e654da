import type { ReportRecord } from '../../database/reports.ts';
import { type NumberColumn, type NumberName, numbersOf, type ReportNumbers } from '../../report/numbers.ts';
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
  /** The report's numbers, and uptime in percent: two decimals, rounded so that downtime never hides; NaN: nothing known. */
  readonly columns: readonly (NumberColumn | UptimeColumn)[];
  readonly summaries: Readonly<Record<Method, Summary>>;
};

export function makeReportTable(record: ReportRecord, numbers: ReportNumbers): ReportTable {
  const uptimes = METHODS.flatMap((method) =>
    WINDOWS.map(({ name: window }): UptimeColumn => {
      const up = numbersOf(numbers, method, 'up', window);
      const down = numbersOf(numbers, method, 'down', window);
      const percents = up.map((time, store) => uptimePercent(time, down[store] as number) ?? Number.NaN);
      return { method, measure: 'uptime', window, values: percents };
    }),
  );
  return {
    record,
    stores: numbers.stores,
    columns: [...numbers.columns, ...uptimes],
    summaries: {
      'poll-count': summarise(numbers, 'poll-count'),
      interpolated: summarise(numbers, 'interpolated'),
    },
  };
}
