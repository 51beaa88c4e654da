import { crc32 } from 'node:zlib';
import type { WritableDatabase } from '../../core/sqlite.ts';

/**
 * How rows were checked and counted when schema 2 was made, for the migrations that write such rows. Never edited: what
 * the program does today (core/checksum.ts, core/tally.ts) may change, what an old database becomes on its way may not.
 */
export type Tally = { rows: number; sum: number };

export function emptyTally(): Tally {
  return { rows: 0, sum: 0 };
}

export function addRow(tally: Tally, checksum: number): void {
  tally.rows++;
  tally.sum = (tally.sum + checksum) >>> 0;
}

export function saveTally(database: WritableDatabase, name: string, { rows, sum }: Tally): void {
  database
    .prepare('INSERT OR REPLACE INTO tally (name, rows, sum, checksum) VALUES (?, ?, ?, ?)')
    .run(name, rows, sum, bind(checksumOf(name), rows, sum));
}

/** Not a number, and so equal to nothing, where damage left neither a text nor bytes. */
export function checksumOf(content: unknown): number {
  return typeof content === 'string' || content instanceof Uint8Array ? crc32(content) : Number.NaN;
}

export function bind(checksum: number, a: number, b = 0, c = 0): number {
  if (Number.isNaN(checksum)) return checksum;
  return Math.imul(Math.imul(Math.imul(checksum ^ a, ODD) ^ b, ODD) ^ c, ODD) >>> 0;
}

const ODD = 0x9e3779b1;
