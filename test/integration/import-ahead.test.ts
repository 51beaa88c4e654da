import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, test } from 'vitest';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { importFile } from '../../main/jobs/import/import-file.ts';
import { createReadAhead, type ReadAhead } from '../../main/jobs/import/read-ahead.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { dump, failure, importNow } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);

const big = join(folder, 'big.csv');
writeBigPolls(big, 160_000);
appendFileSync(big, 'x,active,never\n"1,active,2023-01-02 00:00:00 UTC\n');

const id = (store: number) => 8_419_537_941_919_820_000n + BigInt(store);

/** Of stores that polls name and of others, in another order, with rows that cannot be read. */
const hours = write(
  [
    'store_id,dayOfWeek,start_time_local,end_time_local',
    ...Array.from(
      { length: 4000 },
      (_, row) => `${id((row * 7) % 900)},${row % 7},08:00:00,${row % 3 === 0 ? '20' : '22'}:00:00`,
    ),
    '" quoted",1,09:00:00,17:00:00',
    `${id(1001)},nine,09:00:00,17:00:00`,
    'x'.repeat(80).concat(',2,10:00,18:00'),
    `${id(3)},8,10:00:00,18:00:00`,
  ].join('\n'),
  'hours.csv',
);
const zones = write(
  `store_id,timezone_str\n${Array.from({ length: 800 }, (_, row) => `${id((row * 11) % 800)},America/${row % 2 === 0 ? 'Denver' : 'Boise'}`).join('\n')}\n1,Nowhere/None\n`,
  'zones.csv',
);
const closures = write(
  `store_id,closed_from_local,closed_until_local,reason\n*,2023-01-02,2023-01-03,storm\n${id(5)},2023-01-04,2023-01-05,\n * ,2023-01-06,2023-01-07,\n`,
  'closures.csv',
);

let made = 0;
const databases: WritableDatabase[] = [];
function emptyDatabase(): WritableDatabase {
  const database = openForWriting(join(folder, `${made++}.db`));
  databases.push(database);
  return database;
}
afterEach(() => databases.splice(0).forEach(closeDatabase));

const never = new AbortController().signal;
const importing = (database: WritableDatabase, path: string, ahead: ReadAhead, cancel = never) =>
  importFile(database, { path, sample: false }, cancel, () => undefined, ahead);

/** What an import came to, but for when that was. */
async function outcome(work: Promise<{ readonly importedAt: number }>) {
  const { importedAt: _, ...record } = await work;
  return record;
}

/** Lets it read all that it would. */
async function readAll(ahead: ReadAhead): Promise<void> {
  ahead.beginPolls();
  ahead.readOn(Promise.resolve());
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => void setImmediate(resolve));
}

/** What is stored, whichever moments the imports were made at. */
const stored = (database: WritableDatabase) =>
  [
    dump(database),
    ...['import', 'rejected_row', 'rejected_reason', 'undo_store', 'undo_fact', 'tally', 'store'].map(
      (table) =>
        JSON.stringify(
          database
            .prepare<[], object>(`SELECT * FROM ${table}`)
            .all()
            .map((row) => ({ ...row, imported_at: undefined, passed: undefined })),
        ),
    ),
  ].join('\n');

