import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createStoreNumbers } from '../../main/database/facts/store-numbers.ts';
import { readStores } from '../../main/database/facts/stores.ts';
import { beginImport } from '../../main/database/imports/imports.ts';
import { undoImport } from '../../main/database/imports/undo-import.ts';
import { openForWriting, type WritableDatabase } from '../../main/database/opening/connection.ts';
import { keepBeforeImages } from '../../main/database/polls/before-images.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

const ABOUT = {
  file: 'a.csv',
  kind: 'polls',
  bytes: 1,
  path: '/a.csv',
  modifiedAt: 0,
  importedAt: 0,
} as const;

/** Names stores as an import does, and answers its id; thrown away unless `isKept`. */
function name(
  database: WritableDatabase,
  ids: readonly string[],
  { sample = false, isKept = true } = {},
): number {
  database.exec('BEGIN');
  const id = beginImport(database, { ...ABOUT, sample });
  const stores = createStoreNumbers({ database, sample, before: keepBeforeImages(database, id, { sample }) });
  for (const one of ids) stores.numberOf(one);
  stores.save();
  expect([...stores.named]).toEqual(
    [...new Set(ids)].sort((a, b) => stores.numberOf(a) - stores.numberOf(b)),
  );
  database.exec(isKept ? 'COMMIT' : 'ROLLBACK');
  return id;
}

const stored = (database: WritableDatabase) =>
  readStores(database).map(
    ({ number, id, own, sample }) => `${number} ${id}${own ? ' own' : ''}${sample ? ' sample' : ''}`,
  );

it('numbers stores of import after import, also after one that was thrown away or undone', () => {
  const database = openForWriting(join(temporaryFolder(), 'stores.db'));
  name(database, ['a', 'b']);
  name(database, ['b', 'c', 'b']);
  expect(stored(database)).toEqual(['1 a own', '2 b own', '3 c own']);
  name(database, ['x', 'y', 'a'], { isKept: false });
  const third = name(database, ['y', 'c']);
  expect(stored(database)).toEqual(['1 a own', '2 b own', '3 c own', '4 y own']);
  undoImport(database, third);
  name(database, ['z'], { sample: true });
  name(database, ['a', 'z']);
  expect(stored(database)).toEqual(['1 a own', '2 b own', '3 c own', '4 z own sample']);
  database.close();
});
