import type { Loss } from '../../report/losses.ts';
import { readContents } from '../care/contents.ts';
import type { OnCopyStep } from '../care/copy-database.ts';
import { asDatabaseError, DatabaseError } from '../core/error.ts';
import { type LossMark, readLosses } from '../core/losses.ts';
import { realFile } from '../core/real-file.ts';
import { openSqlite } from '../core/sqlite.ts';
import { addRow, emptyTally, type Tally } from '../core/tally.ts';
import { readReportStores } from '../facts/report-stores.ts';
import { type KeptAside, readSetAside } from '../facts/set-aside.ts';
import type { ImportRecord } from '../imports/imports.ts';
import { checkFully } from '../opening/full-check.ts';
import { findFreePages } from '../pages/free-pages.ts';
import { openPageFile, type PageFile } from '../pages/page-file.ts';
import { readRows, type StoredRow } from '../pages/records.ts';
import { checksumOfWeek, type PollWeek, readPollWeeks } from '../polls/poll-weeks.ts';
import { readWeek } from '../polls/polls.ts';
import type { OutageNote } from '../reports/outage-notes.ts';
import { readOutageNotes } from '../reports/outage-notes.ts';
import { checksumOfResult } from '../reports/report-result.ts';
import { asDamagedRow, type DamagedRow } from './damaged-rows.ts';
import { emptyPlan, type FoundPlan, findPlanRow, planRowsOf } from './done-by-itself.ts';
import type { Evidence } from './find-losses.ts';
import { createSalvagedDatabase, type SalvagedDatabase } from './salvaged-database.ts';
import { asTrueRow, type TrueRow } from './true-rows.ts';
import { asImport, asReport, type ReportRow } from './unchecked-rows.ts';

/** How many of something were saved; `of` how many there were, where the damaged database still says so. */
export type Saved = { readonly saved: number; readonly of: number | undefined };

/** What became of a damaged database, in numbers. */
export type SalvageOutcome = {
  readonly stores: Saved;
  readonly polls: Saved;
  /** Hours, time zones, details and closures of stores. */
  readonly facts: Saved;
  readonly reports: Saved;
  readonly notes: Saved;
  /** Stores that are set aside. */
  readonly aside: Saved;
  /** Folders that are watched, and reports by the clock; they are off where `mayHoldDeleted`. */
  readonly plan: Saved;
  readonly imports: number;
  /** Lines of the log of what was done by itself. */
  readonly deeds: number;
  /** What of stores was lost, by kind; every report says so until it is imported again. */
  readonly losses: readonly Loss[];
  /** Which pages hold what was deleted could not be told: some of that may have come back. */
  readonly mayHoldDeleted: boolean;
};

/**
 * Reads every page of a damaged database, which is only ever read, and writes the rows of which the checksum holds into a
 * new one, `part`, which is then checked whole. It reads pages by themselves, for what leads to them may be damaged. What
 * it takes to undo imports and rejected rows stay behind. `onStep` may throw to stop; `part` is then its caller's to remove.
 */
export function salvage(damaged: string, part: string, onStep: OnCopyStep): SalvageOutcome {
  const path = realFile(damaged);
  let file: PageFile | undefined;
  let salvaged: SalvagedDatabase | undefined;
  try {
    file = openPageFile(path);
    salvaged = createSalvagedDatabase(part);
    const free = findFreePages(file);
    const found = readPages(file, free ?? new Set(), salvaged, (share) => onStep({ step: 'copying', share }));
    salvaged.addSetAside([...found.aside.values()]);
    const reports = addReports(salvaged, found);
    for (const note of found.notes.values()) salvaged.addNote(note);
    for (const record of found.imports.values()) salvaged.addImport(record);
    const plan = planRowsOf(found.plan);
    salvaged.addPlan(plan, { isOff: free === undefined });
    salvaged.finish(evidenceOf(found), (share) => onStep({ step: 'copying', share }));
    salvaged = undefined;
    const saved = checkSalvaged(part, (share) => onStep({ step: 'checking', share }));
    if (saved.stores + saved.polls + reports === 0) throw nothingFound(path);
    return {
      stores: { saved: saved.stores, of: found.tallies.get('store')?.rows },
      polls: { saved: saved.polls, of: pollsThere(found) },
      facts: { saved: saved.facts, of: factsThere(found) },
      reports: { saved: reports, of: new Set([...found.reports.keys(), ...found.results.keys()]).size },
      notes: { saved: found.notes.size, of: found.tallies.get('outage_note')?.rows },
      aside: { saved: found.aside.size, of: rowsThere(found, 'set_aside') },
      plan: { saved: plan.folders.length + plan.reports.length, of: rowsThere(found, 'plan') },
      imports: found.imports.size,
      deeds: saved.deeds,
      losses: saved.losses,
      mayHoldDeleted: free === undefined,
    };
  } catch (error) {
    throw asDatabaseError(error, part, 'What can be read could not be saved');
  } finally {
    salvaged?.close();
    file?.close();
  }
}

