import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { dump, importNow } from '../fixtures/importing.ts';

/** Each store has so many polls, one a minute: enough in a week that they are given up once they are stored. */
const [STORES, POLLS] = [45, 700];
const folder = temporaryFolder();

test('polls that are given up once they are stored are stored as those of small files, which never are', async () => {
  const rows = (store: number) =>
    Array.from({ length: POLLS }, (_, minute) => {
      const at = new Date(Date.UTC(2023, 0, 17) + minute * 60_000 + store).toISOString();
      return `store-${store},${at},${(minute + store) % 3 === 0 ? 'in' : ''}active\n`;
    });
  const all = Array.from({ length: STORES }, (_, store) => rows(store));
  const files = [[all.flat()], all].map((parts, way) =>
    parts.map((part, place) => {
      const path = join(folder, `${way}-${place}.csv`);
      writeFileSync(path, `store_id,timestamp_utc,status\n${part.join('')}`);
      return path;
    }),
  );
  const [large, small] = await Promise.all(
    files.map(async (paths, way) => {
      const database = openForWriting(join(folder, `${way}.db`));
      for (const path of paths) await importNow(database, path);
      const stored = dump(database);
      closeDatabase(database);
      return stored;
    }),
  );
  expect(large).toBe(small);
});
