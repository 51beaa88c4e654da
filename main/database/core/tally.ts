import { bind, type Checksum, checksumOf } from './checksum.ts';
import { damaged } from './error.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/** How many rows a table has, and the sum of their checksums modulo 2³². Whoever changes the rows changes the tally. */
export type Tally = { rows: number; sum: number };

/** The tables that a report is made of, of facts about stores each kind by itself, notes on outages, what is set aside, what was lost, what is to be done by itself, and the schema. */
export type Tallied =
  | 'store'
  | 'poll_week'
  | 'outage_note'
  | 'set_aside'
  | 'loss'
  | 'plan'
  | 'schema'
  | `fact:${string}`;

export function emptyTally(): Tally {
  return { rows: 0, sum: 0 };
}

export function addRow(tally: Tally, checksum: Checksum): void {
  tally.rows++;
  tally.sum = (tally.sum + checksum) >>> 0;
}

export function takeRow(tally: Tally, checksum: Checksum): void {
  tally.rows--;
  tally.sum = (tally.sum - checksum) >>> 0;
}

/** The tally of rows that were tallied in parts. */
export function addTallies(parts: readonly (Tally | undefined)[]): Tally {
  const all = emptyTally();
  for (const { rows, sum } of parts.filter((part) => part !== undefined)) {
    all.rows += rows;
    all.sum = (all.sum + sum) >>> 0;
  }
  return all;
}

/** Refuses rows that are not all there, or not all as they were written. */
export function verifyTally(database: ReadableDatabase, name: Tallied, found: Tally): void {
  refuseOtherTally(database, name, found, readTally(database, name));
}

export function refuseOtherTally(
  database: ReadableDatabase,
  name: Tallied,
  found: Tally,
  stored: Tally,
): void {
  if (found.rows !== stored.rows || found.sum !== stored.sum)
    throw damaged(database.name, `${name} is not as it was written`);
}

/** The tally of a table as it was last saved. */
export function readTally(database: ReadableDatabase, name: Tallied): Tally {
  const row = database
    .prepare<[string], { rows: number; sum: number; checksum: number }>(
      'SELECT rows, sum, checksum FROM tally WHERE name = ?',
    )
    .get(name);
  // A kind of facts that no file has brought yet has none.
  if (row === undefined && name.startsWith('fact:')) return emptyTally();
  if (row === undefined || row.checksum !== checksumOfTally(name, row)) {
    throw damaged(database.name, `the tally of ${name} is not as it was written`);
  }
  return { rows: row.rows, sum: row.sum };
}

export function saveTally(database: WritableDatabase, name: Tallied, tally: Tally): void {
  database
    .prepare('INSERT OR REPLACE INTO tally (name, rows, sum, checksum) VALUES (?, ?, ?, ?)')
    .run(name, tally.rows, tally.sum, checksumOfTally(name, tally));
}

/** Says of every table that it is empty, but for what stays when everything is deleted. */
export function emptyTallies(database: WritableDatabase): void {
  const names = database
    .prepare<[], Tallied>("SELECT name FROM tally WHERE name NOT IN ('schema', 'plan')")
    .pluck()
    .all();
  for (const name of names) saveTally(database, name, emptyTally());
}

/** The checksum of a tally's own row. */
export function checksumOfTally(name: Tallied, { rows, sum }: Tally): Checksum {
  return bind(checksumOf(name), rows, sum);
}