type Found = {
  readonly tallies: Map<string, Tally>;
  /** Pages with tallies of which a row cannot be read, and tallies that are there twice or not as they were written. */
  doubtfulTallies: number;
  readonly damaged: DamagedRow[];
  readonly marks: LossMark[];
  allMarks: number;
  readonly weeks: PollWeek[];
  readonly reports: Map<string, ReportRow>;
  readonly results: Map<string, Extract<TrueRow, { of: 'result' }>>;
  /** By what results find them by. */
  readonly reportStores: Map<string, string>;
  readonly notes: Map<string, OutageNote>;
  readonly aside: Map<string, KeptAside>;
  readonly imports: Map<number, ImportRecord>;
  readonly plan: FoundPlan;
};

const PAGES_A_STEP = 256;

function readPages(
  file: PageFile,
  free: ReadonlySet<number>,
  into: SalvagedDatabase,
  onShare: (share: number) => void,
): Found {
  const found: Found = {
    tallies: new Map(),
    doubtfulTallies: 0,
    damaged: [],
    marks: [],
    allMarks: 0,
    weeks: [],
    reports: new Map(),
    results: new Map(),
    reportStores: new Map(),
    notes: new Map(),
    aside: new Map(),
    imports: new Map(),
    plan: emptyPlan(),
  };
  for (let number = 1; number <= file.count; number++) {
    if (number % PAGES_A_STEP === 1) onShare(number / file.count);
    const page = free.has(number) ? undefined : file.read(number);
    if (page === undefined) continue;
    const talliesBefore = found.tallies.size;
    let broken = 0;
    readRows(
      file,
      number,
      page,
      (row) => sortIn(row, found, into),
      () => broken++,
    );
    if (found.tallies.size > talliesBefore) found.doubtfulTallies += broken;
  }
  return found;
}

function sortIn(row: StoredRow, found: Found, into: SalvagedDatabase): void {
  const known = asTrueRow(row);
  switch (known?.of) {
    case 'store':
    case 'fact':
    case 'block':
      into.add(known);
      return;
    case 'note': {
      const { store, from, until } = known.note;
      found.notes.set(JSON.stringify([store, from, until]), known.note);
      return;
    }
    case 'aside':
      found.aside.set(known.kept.store, known.kept);
      return;
    case 'loss':
      found.allMarks++;
      if (known.isLive) found.marks.push(known.mark);
      return;
    case 'tally':
      if (found.tallies.has(known.name)) found.doubtfulTallies++;
      found.tallies.set(known.name, known.tally);
      return;
    case 'result':
      found.results.set(known.report, known);
      return;
    case 'report stores':
      found.reportStores.set(known.sha256, known.content);
      return;
    case undefined:
      if (!findPlanRow(row, found.plan) && !into.addShaped(row)) sortUnchecked(row, found);
  }
}

function sortUnchecked(row: StoredRow, found: Found): void {
  const damaged = asDamagedRow(row);
  if (damaged?.of === 'tally') found.doubtfulTallies++;
  else if (damaged !== undefined) found.damaged.push(damaged);
  const report = asReport(row);
  if (report !== undefined) found.reports.set(report.id, report);
  const record = asImport(row);
  if (record !== undefined) found.imports.set(record.id, record);
  const week = asWeek(row);
  if (week !== undefined) found.weeks.push(week);
}

