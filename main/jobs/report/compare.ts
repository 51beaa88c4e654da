import { inOneView } from '../../database/core/transaction.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import { type Comparison, compareReports } from '../../report/compare.ts';
import { JobError } from '../threads/error.ts';
import { completeReport } from './complete-report.ts';

/** Two complete reports held against each other, the one of the earlier as-of first. */
export type ReportComparison = Comparison & { readonly before: ReportRecord; readonly after: ReportRecord };

/** Of one as-of, the one made first comes first. Throws as completeReport does, and `reports-unlike`. */
export function compareStored(database: ReadableDatabase, one: string, other: string): ReportComparison {
  return inOneView(database, () => {
    const [before, after] = [completeReport(database, one), completeReport(database, other)].sort(
      (a, b) => a.record.asOf - b.record.asOf || a.record.createdAt - b.record.createdAt,
    ) as [ReturnType<typeof completeReport>, ReturnType<typeof completeReport>];
    if ((before.record.period === undefined) !== (after.record.period === undefined)) throw unlike();
    const side = ({ record: { asOf, reach, period }, report }: typeof before) => ({
      asOf,
      reach,
      period,
      report,
    });
    return { ...compareReports(side(before), side(after)), before: before.record, after: after.record };
  });
}

const unlike = () =>
  new JobError({
    code: 'reports-unlike',
    message: 'One report is of a period, the other of the last hour, day and week: compare two of one kind.',
  });
