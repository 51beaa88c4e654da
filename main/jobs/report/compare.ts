import { inOneView } from '../../database/core/transaction.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import { type Comparison, compareReports } from '../../report/compare.ts';
import { completeReport } from './complete-report.ts';

/** Two complete reports held against each other, the one of the earlier as-of first. */
export type ReportComparison = Comparison & { readonly before: ReportRecord; readonly after: ReportRecord };

/** Of one as-of, the one made first comes first. Throws as completeReport does. */
export function compareStored(database: ReadableDatabase, one: string, other: string): ReportComparison {
  return inOneView(database, () => {
    const [before, after] = [completeReport(database, one), completeReport(database, other)].sort(
      (a, b) => a.record.asOf - b.record.asOf || a.record.createdAt - b.record.createdAt,
    ) as [ReturnType<typeof completeReport>, ReturnType<typeof completeReport>];
    const side = ({ record: { asOf, reach }, report }: typeof before) => ({ asOf, reach, report });
    return { ...compareReports(side(before), side(after)), before: before.record, after: after.record };
  });
}
