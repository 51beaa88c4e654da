import { statSync } from 'node:fs';
import type { ReadableDatabase } from '../core/sqlite.ts';
import { inOneView } from '../core/transaction.ts';

/** What takes how many bytes of a database's files; all of it adds up to them. */
export type DatabaseSpace = {
  readonly polls: number;
  readonly reports: number;
  /** What it takes to undo imports. */
  readonly undo: number;
  readonly rejectedRows: number;
  readonly other: number;
  /** Holds nothing: it is used next, or given back to the disk. */
  readonly free: number;
  /** The write-ahead log: what was written last. */
  readonly log: number;
};

type Part = 'polls' | 'reports' | 'undo' | 'rejectedRows';

const PART_OF: readonly (readonly [beginning: string, part: Part])[] = [
  ['poll_', 'polls'],
  ['report', 'reports'],
  ['made_from', 'reports'],
  ['undo_', 'undo'],
  ['rejected_', 'rejectedRows'],
];

/** Counts every page of the database (0.4 s for 0.43 GB). */
export function readSpace(database: ReadableDatabase): DatabaseSpace {
  return inOneView(database, () => {
    const number = (pragma: string) =>
      Number(database.prepare(`SELECT * FROM pragma_${pragma}`).pluck().get());
    const pageSize = number('page_size');
    const space = { polls: 0, reports: 0, undo: 0, rejectedRows: 0 };
    const tables = database
      .prepare<[], [string, number]>(
        `SELECT coalesce(tbl_name, stat.name), stat.pageno FROM dbstat AS stat
         LEFT JOIN sqlite_schema AS entry ON entry.name = stat.name WHERE aggregate = 1`,
      )
      .raw()
      .all();
    for (const [table, pages] of tables) {
      const part = PART_OF.find(([beginning]) => table.startsWith(beginning))?.[1];
      if (part !== undefined) space[part] += pages * pageSize;
    }
    const free = number('freelist_count') * pageSize;
    const told = Object.values(space).reduce((sum, bytes) => sum + bytes, free);
    const log = statSync(`${database.name}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    return { ...space, other: number('page_count') * pageSize - told, free, log };
  });
}
