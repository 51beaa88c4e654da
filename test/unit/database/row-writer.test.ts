import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRowWriter } from '../../../main/database/core/row-writer.ts';
import { closeDatabase, openForWriting } from '../../../main/database/opening/connection.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';

const folder = temporaryFolder();

it('writes as many rows as there are, in their order, as one statement for each does', () => {
  const database = openForWriting(join(folder, 'rows.db'));
  database.exec('CREATE TEMP TABLE own (place INTEGER PRIMARY KEY, text, bytes)');
  database.exec('CREATE TEMP TABLE twin (place INTEGER PRIMARY KEY, text, bytes)');
  const row = fc.tuple(
    fc.nat(40),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null)),
    fc.uint8Array({ maxLength: 5 }),
  );
  const flushed = fc.record({ row, flush: fc.nat(9).map((drawn) => drawn === 0) });
  fc.assert(
    fc.property(fc.array(flushed, { maxLength: 150, size: 'max' }), (rows) => {
      database.exec('DELETE FROM own; DELETE FROM twin');
      const writer = createRowWriter<[number, string | null, Uint8Array]>(
        database,
        'INSERT OR REPLACE INTO own (place, text, bytes)',
        3,
      );
      const one = database.prepare('INSERT OR REPLACE INTO twin (place, text, bytes) VALUES (?, ?, ?)');
      for (const { row, flush } of rows) {
        writer.add(...row);
        one.run(...row);
        if (flush) writer.flush();
      }
      writer.flush();
      const all = (table: string) => database.prepare(`SELECT * FROM ${table} ORDER BY place`).all();
      expect(all('own')).toEqual(all('twin'));
    }),
  );
  closeDatabase(database);
});
