import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Preparing } from '../../../main/database/core/preparing.ts';
import { openSqlite } from '../../../main/database/core/sqlite.ts';
import { listImports, readRejectedRows } from '../../../main/database/imports/imports.ts';
import { migrations } from '../../../main/database/migrations/index.ts';
import { SCHEMA_DIGESTS } from '../../../main/database/migrations/schema-digests.ts';
import {
  closeDatabase,
  openForWriting,
  type ReadableDatabase,
} from '../../../main/database/opening/connection.ts';
import { digestSchema } from '../../../main/database/opening/foreign-schema.ts';
import type { SchemaEntry } from '../../../main/database/pages/schema-rows.ts';
import { listReports } from '../../../main/database/reports/reports.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { writeVersion1 } from '../../fixtures/version-1.ts';

const folder = temporaryFolder();
let count = 0;
const newPath = () => join(folder, `${count++}.db`);
const LATEST = migrations.at(-1)?.version ?? 0;

const schemaOf = (database: ReadableDatabase) =>
  database
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name")
    .all();

function version1(): string {
  const file = newPath();
  writeVersion1(file);
  return file;
}

describe('the schema of every version', () => {
  it.each(migrations.map(({ version }) => version))(
    '%i is the one that a database of it must have',
    (version) => {
      const database = openSqlite(':memory:', { timeout: 0 });
      for (const { run } of migrations.slice(0, version)) run(database, () => undefined);
      const entries = database
        .prepare<[], SchemaEntry>('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name')
        .raw()
        .all();
      expect(SCHEMA_DIGESTS[version]).toContain(digestSchema(entries));
    },
  );
});

describe('a new database', () => {
  it('gets every step, numbered one after the other from 1', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
    const database = openForWriting(newPath());
    expect(database.pragma('user_version', { simple: true })).toBe(LATEST);
    expect(database.pragma('application_id', { simple: true })).toBe(0x53_74_4d_6f);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.pragma('page_size', { simple: true })).toBe(8192);
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    const strict = database.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1",
    );
    expect(strict.pluck().all().sort()).toEqual(tables.sort());
    closeDatabase(database);
  });
});

describe('a database of version 1', () => {
  it('gets the schema of a new one, sound, with all it held', () => {
    const database = openForWriting(version1());
    const fresh = openForWriting(newPath());
    expect(schemaOf(database)).toEqual(schemaOf(fresh));
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    const imports = listImports(database, 10);
    expect(imports.map(({ id, file, rejected, sample }) => ({ id, file, rejected, sample }))).toEqual([
      { id: 6, file: 'time-zones.csv', rejected: 0, sample: true },
      { id: 5, file: 'business-hours.csv', rejected: 0, sample: true },
      { id: 4, file: 'polls.csv', rejected: 0, sample: true },
      { id: 3, file: 'zones.csv', rejected: 1, sample: false },
      { id: 2, file: 'hours.csv', rejected: 1, sample: false },
      { id: 1, file: 'polls.csv', rejected: 3, sample: false },
    ]);
    expect(readRejectedRows(database, 1, 10).map(({ line, raw }) => ({ line, raw }))).toEqual([
      { line: 6, raw: '1,not a time,active' },
      { line: 7, raw: ',2023-01-22 12:00:00 UTC,active' },
      { line: 8, raw: '1,2023-01-22 12:00:00 UTC,perhaps' },
    ]);
    const polls = database.prepare<[], { accepted: number; added: number; unchanged: number }>(
      "SELECT accepted, added, replaced, unchanged FROM import WHERE kind = 'polls'",
    );
    for (const { accepted, ...rest } of polls.all())
      expect(Object.values(rest).reduce((a, b) => a + b)).toBe(accepted);
    expect(listReports(database, 10).map(({ state }) => state)).toEqual(['Complete', 'Complete', 'Complete']);
    closeDatabase(database);
    closeDatabase(fresh);
  });

  it('is copied first, byte for byte, in place of an older copy, and says how far it is', () => {
    const file = version1();
    const before = readFileSync(file);
    const copy = `${file}.before-schema-${LATEST}`;
    writeFileSync(copy, 'of an earlier attempt');
    writeFileSync(`${copy}.part`, 'a copy that never got whole, longer than what comes. '.repeat(10_000));
    const told: Preparing[] = [];
    closeDatabase(openForWriting(file, { onPreparing: (step) => told.push(step) }));
    expect(readFileSync(copy).equals(before)).toBe(true);
    expect(existsSync(`${copy}.part`)).toBe(false);
    expect([...new Set(told.map(({ step }) => step))]).toEqual(['checking', 'copying', 'migrating']);
    const shares = told.flatMap((preparing) => (preparing.step === 'copying' ? [preparing.share] : []));
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));

    const names = readdirSync(folder);
    closeDatabase(openForWriting(file, { onPreparing: (step) => expect(step).toBeUndefined() }));
    expect(readdirSync(folder)).toEqual(names);
  });

  it('is copied with what its write-ahead log still holds', () => {
    const file = version1();
    const cutOff = newPath();
    const writing = new Sqlite(file);
    writing.prepare("INSERT INTO store (id) VALUES ('late')").run();
    for (const end of ['', '-wal']) writeFileSync(`${cutOff}${end}`, readFileSync(`${file}${end}`));
    writing.close();
    closeDatabase(openForWriting(cutOff));
    const copy = new Sqlite(`${cutOff}.before-schema-${LATEST}`);
    expect(copy.prepare("SELECT count(*) FROM store WHERE id = 'late'").pluck().get()).toBe(1);
    copy.close();
  });

  it('stays as it is where the copy cannot be made', () => {
    const file = version1();
    const before = readFileSync(file);
    mkdirSync(`${file}.before-schema-${LATEST}`);
    expect(() => openForWriting(file)).toThrow(/cannot be opened/);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
