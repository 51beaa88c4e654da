import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { notOurs } from '../core/error.ts';
import { openSqlite, type WritableDatabase } from '../core/sqlite.ts';
import { readReportStores } from '../facts/report-stores.ts';
import { readSetAside } from '../facts/set-aside.ts';
import { migrate } from '../migrations/migrate.ts';
import { refuseForeignSchema } from '../opening/foreign-schema.ts';
import { checkFully } from '../opening/full-check.ts';
import { LATEST, schemaVersion } from '../opening/ownership.ts';
import { readPollWeeks } from '../polls/poll-weeks.ts';
import { readWeek } from '../polls/polls.ts';
import { readOutageNotes } from '../reports/outage-notes.ts';
import { type DatabaseContents, readContents } from './contents.ts';

/** What a copy is at; `share` (0 to 1) of that step. */
export type CopyStep = { readonly step: 'copying' | 'checking' | 'migrating'; readonly share: number };

/** Hears of every step, many times a second but for the check of all pages (0.6 s a gigabyte); may throw to stop. */
export type OnCopyStep = (step: CopyStep) => void;

const PAGES_A_STEP = 1024;
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Copies a database as it is at this moment, also while it is written to, into one file that is checked whole and on
 * the disk. Answers what is in it; `undefined` where that is of an older version, which `bringUpToDate` brings up to date.
 */
export async function copyDatabase(
  file: string,
  part: string,
  onStep: OnCopyStep,
  { bringUpToDate = false } = {},
): Promise<DatabaseContents | undefined> {
  await copyPages(file, part, onStep);
  refuseForeignSchema(part);
  const copy = openSqlite(part, { timeout: 0 });
  let contents: DatabaseContents | undefined;
  try {
    copy.pragma('journal_mode = DELETE');
    contents = checkCopy(copy, part, onStep, bringUpToDate);
  } finally {
    copy.close();
  }
  const descriptor = openSync(part, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return contents;
}

/** A copy that nobody wants, and what SQLite put beside it. */
export function removeCopy(part: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${part}${end}`, { force: true });
}

async function copyPages(file: string, part: string, onStep: OnCopyStep): Promise<void> {
  // Not for reading alone: whoever closes a database last takes its write-ahead log away, if it may.
  const source = openSqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    source.pragma('query_only = ON');
    // One view for all steps: a copy would otherwise begin again whenever something is written.
    source.exec('BEGIN');
    // Asks for nothing that the schema would have to be read for, which is not looked at yet.
    source.pragma('user_version');
    await source.backup(part, {
      progress({ totalPages, remainingPages }) {
        onStep({ step: 'copying', share: 1 - remainingPages / totalPages });
        return PAGES_A_STEP;
      },
    });
  } finally {
    source.close();
  }
}

/** Checks every page, and every checksum of what a report is made of and what a person wrote or set aside; an older database has none of these. */
function checkCopy(
  copy: WritableDatabase,
  part: string,
  onStep: OnCopyStep,
  bringUpToDate: boolean,
): DatabaseContents | undefined {
  onStep({ step: 'checking', share: 0 });
  const version = schemaVersion(copy, part);
  if (version === 0) throw notOurs(part);
  checkFully(copy, part, () => undefined);
  if (version < LATEST) {
    if (!bringUpToDate) return undefined;
    migrate(copy, part, version, (preparing) => {
      if (preparing.step === 'migrating') onStep({ step: 'migrating', share: preparing.share });
    });
  }
  readReportStores(copy);
  readOutageNotes(copy);
  readSetAside(copy);
  const weeks = readPollWeeks(copy);
  for (const [index, week] of weeks.entries()) {
    onStep({ step: 'checking', share: index / weeks.length });
    readWeek(copy, week, () => undefined);
  }
  return readContents(copy);
}
