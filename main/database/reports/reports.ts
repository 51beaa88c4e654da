import { type FleetUptime, fleetUptime } from '../../report/fleet-uptime.ts';
import type { Loss } from '../../report/losses.ts';
import { type AskedPeriod, heardFor } from '../../report/period.ts';
import type { Report } from '../../report/report.ts';
import { damaged } from '../core/error.ts';
import { readLosses } from '../core/losses.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { inOneView } from '../core/transaction.ts';
import { type AsOfChoice, sealData } from '../polls/data-seal.ts';
import { dropOldReports } from './keeping.ts';
import { keepMadeFrom } from './made-from.ts';
import { saveResult } from './report-result.ts';
import { sweepShared } from './sweep.ts';

export type { AsOfChoice };

type ReportState = 'Running' | 'Complete' | 'Failed' | 'Cancelled';

/** A report without its rows. Times are milliseconds since the epoch, `reach` milliseconds. */
export type ReportRecord = {
  readonly id: string;
  /** What the person calls it; empty where nothing. */
  readonly label: string;
  readonly createdAt: number;
  readonly asOf: number;
  /** How `asOf` was chosen; not known of reports from before that was kept. */
  readonly asOfChoice?: AsOfChoice;
  readonly reach: number;
  /** What it is of; without, the last hour, day and week. */
  readonly period?: AskedPeriod;
  readonly progress: number;
  readonly includesSample: boolean;
  /** Whether an import that it was made from was undone since. */
  readonly fromUndone: boolean;
  /** How many a complete report is of. */
  readonly stores?: number;
  /** Of a complete report. */
  readonly fleet?: FleetUptime;
  /** The version of the time zones that it was made with, such as 2025b; not known of older reports. */
  readonly timeZones?: string;
  /** What it was made without, because it was lost to damage before; not there where nothing was. */
  readonly losses?: readonly Loss[];
} & (
  | {
      readonly state: 'Running';
      /** It has not begun, for an import is under way. */
      readonly waitsFor?: 'import';
    }
  | { readonly state: 'Complete' | 'Cancelled' }
  | { readonly state: 'Failed'; readonly error: { readonly code: string; readonly message: string } }
);

/** A report that is asked for; times in milliseconds. */
export type NewReport = Pick<ReportRecord, 'id' | 'createdAt' | 'asOf' | 'reach' | 'period'> & {
  readonly asOfChoice: AsOfChoice;
};

type Row = {
  id: string;
  label: string;
  createdAt: number;
  asOf: number;
  asOfChoice: AsOfChoice | null;
  reach: number;
  period: string | null;
  state: ReportState;
  progress: number;
  errorCode: string | null;
  errorMessage: string | null;
  includesSample: number;
  fromUndone: number;
  stores: number | null;
  fleet: string | null;
  timeZones: string | null;
  losses: string | null;
};

const COLUMNS = `id, label, created_at AS createdAt, as_of AS asOf, as_of_choice AS asOfChoice, reach_ms AS reach, period, state, progress, fleet, losses, time_zones AS timeZones,
  error_code AS errorCode, error_message AS errorMessage, includes_sample AS includesSample, undone AS fromUndone,
  (SELECT coalesce(layout ->> '$.stores', length(numbers) / 8 / json_array_length(layout)) FROM report_result
    WHERE report = id) AS stores`;

export function createReport(database: WritableDatabase, report: NewReport): void {
  database
    .prepare(
      `INSERT INTO report (id, created_at, as_of, as_of_choice, reach_ms, period, state, progress, includes_sample)
       VALUES (@id, @createdAt, @asOf, @asOfChoice, @reach, @period, 'Running', 0, EXISTS (SELECT 1 FROM store WHERE sample = 1))`,
    )
    .run({ ...report, period: report.period === undefined ? null : JSON.stringify(report.period) });
}

/**
 * Stores what a report came to; of a large one nothing is left then, for there is no room for it twice: `onGivenUp` hears of
 * that before SQLite takes the room to write it.
 */
export function completeReport(
  database: WritableDatabase,
  id: string,
  report: Report,
  onGivenUp: () => void = () => undefined,
): void {
  const fleet = JSON.stringify(fleetUptime(report));
  database.transaction(() => {
    const record = findReport(database, id);
    if (record === undefined) throw damaged(database.name, 'a report is missing');
    saveResult(database, record, report, onGivenUp);
    database
      .prepare(
        `UPDATE report SET state = 'Complete', progress = 1, fleet = ?, made_from = ?, data_seal = ?, losses = ?, time_zones = ?,
           includes_sample = EXISTS (SELECT 1 FROM store WHERE sample = 1),
           last_import = coalesce((SELECT max(id) FROM import WHERE sample = 0), 0) WHERE id = ?`,
      )
      .run(
        fleet,
        keepMadeFrom(database),
        sealOf(database, record),
        lossesOf(database),
        process.versions['tz'] ?? null,
        id,
      );
    dropOldReports(database, id);
  })();
}

