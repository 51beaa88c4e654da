import { fleetUptime } from '../../report/fleet-uptime.ts';
import type { AskedPeriod } from '../../report/period.ts';
import { switchOff } from '../automation/carry-plan.ts';
import { type PlanRows, saveFolderRow, saveReportRow, tallyPlan } from '../automation/plan.ts';
import { DatabaseError, isDamage } from '../core/error.ts';
import { markLosses } from '../core/losses.ts';
import type { PackedResult } from '../core/packed-result.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { addRow, emptyTally, saveTally, type Tally } from '../core/tally.ts';
import { type KeptAside, saveSetAside } from '../facts/set-aside.ts';
import { EVERY_STORE } from '../facts/store-facts.ts';
import { beginImport, finishImport, type ImportRecord } from '../imports/imports.ts';
import { openForWriting } from '../opening/connection.ts';
import type { StoredRow } from '../pages/records.ts';
import { addBlock, emptyWeek, type PollWeek, savePollWeeks } from '../polls/poll-weeks.ts';
import { leftOutNow } from '../reports/left-out.ts';
import { type OutageNote, saveOutageNote } from '../reports/outage-notes.ts';
import { insertResult, periodOf, unpackWhole } from '../reports/report-result.ts';
import type { DamagedRow } from './damaged-rows.ts';
import { createShapedTables } from './done-by-itself.ts';
import { type Evidence, findLosses } from './find-losses.ts';
import type { TrueRow } from './true-rows.ts';
import type { ReportRow } from './unchecked-rows.ts';

type Of<K extends TrueRow['of']> = Extract<TrueRow, { of: K }>;

/**
 * A new database that takes rows found in a damaged one. Where two rows tell of the same thing and not the same, neither
 * is taken: one of them was deleted or replaced, and nothing says which.
 */
export type SalvagedDatabase = {
  add(row: Of<'store' | 'fact' | 'block'>): void;
  addImport(record: ImportRecord): void;
  addNote(note: OutageNote): void;
  addSetAside(stores: readonly KeptAside[]): void;
  /** `isOff`: nothing of it is done until a person says so. */
  addPlan(plan: PlanRows, how: { readonly isOff: boolean }): void;
  /** Takes a row that is known by its shape alone; answers whether it is such. */
  addShaped(row: StoredRow): boolean;
  /** Whether it makes sense: a checksum tells damage, not what somebody made up. */
  addReport(report: ReportRow, packed: PackedResult): boolean;
  /** Marks what was lost, drops what belongs to stores that were not found, counts what there is, and closes it. */
  finish(evidence: Evidence, onShare: (share: number) => void): void;
  /** Gives up. */
  close(): void;
};

export function createSalvagedDatabase(file: string): SalvagedDatabase {
  const database = openForWriting(file);
  database.exec('BEGIN');
  const put = {
    store: keyed(database, 'store', ['number'], ['id', 'own', 'sample']),
    fact: keyed(database, 'store_fact', ['kind', 'sample', 'store'], ['fact']),
    block: keyed(database, 'poll_block', ['week', 'sample', 'store'], ['polls']),
  };
  return {
    add(row) {
      switch (row.of) {
        case 'store': {
          const { number, id, own, sample } = row.store;
          return put.store.add([number], [id, own ? 1 : 0, sample ? 1 : 0], row.checksum);
        }
        case 'fact':
          return put.fact.add([row.kind, row.layer, row.store], [row.text], row.checksum);
        case 'block':
          return put.block.add([row.week, row.layer, row.store], [row.polls], row.checksum);
      }
    },
    addImport(record) {
      const id = beginImport(database, record);
      finishImport(database, id, record);
      // What it takes to undo it is not taken along.
      database.prepare('UPDATE OR IGNORE import SET id = ?, undoable = 0 WHERE id = ?').run(record.id, id);
    },
    addNote: (note) => saveOutageNote(database, note),
    addSetAside: (stores) => saveSetAside(database, stores),
    addPlan({ folders, reports }, { isOff }) {
      for (const row of folders) saveFolderRow(database, row);
      for (const row of reports) saveReportRow(database, row);
      if (isOff) switchOff(database);
      tallyPlan(database);
    },
    addShaped: createShapedTables(database),
    addReport(report, packed) {
      const { id, createdAt, asOf, reach, includesSample, undone, label, losses } = report;
      return addIfSound(database, () => {
        const whole = unpackWhole(packed, asOf);
        const asked = periodOf(packed);
        const period: AskedPeriod | undefined = asked === null ? undefined : JSON.parse(asked);
        database
          .prepare(
            `INSERT INTO report (id, label, created_at, as_of, reach_ms, state, progress, includes_sample, undone, losses, period, fleet)
             VALUES (?, ?, ?, ?, ?, 'Complete', 1, ?, ?, ?, ?, ?)`,
          )
          .run(
            ...[id, label, createdAt, asOf, reach, includesSample ? 1 : 0, undone ? 1 : 0, losses],
            asked,
            JSON.stringify(fleetUptime({ ...whole, leftOut: leftOutNow(database, { asOf, period }, whole) })),
          );
        insertResult(database, report, packed);
      });
    },
    finish(evidence, onShare) {
      put.store.dropConflicts();
      const damaged = [
        ...evidence.damaged,
        ...put.fact.dropConflicts().map(([kind, layer, store]) => damagedFact(kind, layer, store)),
        ...put.block.dropConflicts().map(([week, layer, store]) => damagedBlock(week, layer, store)),
      ];
      markLosses(database, findLosses(database, { ...evidence, damaged }));
      database.exec(`DELETE FROM poll_block WHERE store NOT IN (SELECT number FROM store);
        DELETE FROM store_fact WHERE store <> ${EVERY_STORE} AND store NOT IN (SELECT number FROM store);`);
      saveTally(database, 'store', tallyOf(database, 'SELECT checksum FROM store'));
      for (const kind of database.prepare<[], string>('SELECT DISTINCT kind FROM store_fact').pluck().all()) {
        saveTally(
          database,
          `fact:${kind}`,
          tallyOf(database, 'SELECT checksum FROM store_fact WHERE kind = ?', kind),
        );
      }
      savePollWeeks(database, countWeeks(database, onShare));
      database.exec('COMMIT');
      database.pragma('journal_mode = DELETE');
      database.close();
    },
    close: () => database.close(),
  };
}

