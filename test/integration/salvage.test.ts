import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  closeDatabase,
  type Database,
  openForReading,
  openForWriting,
} from '../../main/database/connection.ts';
import { deletePolls } from '../../main/database/delete-polls.ts';
import { type SalvageOutcome, salvage } from '../../main/database/salvage/salvage.ts';
import { openService } from '../../main/jobs/service.ts';
import { sequence } from '../bench/random.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { hurt } from '../fixtures/hurt.ts';
import { importNow } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const sound = join(folder, 'sound.db');
const damaged = join(folder, 'damaged.db');
const part = join(folder, 'part.db');
const PAGE = 8192;
const nothing = () => undefined;
let truth: ReadonlySet<string>;
let polls: number;

/** A database with something of everything, and pages that hold what was deleted since. */
beforeAll(async () => {
  const service = openService(sound);
  const big = join(folder, 'big.csv');
  writeBigPolls(big, 500 * 400);
  for (const path of [
    big,
    write('store_id,day,start_time_local,end_time_local\n8419537941919820000,0,09:00,17:00\n'),
    write(
      `store_id,timezone_str\n${Array.from({ length: 600 }, (_, i) => `${8_419_537_941_919_820_000n + BigInt(i)},America/Denver`).join('\n')}\n`,
    ),
    write('store_id,closed_from_local,closed_until_local\n*,2023-01-04,2023-01-04\n'),
  ])
    await service.importFile({ path, sample: false });
  for (let i = 0; i < 3; i++)
    await service.reportEnded(await service.triggerReport({ asOf: 'latest', reach: 5_400_000 }));
  await service.changeNote({
    store: '8419537941919820000',
    after: { from: 1, until: 2, reason: 'staff', text: 'Ill' },
  });
  await service.close();
  const database = openForWriting(sound);
  deletePolls(database, Date.UTC(2023, 0, 5, 12), nothing);
  expect(database.pragma('freelist_count', { simple: true })).toBeGreaterThan(5);
  truth = rowsOf(database);
  polls = pollsOf(database);
  closeDatabase(database);
});

/** Every row that has a checksum, as a text. */
function rowsOf(database: Database): Set<string> {
  const queries = [
    'SELECT * FROM store',
    'SELECT * FROM store_fact',
    'SELECT week, sample, store, hex(polls), checksum FROM poll_block',
    'SELECT * FROM outage_note',
    'SELECT report, stores, layout, hex(numbers), hex(strips), hex(outages), checksum FROM report_result',
    'SELECT id, created_at, as_of, reach_ms, state FROM report',
  ];
  return new Set(
    queries.flatMap((sql, index) =>
      database
        .prepare(sql)
        .raw()
        .all()
        .map((row) => `${index} ${JSON.stringify(row)}`),
    ),
  );
}

const pollsOf = (database: Database) =>
  database.prepare<[], number>('SELECT coalesce(sum(length(polls)) / 4, 0) FROM poll_block').pluck().get() ??
  0;

/** What is saved of a file; `undefined` where nothing could be. */
function trySalvage(
  bytes: Uint8Array,
): { outcome: SalvageOutcome; rows: Set<string>; polls: number } | undefined {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
  writeFileSync(damaged, bytes);
  let outcome: SalvageOutcome;
  try {
    outcome = salvage(damaged, part, nothing);
  } catch (error) {
    expect(String(error)).toMatch(/Nothing of .* can be read/);
    return undefined;
  } finally {
    expect(readFileSync(damaged).equals(bytes)).toBe(true);
  }
  const database = openForReading(part);
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    return { outcome, rows: rowsOf(database), polls: pollsOf(database) };
  } finally {
    database.close();
  }
}

describe('what can be read of a damaged database', () => {
  it('is all of one that is sound', () => {
    const saved = trySalvage(readFileSync(sound));
    expect(saved?.rows).toEqual(truth);
    expect(saved?.outcome).toMatchObject({
      stores: { saved: 600, of: 600 },
      polls: { saved: polls, of: polls },
      reports: { saved: 3, of: 3 },
      notes: { saved: 1, of: 1 },
      imports: 4,
      mayHoldDeleted: false,
    });
  });

  it('holds true rows only, and most of them where one page is damaged', () => {
    const bytes = readFileSync(sound);
    const seed = Math.floor(Math.random() * 2 ** 32);
    const draw = sequence(seed);
    for (let round = 0; round < Number(process.env['SALVAGE_ROUNDS'] ?? 60); round++) {
      const { bytes: hurtBytes, how, onePage } = hurt(bytes, draw, PAGE);
      const about = `seed ${seed}, round ${round}: ${how}`;
      const saved = trySalvage(hurtBytes);
      if (onePage) expect(saved?.polls ?? 0, about).toBeGreaterThan(polls * 0.6);
      if (saved === undefined || saved.outcome.mayHoldDeleted) continue;
      const untrue = [...saved.rows].filter((row) => !truth.has(row));
      expect(untrue, about).toEqual([]);
    }
  });

  it('takes in what the write-ahead log holds', async () => {
    const database = openForWriting(sound);
    database.pragma('wal_autocheckpoint = 0');
    await importNow(database, write('store_id,timestamp_utc,status\nlate,2023-01-26 12:00:00,active\n'));
    for (const end of ['', '-wal']) writeFileSync(`${damaged}${end}`, readFileSync(`${sound}${end}`));
    const now = rowsOf(database);
    closeDatabase(database);
    rmSync(part, { force: true });
    expect(salvage(damaged, part, nothing).stores).toEqual({ saved: 601, of: 601 });
    const saved = openForReading(part);
    expect(rowsOf(saved)).toEqual(now);
    saved.close();
    rmSync(`${damaged}-wal`);
  });

  it('is nothing of a file that is no database', () => {
    expect(trySalvage(Buffer.from('not a database '.repeat(5000)))).toBeUndefined();
    expect(trySalvage(Buffer.alloc(0))).toBeUndefined();
    expect(existsSync(damaged)).toBe(true);
  });
});