function lossesOf(database: ReadableDatabase): string | null {
  const losses = readLosses(database);
  return losses.length === 0 ? null : JSON.stringify(losses);
}

function sealOf(
  database: ReadableDatabase,
  { asOf, reach, period, asOfChoice: choice = 'instant' }: ReportRecord,
): string {
  const { from, to } = heardFor({ asOf, reach, period });
  // Days that are over stay what they are, whichever poll is the newest; days counted from today do not.
  const isOver = period !== undefined && to < asOf && !('preset' in period);
  return sealData(database, { from, asOf: to, choice: isOver ? 'instant' : choice, now: Date.now() });
}

/**
 * Whether the data that a complete report was made of are others now, so that the same report made again may say
 * something else; `undefined` where that was not kept, and where there is no such report.
 */
export function hasDataChanged(database: ReadableDatabase, id: string): boolean | undefined {
  return inOneView(database, () => {
    const record = findReport(database, id);
    const seal = database
      .prepare<[string], string | null>('SELECT data_seal FROM report WHERE id = ?')
      .pluck()
      .get(id);
    return record === undefined || typeof seal !== 'string' ? undefined : sealOf(database, record) !== seal;
  });
}

/** Calls a report by a label; the empty one takes its label away. `false`: there is no such report. */
export function labelReport(database: WritableDatabase, id: string, label: string): boolean {
  return database.prepare('UPDATE report SET label = ? WHERE id = ?').run(label, id).changes > 0;
}

/** Deletes reports and all that belongs to them, all or none; answers how many there were. Data stay as they are. */
export function deleteReports(database: WritableDatabase, ids: readonly string[]): number {
  return database.transaction(() => {
    const remove = database.prepare('DELETE FROM report WHERE id = ?');
    const deleted = ids.reduce((sum, id) => sum + remove.run(id).changes, 0);
    sweepShared(database);
    return deleted;
  })();
}

export function cancelReport(database: WritableDatabase, id: string, progress: number): void {
  database.transaction(() => {
    database.prepare("UPDATE report SET state = 'Cancelled', progress = ? WHERE id = ?").run(progress, id);
    dropOldReports(database, id);
  })();
}

export function failReport(
  database: WritableDatabase,
  id: string,
  progress: number,
  code: string,
  message: string,
): void {
  database.transaction(() => {
    database
      .prepare(
        "UPDATE report SET state = 'Failed', progress = ?, error_code = ?, error_message = ? WHERE id = ? AND state = 'Running'",
      )
      .run(progress, code, message, id);
    dropOldReports(database, id);
  })();
}

/** A report that a crash left Running is Failed at the next start (SPEC §4). */
export function failInterruptedReports(database: WritableDatabase): void {
  database
    .prepare(
      `UPDATE report SET state = 'Failed', error_code = 'interrupted',
         error_message = 'Store Monitor was closed before this report was complete. Create it again.'
       WHERE state = 'Running'`,
    )
    .run();
}

export function findReport(database: ReadableDatabase, id: string): ReportRecord | undefined {
  const row = database.prepare<[string], Row>(`SELECT ${COLUMNS} FROM report WHERE id = ?`).get(id);
  return row === undefined ? undefined : toRecord(database, row);
}

/** The newest reports first: those that were asked for last, whatever the clock said. */
export function listReports(database: ReadableDatabase, limit: number): ReportRecord[] {
  return database
    .prepare<[number], Row>(`SELECT ${COLUMNS} FROM report ORDER BY rowid DESC LIMIT ?`)
    .all(limit)
    .map((row) => toRecord(database, row));
}

function toRecord(database: ReadableDatabase, row: Row): ReportRecord {
  const {
    state,
    errorCode,
    errorMessage,
    includesSample,
    fromUndone,
    stores,
    asOfChoice,
    fleet,
    losses,
    period,
    timeZones,
    ...rest
  } = row;
  const common = {
    ...rest,
    includesSample: includesSample === 1,
    fromUndone: fromUndone === 1,
    ...(asOfChoice === null ? {} : { asOfChoice }),
    ...(stores === null ? {} : { stores }),
    ...(fleet === null ? {} : { fleet: parseKept<FleetUptime>(database, fleet) }),
    ...(period === null ? {} : { period: parseKept<AskedPeriod>(database, period) }),
    ...(timeZones === null ? {} : { timeZones }),
    ...(losses === null ? {} : { losses: parseKept<Loss[]>(database, losses) }),
  };
  if (state !== 'Failed') return { ...common, state };
  return { ...common, state, error: { code: errorCode ?? 'unknown', message: errorMessage ?? '' } };
}

function parseKept<T>(database: ReadableDatabase, json: string): T {
  try {
    return JSON.parse(json);
  } catch {
    throw damaged(database.name, 'what is kept of a report is not as it was written');
  }
}
