import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeDatabase, openForWriting } from '../../../../main/database/opening/connection.ts';
import { createRangeReader, type PollRow } from '../../../../main/database/polls/poll-rows.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

const folder = temporaryFolder();
const PLAIN = `SELECT store, polls, checksum FROM poll_block
  WHERE week = ? AND sample = ? AND store BETWEEN ? AND ? ORDER BY store`;

it('reads the rows of a range as the plain query does, whatever bytes they hold', () => {
  const database = openForWriting(join(folder, 'rows.db'));
  const insert = database.prepare(
    'INSERT INTO poll_block (week, sample, store, polls, checksum) VALUES (?, ?, ?, ?, ?)',
  );
  const number = fc.nat(40);
  const place = fc.record({ week: fc.constantFrom(-3, 0, 2767), sample: fc.nat(1), store: number });
  const byte = fc.oneof(fc.constantFrom(0, 0x2c, 0x80, 0xc3, 0xff), fc.nat(255));
  const row = fc.tuple(
    place,
    fc.array(fc.tuple(byte, byte, byte, byte), { minLength: 1, maxLength: 10 }),
    fc.nat(2 ** 32 - 1),
  );
  const rows = fc.uniqueArray(row, { maxLength: 40, selector: ([of]) => JSON.stringify(of) });
  fc.assert(
    fc.property(rows, place, number, (all, { week, sample, store: from }, size) => {
      database.exec('DELETE FROM poll_block');
      for (const [of, polls, checksum] of all) {
        insert.run(of.week, of.sample, of.store, Buffer.from(polls.flat()), checksum);
      }
      const plain = database.prepare<unknown[], PollRow>(PLAIN).all(week, sample, from, from + size);
      expect(createRangeReader(database)(week, sample, from, from + size)).toEqual(plain);
    }),
  );
  closeDatabase(database);
});

it('refuses rows that lack a value', () => {
  const database = openForWriting(join(folder, 'lacking.db'));
  database.exec(`DROP TABLE poll_block;
    CREATE TABLE poll_block (week, sample, store, polls, checksum);
    INSERT INTO poll_block VALUES (1, 0, 1, x'00000000', 5), (1, 0, 2, NULL, 6), (1, 0, 3, x'00000000', NULL)`);
  const read = createRangeReader(database);
  expect(read(1, 0, 1, 1)).toHaveLength(1);
  for (const [from, to] of [
    [1, 2],
    [2, 2],
    [3, 3],
    [1, 3],
  ] as const) {
    expect(() => read(1, 0, from, to)).toThrow('not as they were written');
  }
  closeDatabase(database);
});
