import { type Checksum, checksumOf } from '../core/checksum.ts';
import { DatabaseError } from '../core/error.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { addRow, emptyTally, saveTally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';

/** A folder that is watched, as a person set it; `move`: files that are done with are put into folders beside them. */
export type KeptFolder = {
  readonly id: string;
  readonly folder: string;
  readonly move: boolean;
  readonly isOn: boolean;
};

/** A report by the clock, as a person set it. */
export type KeptReport = {
  readonly id: string;
  /** Days and a time of this computer's clock, such as `mon 07:00` (SPEC §18). */
  readonly every: string;
  /** The name of a preset; `undefined`: the last hour, day and week. */
  readonly period: string | undefined;
  /** Where each gets a folder of its own. */
  readonly folder: string;
  readonly isOn: boolean;
};

/** What is to be done by itself, in the order in which it was added. */
export type KeptPlan = {
  readonly folders: readonly KeptFolder[];
  readonly reports: readonly KeptReport[];
};

/** What a person changes of it: what has the id of another takes its place. */
export type PlanChange =
  | { readonly kind: 'folder'; readonly folder: KeptFolder }
  | { readonly kind: 'report'; readonly report: KeptReport }
  | { readonly kind: 'remove'; readonly id: string };

type Flag = 0 | 1;
/** As their tables have them, but for the checksum. */
export type FolderRow = readonly [id: string, folder: string, move: Flag, isOn: Flag, addedAt: number];
export type ReportRow = readonly [
  id: string,
  every: string,
  period: string | null,
  folder: string,
  isOn: Flag,
  addedAt: number,
];
/** The rows of a plan, for whoever takes them to another database. */
export type PlanRows = { readonly folders: readonly FolderRow[]; readonly reports: readonly ReportRow[] };

export function readPlanRows(database: ReadableDatabase): PlanRows {
  return inOneView(database, () => ({
    folders: database
      .prepare<[], FolderRow>(
        'SELECT id, folder, move, is_on, added_at FROM watched_folder ORDER BY added_at, id',
      )
      .raw()
      .all(),
    reports: database
      .prepare<[], ReportRow>(
        'SELECT id, every, period, folder, is_on, added_at FROM clock_report ORDER BY added_at, id',
      )
      .raw()
      .all(),
  }));
}

export function readPlan(database: ReadableDatabase): KeptPlan {
  const { folders, reports } = readPlanRows(database);
  return {
    folders: folders.map(([id, folder, move, isOn]) => ({ id, folder, move: move === 1, isOn: isOn === 1 })),
    reports: reports.map(([id, every, period, folder, isOn]) => ({
      id,
      every,
      period: period ?? undefined,
      folder,
      isOn: isOn === 1,
    })),
  };
}

/**
 * Changes the plan at an instant (ms). Times of a report that passed while it was off, or was of other times, are not made
 * up. A folder that is watched already is refused.
 */
export function changePlan(database: WritableDatabase, change: PlanChange, now: number): void {
  database.transaction(() => {
    make(database, change, now);
    tallyPlan(database);
  })();
}

function make(database: WritableDatabase, change: PlanChange, now: number): void {
  const { folders, reports } = readPlanRows(database);
  switch (change.kind) {
    case 'folder': {
      const { id, move, isOn } = change.folder;
      const folder = change.folder.folder.toWellFormed();
      if (folders.some((row) => row[1] === folder && row[0] !== id)) throw watchedAlready(folder);
      const before = folders.find((row) => row[0] === id);
      saveFolderRow(database, [id, folder, move ? 1 : 0, isOn ? 1 : 0, before?.[4] ?? now]);
      return;
    }
    case 'report': {
      const { id, every, period, isOn } = change.report;
      const folder = change.report.folder.toWellFormed();
      const before = reports.find((row) => row[0] === id);
      saveReportRow(database, [id, every, period ?? null, folder, isOn ? 1 : 0, before?.[5] ?? now]);
      if (before?.[1] !== every || before[4] !== (isOn ? 1 : 0)) beginAnew(database, id, now);
      return;
    }
    case 'remove':
      database.prepare('DELETE FROM watched_folder WHERE id = ?').run(change.id);
      database.prepare('DELETE FROM clock_report WHERE id = ?').run(change.id);
      database.prepare('DELETE FROM scheduled_run WHERE schedule = ?').run(change.id);
  }
}

/** How many there are, for who would save what can be read of a damaged database. To be told at the end of each change. */
export function tallyPlan(database: WritableDatabase): void {
  const tally = emptyTally();
  const { folders, reports } = readPlanRows(database);
  for (const row of folders) addRow(tally, checksumOfFolder(row));
  for (const row of reports) addRow(tally, checksumOfReport(row));
  saveTally(database, 'plan', tally);
}

/** What was due until now is done with, made or not. */
function beginAnew(database: WritableDatabase, id: string, now: number): void {
  database
    .prepare("UPDATE scheduled_run SET state = 'failed' WHERE schedule = ? AND state = 'begun'")
    .run(id);
  database
    .prepare(
      "INSERT OR IGNORE INTO scheduled_run (schedule, due_at, state, name, doubtful) VALUES (?, ?, 'known', '', 0)",
    )
    .run(id, now);
}

export function saveFolderRow(database: WritableDatabase, row: FolderRow): void {
  database
    .prepare(
      'INSERT OR REPLACE INTO watched_folder (id, folder, move, is_on, added_at, checksum) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(...row, checksumOfFolder(row));
}

export function saveReportRow(database: WritableDatabase, row: ReportRow): void {
  database
    .prepare(
      'INSERT OR REPLACE INTO clock_report (id, every, period, folder, is_on, added_at, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(...row, checksumOfReport(row));
}

export const checksumOfFolder = (row: FolderRow): Checksum =>
  checksumOf(JSON.stringify(['watched_folder', ...row]));
export const checksumOfReport = (row: ReportRow): Checksum =>
  checksumOf(JSON.stringify(['clock_report', ...row]));

function watchedAlready(folder: string): DatabaseError {
  return new DatabaseError('database-failed', `${folder} is watched already.`);
}