/** All of it or nothing, where what was found makes no sense; other errors, such as a full disk's, are thrown. */
function addIfSound(database: WritableDatabase, add: () => void): boolean {
  try {
    database.transaction(add)();
    return true;
  } catch (error) {
    if (error instanceof DatabaseError || (isSqliteError(error) && !isDamage(error))) throw error;
    return false;
  }
}

const isSqliteError = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');

type Key = number | string | undefined;

const damagedFact = (kind: Key, layer: Key, store: Key): DamagedRow => ({
  of: 'fact',
  kind: String(kind),
  layer: Number(layer),
  stores: [Number(store)],
});

const damagedBlock = (week: Key, layer: Key, store: Key): DamagedRow => ({
  of: 'block',
  week: Number(week),
  layer: Number(layer),
  stores: [Number(store)],
});

/** Fills a table whose rows end in their checksum. */
function keyed(
  database: WritableDatabase,
  table: string,
  key: readonly string[],
  columns: readonly string[],
) {
  const names = [...key, ...columns, 'checksum'];
  const insert = database.prepare(
    `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const where = key.map((name) => `${name} = ?`).join(' AND ');
  const find = database.prepare<unknown[], number>(`SELECT checksum FROM ${table} WHERE ${where}`).pluck();
  const remove = database.prepare(`DELETE FROM ${table} WHERE ${where}`);
  const conflicts: (readonly (number | string)[])[] = [];
  return {
    add(
      of: readonly (number | string)[],
      values: readonly (number | string | Buffer)[],
      checksum: number,
    ): void {
      const { changes } = insert.run(...of, ...values, checksum);
      if (changes === 0 && find.get(...of) !== checksum) conflicts.push(of);
    },
    /** Answers their keys. */
    dropConflicts(): readonly (readonly (number | string)[])[] {
      for (const of of conflicts) remove.run(...of);
      return conflicts;
    },
  };
}

function tallyOf(database: ReadableDatabase, sql: string, ...of: readonly string[]): Tally {
  const tally = emptyTally();
  for (const checksum of database
    .prepare<unknown[], number>(sql)
    .pluck()
    .iterate(...of))
    addRow(tally, checksum);
  return tally;
}

function countWeeks(database: ReadableDatabase, onShare: (share: number) => void): PollWeek[] {
  const weeks = database
    .prepare<[], [number, number]>('SELECT DISTINCT week, sample FROM poll_block ORDER BY week, sample')
    .raw()
    .all();
  const blocks = database
    .prepare<[number, number], [Buffer, number]>(
      'SELECT polls, checksum FROM poll_block WHERE week = ? AND sample = ?',
    )
    .raw();
  return weeks.map(([week, layer], index) => {
    onShare(index / weeks.length);
    const summary = emptyWeek(week, layer === 1);
    for (const [polls, checksum] of blocks.iterate(week, layer)) addBlock(summary, polls, checksum);
    return summary;
  });
}
