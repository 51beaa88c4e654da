import {
  checksumOfFolder,
  checksumOfReport,
  type FolderRow,
  type PlanRows,
  type ReportRow,
} from '../automation/plan.ts';
import type { WritableDatabase } from '../core/sqlite.ts';
import type { StoredRow, Value } from '../pages/records.ts';

/** What a damaged database says of what is to be done by itself, by its ids; each as it was written. */
export type FoundPlan = {
  readonly folders: Map<string, FolderRow>;
  readonly reports: Map<string, ReportRow>;
};

export const emptyPlan = (): FoundPlan => ({ folders: new Map(), reports: new Map() });

export const planRowsOf = ({ folders, reports }: FoundPlan): PlanRows => ({
  folders: [...folders.values()],
  reports: [...reports.values()],
});

/** Takes a row in that is one of a plan; answers whether it is. */
export function findPlanRow({ values }: StoredRow, found: FoundPlan): boolean {
  const checksum = values.at(-1);
  const folder = asFolder(values);
  if (folder !== undefined && checksum === checksumOfFolder(folder)) {
    found.folders.set(folder[0], folder);
    return true;
  }
  const report = asReport(values);
  if (report === undefined || checksum !== checksumOfReport(report)) return false;
  found.reports.set(report[0], report);
  return true;
}

function asFolder(values: readonly Value[]): FolderRow | undefined {
  const [id, folder, move, isOn, addedAt] = values;
  if (values.length !== 6 || !isText(id) || !isText(folder)) return undefined;
  return isFlag(move) && isFlag(isOn) && isWhole(addedAt) ? [id, folder, move, isOn, addedAt] : undefined;
}

function asReport(values: readonly Value[]): ReportRow | undefined {
  const [id, every, period = null, folder, isOn, addedAt] = values;
  if (values.length !== 7 || !isText(id) || !isText(every) || !isText(folder)) return undefined;
  if (!(period === null || isText(period)) || !isFlag(isOn) || !isWhole(addedAt)) return undefined;
  return [id, every, period, folder, isOn, addedAt];
}

type Shape = (values: readonly Value[]) => boolean;

/**
 * The log of what was done by itself, and what says which contents, files and times are done with. Such rows have no
 * checksum and are known by their shape: one that is not as it was written costs a line in a log, or a file that is looked
 * at again.
 */
const SHAPES: Readonly<Record<'scheduled_run' | 'taken_content' | 'left_file' | 'deed' | 'push', Shape>> = {
  scheduled_run: ([schedule, dueAt, state, name, doubtful, ...more]) =>
    isText(schedule) &&
    isWhole(dueAt) &&
    isOneOf(state, RUN_STATES) &&
    isText(name) &&
    isFlag(doubtful) &&
    isEmpty(more),
  taken_content: ([content, by, file, ...more]) =>
    isText(content) && /^[0-9a-f]{64}(\/|$)/.test(content) && isWhole(by) && isText(file) && isEmpty(more),
  left_file: ([folder, file, bytes, modifiedAt, modifiedNs, ...more]) =>
    isDigest(folder) &&
    isDigest(file) &&
    isWhole(bytes) &&
    isWhole(modifiedAt) &&
    isText(modifiedNs) &&
    isEmpty(more),
  deed: ([number, at, kind, source, name, outcome, line, passed, ...more]) =>
    number === null &&
    isWhole(at) &&
    isOneOf(kind, DEED_KINDS) &&
    [source, name, line].every(isText) &&
    isOneOf(outcome, OUTCOMES) &&
    isWhole(passed) &&
    isEmpty(more),
  push: ([number, id, content, at, answer, known, ...more]) =>
    number === null &&
    isText(id) &&
    isDigest(content) &&
    isWhole(at) &&
    isAnswer(answer) &&
    isFlag(known) &&
    isEmpty(more),
};

const RUN_STATES: readonly string[] = ['known', 'begun', 'done', 'failed'];
const DEED_KINDS: readonly string[] = ['file', 'report', 'push', 'folder'];
const OUTCOMES: readonly string[] = ['done', 'known', 'refused', 'failed'];

/** The tables that are saved by the shape of their rows. */
export const SHAPED = Object.keys(SHAPES);

/** Fills those tables; answers whether a row is one of theirs. */
export function createShapedTables(database: WritableDatabase): (row: StoredRow) => boolean {
  const tables = Object.entries(SHAPES).map(([table, hasShape]) => {
    const columns = database
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table);
    const insert = database.prepare(
      `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    return { hasShape, insert, age: columns.indexOf('passed') };
  });
  return ({ rowid, values }) => {
    const table = tables.find(({ hasShape }) => hasShape(values));
    if (table === undefined) return false;
    const own = values.map((value, place) => (place === 0 && value === null ? rowid : value));
    // Time is counted anew in the database that this becomes.
    table.insert.run(...own.map((value, place) => (place === table.age ? 0 : value)));
    return true;
  };
}

const isWhole = (value: Value | undefined): value is number => Number.isSafeInteger(value);
const isFlag = (value: Value | undefined): value is 0 | 1 => value === 0 || value === 1;
const isText = (value: Value | undefined): value is string => typeof value === 'string';
const isDigest = (value: Value | undefined) => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isOneOf = (value: Value | undefined, words: readonly string[]) =>
  isText(value) && words.includes(value);
const isEmpty = (more: readonly Value[]) => more.length === 0;

function isAnswer(value: Value | undefined): boolean {
  if (!isText(value)) return false;
  try {
    const { state } = JSON.parse(value) as { readonly state?: unknown };
    return state === 'Complete' || state === 'Failed';
  } catch {
    return false;
  }
}
