import { existsSync } from 'node:fs';
import { openSqlite, type WritableDatabase } from '../core/sqlite.ts';
import { type PlanRows, readPlanRows, saveFolderRow, saveReportRow, tallyPlan } from './plan.ts';
import { type RunRow, readRuns, saveRun } from './scheduled-runs.ts';

/**
 * Has a database, `part`, that is to take the place of another one go on with what that one is set to do by itself: a backup
 * is of another day, and perhaps of another computer. So a restore loses nothing that is set, and has no report made twice.
 * Where nothing is set, or nothing can be read, what the backup brings is switched off. Nobody may have either open.
 */
export function carryPlan(database: string, part: string): void {
  const known = readKnown(database);
  const into = openSqlite(part, { timeout: 0 });
  try {
    into.transaction(() => {
      if (known === undefined || isEmpty(known.plan)) switchOff(into);
      else takeOver(into, known.plan);
      for (const run of known?.runs ?? []) saveRun(into, run);
      tallyPlan(into);
    })();
  } finally {
    into.close();
  }
}

/** What is set, and which times of it came. */
type Known = { readonly plan: PlanRows; readonly runs: readonly RunRow[] };

function readKnown(file: string): Known | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const database = openSqlite(file, { timeout: 0 });
    try {
      return { plan: readPlanRows(database), runs: readRuns(database) };
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

const isEmpty = ({ folders, reports }: PlanRows): boolean => folders.length + reports.length === 0;

function takeOver(into: WritableDatabase, plan: PlanRows): void {
  into.exec('DELETE FROM watched_folder; DELETE FROM clock_report;');
  for (const row of plan.folders) saveFolderRow(into, row);
  for (const row of plan.reports) saveReportRow(into, row);
}

/** Has nothing of what is set be done until a person says so. */
export function switchOff(into: WritableDatabase): void {
  const { folders, reports } = readPlanRows(into);
  for (const [id, folder, move, , addedAt] of folders) saveFolderRow(into, [id, folder, move, 0, addedAt]);
  for (const [id, every, period, folder, , addedAt] of reports) {
    saveReportRow(into, [id, every, period, folder, 0, addedAt]);
  }
}
