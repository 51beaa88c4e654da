import { APP_VERSION } from '../../database/core/app-version.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { readMadeFrom } from '../../database/reports/made-from.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import { labelOf } from '../../import/kinds/index.ts';
import type { Scope, Subject } from '../../report/book/subject.ts';
import type { Report } from '../../report/report.ts';
import { leftOutTest } from '../../report/set-aside.ts';
import type { FileWanted } from './file-wanted.ts';

/** What a book of a report is of: the stores that were asked for, those set aside apart. */
export function subjectOf(
  database: ReadableDatabase,
  { record, report }: { readonly record: ReportRecord; readonly report: Report },
  stores: readonly number[],
  wanted: FileWanted,
): Subject {
  const madeFrom = readMadeFrom(database, record.id)?.map(({ kind, ...of }) => ({
    ...of,
    kind: labelOf(kind),
  }));
  const scope = scopeOf(report, stores, wanted);
  const isLeftOut = leftOutTest(report);
  // Of a store that is asked for by itself its own figures are told.
  const counted = scope.kind === 'store' ? stores : stores.filter((store) => !isLeftOut(store));
  const setAside = stores.length - counted.length;
  return {
    report,
    record,
    method: wanted.method,
    stores: counted,
    setAside,
    scope,
    madeFrom,
    currency: wanted.currency,
    version: APP_VERSION,
  };
}

function scopeOf(
  { stores, details: { outages } }: Report,
  [first = -1]: readonly number[],
  { tells, groups = [], rows, chosenBy = [] }: FileWanted,
): Scope {
  if (typeof tells === 'object') return { kind: 'store', store: first };
  if (rows !== undefined) {
    const [one, all] =
      tells === 'outages' ? (['outage', outages.count] as const) : (['store', stores.length] as const);
    return { kind: 'view', one, shown: rows.filter((row) => row < all).length, all, chosenBy };
  }
  return groups.length > 0 ? { kind: 'groups', groups } : { kind: 'all' };
}
