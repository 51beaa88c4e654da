import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeDatabase, openForWriting } from '../../../../main/database/opening/connection.ts';
import { createBlockFinder } from '../../../../main/database/polls/stored-blocks.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

const folder = temporaryFolder();
const [WEEK, LAYER] = [2767, 0];

it('finds the blocks of the stores that are named, as one after another they would be', () => {
  const database = openForWriting(join(folder, 'blocks.db'));
  const insert = database.prepare(
    'INSERT INTO poll_block (week, sample, store, polls, checksum) VALUES (?, ?, ?, ?, ?)',
  );
  const most = 3000;
  const range = fc.record({ from: fc.nat(most), size: fc.nat(most), step: fc.constantFrom(1, 1, 2, 3, 700) });
  const numbers = range.map(({ from, size, step }) =>
    Uint32Array.from({ length: Math.ceil(size / step) }, (_, i) => from + i * step),
  );
  fc.assert(
    fc.property(numbers, numbers, (stored, asked) => {
      database.exec('DELETE FROM poll_block');
      database.exec('BEGIN');
      // Of another week and of the sample, at the same stores: neither is to be found.
      for (const store of stored) {
        for (const [week, layer] of [
          [WEEK, LAYER],
          [WEEK + 1, LAYER],
          [WEEK, 1],
        ] as const) {
          insert.run(week, layer, store, Buffer.from(Uint32Array.of(store, week + layer).buffer), store);
        }
      }
      database.exec('COMMIT');
      const at = createBlockFinder(database, LAYER)(WEEK, asked);
      const known = new Set(stored);
      asked.forEach((store, place) => {
        const expected = known.has(store)
          ? [Buffer.from(Uint32Array.of(store, WEEK + LAYER).buffer), store]
          : undefined;
        expect(at(place)).toEqual(expected);
      });
    }),
    { numRuns: 30 },
  );
  closeDatabase(database);
});