/** Its checksum is in the tally of all weeks alone. */
function asWeek({ rowid, values }: StoredRow): PollWeek | undefined {
  const numbers = values.filter((value) => typeof value === 'number');
  const [week, layer, rows, sum, polls, oldest, newest] = numbers;
  if (rowid !== undefined || values.length !== 7 || newest === undefined) return undefined;
  if (week === undefined || rows === undefined || sum === undefined || polls === undefined) return undefined;
  if (oldest === undefined || (layer !== 0 && layer !== 1)) return undefined;
  return { week, sample: layer === 1, blocks: { rows, sum }, polls, oldest, newest };
}

/** Those whose result is as it was written; answers how many. */
function addReports(into: SalvagedDatabase, { reports, results, reportStores }: Found): number {
  let count = 0;
  // In the order in which they were asked for, which is that of their numbers.
  for (const report of [...reports.values()].sort((a, b) => a.rowid - b.rowid)) {
    const result = results.get(report.id);
    if (result === undefined) continue;
    const shared = result.shared === null ? null : reportStores.get(result.shared);
    if (shared === undefined) continue;
    const packed = { ...result.packed, shared };
    if (result.checksum === checksumOfResult(report, packed) && into.addReport(report, packed)) count++;
  }
  return count;
}

const NEEDED_TALLIES = ['store', 'poll_week', 'outage_note', 'schema'];

function evidenceOf(found: Found): Evidence {
  const { tallies, doubtfulTallies, damaged, marks, allMarks } = found;
  const hasAllTallies = doubtfulTallies === 0 && NEEDED_TALLIES.every((name) => tallies.has(name));
  return { tallies, hasAllTallies, damaged, marks, allMarks, weeks: weeksThere(found) };
}

/** How many polls there were, where that is known. */
function pollsThere(found: Found): number | undefined {
  return weeksThere(found)?.reduce((sum, { polls }) => sum + polls, 0);
}

/** The weeks, where all are there that the tally of weeks counts. */
function weeksThere({ weeks, tallies }: Found): readonly PollWeek[] | undefined {
  const tally = emptyTally();
  for (const week of weeks) addRow(tally, checksumOfWeek(week));
  const told = tallies.get('poll_week');
  if (told === undefined || told.rows !== tally.rows || told.sum !== tally.sum) return undefined;
  return weeks;
}

function factsThere({ tallies }: Found): number | undefined {
  if (!tallies.has('store')) return undefined;
  return [...tallies].reduce((sum, [name, { rows }]) => sum + (name.startsWith('fact:') ? rows : 0), 0);
}

/** How many rows of what a database from before it was kept has no tally of. */
function rowsThere(found: Found, of: 'set_aside' | 'plan'): number | undefined {
  return found.tallies.get(of)?.rows ?? (evidenceOf(found).hasAllTallies ? 0 : undefined);
}

/** Reads all of the new database, every page and every checksum. */
function checkSalvaged(part: string, onShare: (share: number) => void) {
  const database = openSqlite(part, { timeout: 0 });
  try {
    checkFully(database, part, () => undefined);
    readReportStores(database);
    readOutageNotes(database);
    readSetAside(database);
    const weeks = readPollWeeks(database);
    for (const [index, week] of weeks.entries()) {
      onShare(index / weeks.length);
      readWeek(database, week, () => undefined);
    }
    const facts = database.prepare<[], number>('SELECT count(*) FROM store_fact').pluck().get() ?? 0;
    const deeds = database.prepare<[], number>('SELECT count(*) FROM deed').pluck().get() ?? 0;
    const polls = weeks.reduce((sum, week) => sum + week.polls, 0);
    return { facts, deeds, stores: readContents(database).stores, polls, losses: readLosses(database) };
  } finally {
    database.close();
  }
}

function nothingFound(file: string): DatabaseError {
  return new DatabaseError(
    'database-damaged',
    `Nothing of ${file} can be read that is certain to be as it was written. It was left as it is.`,
  );
}
