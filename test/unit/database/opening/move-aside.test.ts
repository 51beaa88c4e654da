import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { moveAside } from '../../../../main/database/opening/move-aside.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

const folder = temporaryFolder();
const ENDS = ['', '-wal'] as const;

/** A database of which the newest row is in the write-ahead log alone, as after an unclean end. */
function cutOff(name: string): string {
  const file = join(folder, name);
  const writing = new Sqlite(`${file}.first`);
  writing.pragma('journal_mode = WAL');
  writing.exec('CREATE TABLE number (value INTEGER); INSERT INTO number VALUES (1);');
  writing.pragma('wal_checkpoint(TRUNCATE)');
  writing.exec('INSERT INTO number VALUES (2)');
  for (const end of ENDS) writeFileSync(`${file}${end}`, readFileSync(`${file}.first${end}`));
  writing.close();
  rmSync(`${file}.first`);
  return file;
}

function rowsOf(file: string): unknown[] {
  const database = new Sqlite(file);
  try {
    return database.prepare('SELECT value FROM number ORDER BY value').pluck().all();
  } finally {
    database.close();
  }
}

it('moves a database with its write-ahead log, byte for byte', () => {
  const file = cutOff('whole.db');
  const before = ENDS.map((end) => readFileSync(`${file}${end}`));
  const aside = moveAside(file);
  expect(ENDS.map((end) => readFileSync(`${aside}${end}`))).toEqual(before);
  expect(readdirSync(folder).filter((name) => name.startsWith(basename(file)))).toEqual(
    ENDS.map((end) => basename(`${aside}${end}`)),
  );
  expect(rowsOf(aside)).toEqual([1, 2]);
});

it('never parts the two, whenever the process is killed', () => {
  const system = new URL('../../../fixtures/move-until.ts', import.meta.url);
  const endings = new Set<string>();
  for (let calls = 0; ; calls++) {
    const file = cutOff(`killed-${calls}.db`);
    let ended = true;
    try {
      execFileSync(process.execPath, [system.pathname, file, String(calls)], { stdio: 'ignore' });
    } catch {
      ended = false;
    }
    const names = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.old-`));
    const aside = names.find((name) => !name.endsWith('-wal'));
    const asideIsWhole = aside !== undefined && names.length === 2;
    if (statSync(file, { throwIfNoEntry: false }) !== undefined) {
      endings.add('before');
      expect(rowsOf(file)).toEqual([1, 2]);
    } else {
      endings.add('after');
      expect(asideIsWhole).toBe(true);
      expect(rowsOf(join(folder, aside ?? ''))).toEqual([1, 2]);
      // What is left of the log is not taken for the new database's.
      const fresh = new Sqlite(file);
      expect(fresh.prepare('SELECT name FROM sqlite_schema').all()).toEqual([]);
      fresh.close();
    }
    if (ended) break;
  }
  expect([...endings]).toEqual(['before', 'after']);
});
