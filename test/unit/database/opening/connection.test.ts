import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DatabaseError } from '../../../../main/database/core/error.ts';
import { sealSchema } from '../../../../main/database/core/schema-seal.ts';
import { migrations } from '../../../../main/database/migrations/index.ts';
import {
  closeDatabase,
  openForReading,
  openForWriting,
} from '../../../../main/database/opening/connection.ts';
import { toFailure } from '../../../../main/jobs/threads/error.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

const folder = temporaryFolder();
let count = 0;
const newPath = () => join(folder, `${count++}.db`);
const LATEST = migrations.at(-1)?.version ?? 0;

/** What opening answers: the error's code and message, and that the bytes are the same as before. */
function refused(file: string): { code: string; message: string; untouched: boolean } {
  const before = readFileSync(file);
  try {
    closeDatabase(openForWriting(file));
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const untouched = readFileSync(file).equals(before) && !existsSync(`${file}-wal`);
    return { code: error.code, message: error.message, untouched };
  }
  throw new Error('it was opened');
}

function filledDatabase(): string {
  const file = newPath();
  const database = openForWriting(file);
  const insert = database.prepare('INSERT INTO store (id, own, sample, checksum) VALUES (?, 1, 0, 0)');
  database.transaction(() => {
    for (let i = 0; i < 5000; i++) insert.run(`store ${i}`);
  })();
  closeDatabase(database);
  return file;
}

function withVersion(version: number, journal: string): string {
  const file = filledDatabase();
  const database = new Sqlite(file);
  sealSchema(database, version);
  database.pragma(`journal_mode = ${journal}`);
  database.pragma(`user_version = ${version}`);
  database.close();
  return file;
}

describe('the check of every page', () => {
  const checksOf = (file: string) => {
    let checks = 0;
    const database = openForWriting(file, {
      onPreparing: ({ step }) => {
        if (step === 'checking') checks++;
      },
    });
    return { checks, database };
  };

  it('is made after an unclean end, and weekly, and not otherwise', () => {
    const file = filledDatabase();
    const { checks, database } = checksOf(file);
    expect(checks).toBe(0);
    const cutOff = newPath();
    for (const end of ['', '-wal']) writeFileSync(`${cutOff}${end}`, readFileSync(`${file}${end}`));
    closeDatabase(database);
    const again = checksOf(cutOff);
    expect(again.checks).toBe(1);
    again.database.prepare('UPDATE upkeep SET checked_at = ?').run(Date.now() - 8 * 86_400_000);
    closeDatabase(again.database);
    for (const expected of [1, 0]) {
      const later = checksOf(cutOff);
      expect(later.checks).toBe(expected);
      closeDatabase(later.database);
    }
  });
});

describe('openForWriting', () => {
  it('finds again what it stored', () => {
    const file = filledDatabase();
    const database = openForWriting(file);
    expect(database.prepare('SELECT count(*) FROM store').pluck().get()).toBe(5000);
    closeDatabase(database);
    const reading = openForReading(file);
    expect(() => reading.prepare('DELETE FROM store RETURNING id').all()).toThrow(/readonly/);
    reading.close();
  });

  it('takes an empty file for a new database', () => {
    const file = newPath();
    writeFileSync(file, '');
    closeDatabase(openForWriting(file));
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });

  it.each(['wal', 'delete'])('refuses a newer database and leaves it untouched (journal %s)', (journal) => {
    const file = withVersion(LATEST + 1, journal);
    const { code, message, untouched } = refused(file);
    expect(code).toBe('database-newer');
    expect(message).toContain(`schema ${LATEST + 1}; this one knows ${LATEST}`);
    expect(untouched).toBe(true);
  });

  it('refuses the database of another program and leaves it untouched', () => {
    const file = newPath();
    const other = new Sqlite(file);
    other.exec('CREATE TABLE bookmark (url TEXT)');
    other.close();
    expect(refused(file)).toMatchObject({ code: 'database-damaged', untouched: true });
    expect(refused(file).message).toContain('is not a Store Monitor database');
  });

  it.each(['not a database, but long enough to be taken for one. '.repeat(50), 'short'])(
    'refuses a file that is no database (%#)',
    (text) => {
      const file = newPath();
      writeFileSync(file, text);
      expect(refused(file)).toMatchObject({ code: 'database-damaged', untouched: true });
    },
  );

  it('refuses a damaged database, or whatever is read of it later, wherever the damage is', () => {
    const size = readFileSync(filledDatabase()).length;
    const codes = new Set<string>();
    for (let page = 1; page * 8192 < size; page++) {
      const file = filledDatabase();
      const bytes = readFileSync(file);
      bytes.fill(0xa5, page * 8192, page * 8192 + 4000);
      writeFileSync(file, bytes);
      codes.add(outcome(file));
    }
    expect(codes).toContain('database-damaged');
    expect([...codes].filter((code) => code !== 'sound')).toEqual(['database-damaged']);
  });

  it('refuses a database cut short', () => {
    const file = filledDatabase();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length / 2));
    expect(refused(file)).toMatchObject({ code: 'database-damaged', untouched: true });
    expect(refused(file).message).toMatch(/is damaged .* left as it is/);
  });

  it('says so where the folder does not exist, or the path is a folder', () => {
    expect(() => openForWriting(join(folder, 'nowhere', 'store.db'))).toThrow(/nowhere.* cannot be opened/);
    expect(() => openForWriting(folder)).toThrow(/cannot be opened/);
    expect(readdirSync(folder)).not.toContain('nowhere');
  });
});

function outcome(file: string): string {
  try {
    const database = openForWriting(file);
    const ids = database.prepare('SELECT id FROM store ORDER BY number').pluck().all();
    closeDatabase(database);
    return ids.length === 5000 ? 'sound' : 'lost';
  } catch (error) {
    return toFailure(error).code;
  }
}
