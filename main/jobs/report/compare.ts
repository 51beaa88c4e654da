import { inOneView } from '../../database/core/transaction.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import { type Comparison, compareReports } from '../../report/compare.ts';
import { earlierFirst } from '../../report/earlier.ts';
import { JobError } from '../threads/error.ts';
import { completeReport } from './complete-report.ts';

/** Two complete reports held against each other. */
export type ReportComparison = Comparison & {
  readonly before: ReportRecord;
  readonly after: ReportRecord;
  /** Whose stores alone it is of; `undefined` where it is of all. */
  readonly group: string | undefined;
};

/** Ids of two reports, in the order that they are compared in. */
export type Ordered = { readonly before: string; readonly after: string };

/** Two reports to compare: the one of the earlier time first, or in the order that is named. */
export type ComparedPair = ({ readonly one: string; readonly other: string } | Ordered) & {
  /** Its stores alone; “No group” are those without one. */
  readonly group?: string;
};

/** Throws as completeReport does, and `reports-unlike`. */
export function compareStored(database: ReadableDatabase, pair: ComparedPair): ReportComparison {
  return inOneView(database, () => {
    const [before, after] = inOrder(database, pair);
    if ((before.record.period === undefined) !== (after.record.period === undefined)) throw unlike();
    const side = ({ record: { asOf, reach, period }, report }: typeof before) => ({
      asOf,
      reach,
      period,
      report,
    });
    return {
      ...compareReports(side(before), side(after), pair.group),
      before: before.record,
      after: after.record,
      group: pair.group,
    };
  });
}

type CompleteReport = ReturnType<typeof completeReport>;

function inOrder(database: ReadableDatabase, pair: ComparedPair): readonly [CompleteReport, CompleteReport] {
  if ('before' in pair) return [completeReport(database, pair.before), completeReport(database, pair.after)];
  const [one, other] = [completeReport(database, pair.one), completeReport(database, pair.other)];
  return earlierFirst(one.record, other.record) <= 0 ? [one, other] : [other, one];
}

const unlike = () =>
  new JobError({
    code: 'reports-unlike',
    message: 'One report is of a period, the other of the last hour, day and week: compare two of one kind.',
  });