describe('files that are read before their turn', () => {
  test.each([
    ['polls first', [big, hours, zones, closures]],
    ['polls last', [closures, zones, hours, big]],
    ['one of them twice', [hours, big, hours, zones]],
  ])('come to what they come to otherwise: %s', async (_, paths) => {
    const [own, twin] = [emptyDatabase(), emptyDatabase()];
    const ahead = createReadAhead(paths);
    await readAll(ahead);
    for (const path of paths) {
      const expected = await outcome(importNow(twin, path));
      expect(await outcome(importing(own, path, ahead))).toEqual(expected);
    }
    expect(stored(own)).toBe(stored(twin));
    await ahead.close();
  });

  it('come to the same where their turn comes in the middle of it', async () => {
    const [own, twin] = [emptyDatabase(), emptyDatabase()];
    for (const turns of [0, 1, 2, 3, 5, 8]) {
      const ahead = createReadAhead([hours, zones]);
      ahead.readOn(Promise.resolve());
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => void setImmediate(resolve));
      for (const path of [hours, zones]) {
        const expected = await outcome(importNow(twin, path));
        expect(await outcome(importing(own, path, ahead))).toEqual(expected);
      }
      await ahead.close();
    }
    expect(stored(own)).toBe(stored(twin));
  });

  it('are taken once, where they are what they were', async () => {
    const ahead = createReadAhead([big, hours, zones]);
    await readAll(ahead);
    for (const path of [big, hours, zones]) {
      const taken = ahead.take(path);
      expect(taken?.source.path).toBe(path);
      expect(ahead.take(path)).toBeUndefined();
      await taken?.close();
    }
    await ahead.close();
  });

  test.each<[string, (path: string) => void]>([
    ['written over', (path) => writeFileSync(path, `store_id,timezone_str\n${id(1)},Asia/Tokyo\n`)],
    ['replaced', (path) => renameSync(write(`store_id,timezone_str\n${id(1)},Asia/Tokyo\n`), path)],
  ])('are read anew where they were %s meanwhile', async (_, change) => {
    const path = write(`store_id,timezone_str\n${id(1)},UTC\n${id(2)},UTC\n`);
    const ahead = createReadAhead([path]);
    await readAll(ahead);
    change(path);
    const database = emptyDatabase();
    expect(await importing(database, path, ahead)).toMatchObject({ rows: 1, added: 1 });
    expect(dump(database)).toContain('Asia/Tokyo');
    await ahead.close();
  });

  it('are refused where they change once their import has begun', async () => {
    const path = join(folder, 'changing.csv');
    writeBigPolls(path, 160_000);
    const database = emptyDatabase();
    const ahead = createReadAhead([path]);
    await readAll(ahead);
    const work = failure(importing(database, path, ahead));
    appendFileSync(path, '\n');
    expect(await work).toMatch('file-changed: ');
    expect(database.prepare('SELECT * FROM import').all()).toEqual([]);
  });

  it('say what is wrong with them when their turn comes', async () => {
    const missing = join(folder, 'missing.csv');
    const other = write('a,b\n1,2\n');
    const ahead = createReadAhead([missing, folder, other]);
    await readAll(ahead);
    const database = emptyDatabase();
    expect(await failure(importing(database, missing, ahead))).toMatch('file-unreadable: ');
    expect(await failure(importing(database, folder, ahead))).toMatch('file-unreadable: ');
    expect(await failure(importing(database, other, ahead))).toMatch('file-refused: ');
    await ahead.close();
  });

  it('are left to their import where they are packed', async () => {
    const path = write(gzipSync(`store_id,timezone_str\n${id(1)},UTC\n`), 'zones.csv.gz');
    const ahead = createReadAhead([path]);
    await readAll(ahead);
    expect(ahead.take(path)).toBeUndefined();
    expect(await importing(emptyDatabase(), path, ahead)).toMatchObject({ added: 1 });
  });

  it('leave nothing behind where their import is cancelled', async () => {
    const database = emptyDatabase();
    const before = dump(database, { all: true });
    const ahead = createReadAhead([big, hours]);
    await readAll(ahead);
    for (const path of [big, hours]) {
      expect(await failure(importing(database, path, ahead, AbortSignal.abort()))).toMatch('cancelled: ');
    }
    expect(dump(database, { all: true })).toBe(before);
    expect(await importing(database, big, ahead)).toMatchObject({ rejected: 2 });
    await ahead.close();
  });
});

describe('a service that expects files', () => {
  it('imports them as one that does not', async () => {
    const paths = [big, hours, zones, closures];
    const dumps: string[] = [];
    for (const expects of [paths, []]) {
      const file = join(folder, `${made++}.db`);
      const service = openService(file, { expects });
      for (const path of paths) await service.importFile({ path, sample: false });
      await service.close();
      const database = openForWriting(file);
      dumps.push(stored(database));
      closeDatabase(database);
    }
    expect(dumps[0]).toBe(dumps[1]);
  });

  it('closes where they never come, and says why it cannot be used where it cannot', async () => {
    const idle = openService(join(folder, `${made++}.db`), { expects: [big, hours] });
    await idle.ready();
    await idle.close();
    const file = write('not a database, whatever its name says', 'broken.db');
    const unusable = openService(file, { expects: [big] });
    expect(await failure(unusable.ready())).toMatch(/not|damaged/);
    await unusable.close();
    rmSync(file);
  });
});
