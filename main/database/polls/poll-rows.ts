import type { Checksum } from '../core/checksum.ts';
import { damaged } from '../core/error.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';

/** A row of poll_block. */
export type PollRow = { readonly store: number; readonly polls: Buffer; readonly checksum: Checksum };

type Joined = [
  rows: number,
  stores: string | null,
  sizes: string | null,
  checksums: string | null,
  polls: Buffer | null,
];

/**
 * Reads the rows of a week's range of stores as one, their blocks end to end, and cuts it up again: a row and a buffer
 * for each of 27,000 blocks took 70 ms of the report of 2 million polls, this takes 30. The plain query that it says the
 * same as stands in its test.
 */
export function createRangeReader(database: ReadableDatabase) {
  const joined = database
    .prepare<[number, number, number, number], Joined>(
      // As a text and back: only texts are joined, byte by byte, and nothing looks at what they hold.
      `SELECT count(*), group_concat(store), group_concat(octet_length(polls)), group_concat(checksum),
         CAST(group_concat(CAST(polls AS TEXT), '') AS BLOB)
       FROM (SELECT store, polls, checksum FROM poll_block
         WHERE week = ? AND sample = ? AND store BETWEEN ? AND ? ORDER BY store)`,
    )
    .raw();
  return (week: number, layer: number, from: number, to: number): PollRow[] => {
    const row = joined.get(week, layer, from, to);
    if (row === undefined || row[0] === 0) return [];
    const [count, ...lists] = row;
    const [stores, sizes, checksums] = [lists[0], lists[1], lists[2]].map(numbersOf);
    const polls = lists[3];
    const rows: PollRow[] = [];
    let end = 0;
    for (let i = 0; i < count; i++) {
      const [store, size, checksum] = [stores?.[i], sizes?.[i], checksums?.[i]];
      // A value that is missing is missing in its list.
      if (store === undefined || size === undefined || checksum === undefined || polls === null) {
        throw damaged(database.name, 'polls are not as they were written');
      }
      rows.push({ store, polls: polls.subarray(end, end + size), checksum });
      end += size;
    }
    return rows;
  };
}

const numbersOf = (list: string | null) => list?.split(',').map(Number);
