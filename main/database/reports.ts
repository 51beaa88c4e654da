import type { Report } from '../report/report.ts';
import { damaged } from './error.ts';
import { saveResult } from './report-result.ts';
import type { Database } from './sqlite.ts';

export type ReportState = 'Running' | 'Complete' | 'Failed' | 'Cancelled';

/** A report without its rows. Times are milliseconds since the epoch, `reach` milliseconds. */
export type ReportRecord = {
  readonly id: string;
  readonly createdAt: number;
  readonly asOf: number;
  readonly reach: number;
  readonly progress: number;
  readonly includesSample: boolean;
  /** Whether an import that it was made from was undone since. */
  readonly fromUndone: boolean;
  /** How many a complete report is of. */
  readonly stores?: number;
} & (
  | {
      readonly state: 'Running';
      /** It has not begun, for an import is under way. */
      readonly waitsFor?: 'import';
    }
  | { readonly state: 'Complete' | 'Cancelled' }
  | { readonly state: 'Failed'; readonly error: { readonly code: string; readonly message: string } }
);

type Row = {
  id: string;
  createdAt: number;
  asOf: number;
  reach: number;
  state: ReportState;
  progress: number;
  errorCode: string | null;
  errorMessage: string | null;
  includesSample: number;
  fromUndone: number;
  stores: number | null;
};

const COLUMNS = `id, created_at AS createdAt, as_of AS asOf, reach_ms AS reach, state, progress,
  error_code AS errorCode, error_message AS errorMessage, includes_sample AS includesSample, undone AS fromUndone,
  (SELECT length(numbers) / 8 / json_array_length(layout) FROM report_result WHERE report = id) AS stores`;

export function createReport(
  database: Database,
  report: { id: string; createdAt: number; asOf: number; reach: number },
): void {
  database
    .prepare(
      `INSERT INTO report (id, created_at, as_of, reach_ms, state, progress, includes_sample)
       VALUES (@id, @createdAt, @asOf, @reach, 'Running', 0, EXISTS (SELECT 1 FROM store WHERE sample = 1))`,
    )
    .run(report);
}

export function completeReport(database: Database, id: string, report: Report): void {
  database.transaction(() => {
    const record = findReport(database, id);
    if (record === undefined) throw damaged(database.name, 'a report is missing');
    saveResult(database, record, report);
    database
      .prepare(
        `UPDATE report SET state = 'Complete', progress = 1,
           includes_sample = EXISTS (SELECT 1 FROM store WHERE sample = 1),
           last_import = coalesce((SELECT max(id) FROM import WHERE sample = 0), 0) WHERE id = ?`,
      )
      .run(id);
  })();
}

export function cancelReport(database: Database, id: string, progress: number): void {
  database.prepare("UPDATE report SET state = 'Cancelled', progress = ? WHERE id = ?").run(progress, id);
}

export function failReport(
  database: Database,
  id: string,
  progress: number,
  code: string,
  message: string,
): void {
  database
    .prepare(
      "UPDATE report SET state = 'Failed', progress = ?, error_code = ?, error_message = ? WHERE id = ? AND state = 'Running'",
    )
    .run(progress, code, message, id);
}

/** A report that a crash left Running is Failed at the next start (SPEC §4). */
export function failInterruptedReports(database: Database): void {
  database
    .prepare(
      `UPDATE report SET state = 'Failed', error_code = 'interrupted',
         error_message = 'Store Monitor was closed before this report was complete. Create it again.'
       WHERE state = 'Running'`,
    )
    .run();
}

export function findReport(database: Database, id: string): ReportRecord | undefined {
  const row = database.prepare<[string], Row>(`SELECT ${COLUMNS} FROM report WHERE id = ?`).get(id);
  return row === undefined ? undefined : toRecord(row);
}

/** The newest reports first. */
export function listReports(database: Database, limit: number): ReportRecord[] {
  return database
    .prepare<[number], Row>(`SELECT ${COLUMNS} FROM report ORDER BY created_at DESC, rowid DESC LIMIT ?`)
    .all(limit)
    .map(toRecord);
}

function toRecord({
  state,
  errorCode,
  errorMessage,
  includesSample,
  fromUndone,
  stores,
  ...rest
}: Row): ReportRecord {
  const common = {
    ...rest,
    includesSample: includesSample === 1,
    fromUndone: fromUndone === 1,
    ...(stores === null ? {} : { stores }),
  };
  if (state !== 'Failed') return { ...common, state };
  return { ...common, state, error: { code: errorCode ?? 'unknown', message: errorMessage ?? '' } };
}
