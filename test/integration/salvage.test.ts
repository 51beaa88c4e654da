import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openForReading, openForWriting } from '../../main/database/opening/connection.ts';
import { salvage } from '../../main/database/salvage/salvage.ts';
import { SALVAGED_TABLES } from '../../main/database/salvage/tables.ts';
import {
  damage,
  makeSound,
  NOTES,
  PLAN,
  REPORTS,
  rowsOf,
  type SoundDatabase,
  STORES,
  shapedRowsOf,
  trySalvage,
} from '../campaign/damages.ts';
import { start } from '../fixtures/cli.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { importNow } from '../fixtures/importing.ts';
import { runs } from '../fixtures/runs.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const damaged = join(folder, 'damaged.db');
const part = join(folder, 'part.db');
const nothing = () => undefined;
let sound: SoundDatabase;

beforeAll(async () => {
  sound = await makeSound(folder);
});

describe('what can be read of a damaged database', () => {
  it('is all of one that is sound', () => {
    const saved = trySalvage(sound.bytes, folder);
    expect(saved?.rows).toEqual(sound.rows);
    expect(saved?.outcome).toMatchObject({
      stores: { saved: STORES, of: STORES },
      polls: { saved: sound.polls, of: sound.polls },
      reports: { saved: REPORTS, of: REPORTS },
      notes: { saved: NOTES, of: NOTES },
      plan: { saved: PLAN, of: PLAN },
      imports: 5,
      deeds: 1,
      mayHoldDeleted: false,
    });
  });

  it('is what was done by itself too, and no table is left out unknown', () => {
    const [before, after] = [openForReading(sound.file), openForReading(part)];
    try {
      expect(shapedRowsOf(after)).toEqual(shapedRowsOf(before));
      for (const [, rows] of shapedRowsOf(after) as [string, unknown[]][]) expect(rows).not.toEqual([]);
      const tables = after
        .prepare<[], string>(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        )
        .pluck()
        .all();
      expect(Object.values(SALVAGED_TABLES).flat().sort()).toEqual(tables.sort());
    } finally {
      before.close();
      after.close();
    }
  });

  it('is off by itself where what was deleted may have come back', () => {
    const bytes = Buffer.from(sound.bytes);
    // Where the list of free pages begins, and a page of the map that tells them too.
    bytes.writeUInt32BE(0x7fffffff, 32);
    bytes[8192] = 9;
    const saved = trySalvage(bytes, folder);
    expect(saved?.outcome.mayHoldDeleted).toBe(true);
    const database = openForReading(part);
    const isOn = database.prepare('SELECT is_on FROM watched_folder UNION SELECT is_on FROM clock_report');
    expect(isOn.pluck().all()).toEqual([0]);
    database.close();
  });

  it('holds true rows only, and most of them where one page is damaged', () => {
    const own = mkdtempSync(join(folder, 'damages-'));
    const { violations } = damage(sound, { count: runs(40, 240), seed: 6, folder: own, say: nothing });
    expect(violations).toEqual([]);
  });

  it('takes in what the write-ahead log holds', async () => {
    const database = openForWriting(sound.file);
    database.pragma('wal_autocheckpoint = 0');
    await importNow(database, write('store_id,timestamp_utc,status\nlate,2023-01-26 12:00:00,active\n'));
    for (const end of ['', '-wal']) writeFileSync(`${damaged}${end}`, readFileSync(`${sound.file}${end}`));
    const now = rowsOf(database);
    closeDatabase(database);
    rmSync(part, { force: true });
    expect(salvage(damaged, part, nothing).stores).toEqual({ saved: STORES + 1, of: STORES + 1 });
    const saved = openForReading(part);
    expect(rowsOf(saved)).toEqual(now);
    saved.close();
    rmSync(`${damaged}-wal`);
  });

  it('is nothing of a file that is no database', () => {
    expect(trySalvage(Buffer.from('not a database '.repeat(5000)), folder)).toBeUndefined();
    expect(trySalvage(Buffer.alloc(0), folder)).toBeUndefined();
    expect(existsSync(damaged)).toBe(true);
  });

  it('is saved on the command line, which says how much it is, and never over a file', async () => {
    const cwd = mkdtempSync(join(folder, 'command-'));
    const bytes = Buffer.from(sound.bytes);
    const page = aPageOf(sound.file, 'poll_block');
    bytes.fill(0xa5, (page - 1) * 8192, page * 8192);
    writeFileSync(join(cwd, 'hurt.db'), bytes);
    const command = () => start(['salvage', '--from', 'hurt.db', '--to', 'saved.db'], cwd).outcome;
    const saved = await command();
    expect(saved).toMatchObject({ code: 3, stdout: '' });
    expect(saved.stderr).toMatch(
      /^Saved saved\.db: \d+ of 600 stores, \d+ of \d+ polls, \d of \d reports, \d of 1 notes, \d of 3 watched folders and reports by the clock$/m,
    );
    const before = readFileSync(join(cwd, 'saved.db'));
    const again = await command();
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/saved\.db exists already/);
    expect(readFileSync(join(cwd, 'saved.db')).equals(before)).toBe(true);
    expect(readFileSync(join(cwd, 'hurt.db')).equals(bytes)).toBe(true);
    expect(readdirSync(cwd).sort()).toEqual(['hurt.db', 'saved.db', 'tmp']);
    const report = await start(['report', '--database', 'saved.db', '--out', '-'], cwd).outcome;
    expect(report).toMatchObject({ code: 0 });
  });
});

/** The number of a page, from 1, that holds rows of a table. */
function aPageOf(file: string, table: string): number {
  const database = openForReading(file);
  try {
    const find = "SELECT max(pageno) FROM dbstat WHERE name = ? AND pagetype = 'leaf'";
    return database.prepare<[string], number>(find).pluck().get(table) ?? 0;
  } finally {
    database.close();
  }
}
