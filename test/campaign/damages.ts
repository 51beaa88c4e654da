import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { deletePolls } from '../../main/database/care/delete-polls.ts';
import {
  closeDatabase,
  openForReading,
  openForWriting,
  type ReadableDatabase,
} from '../../main/database/opening/connection.ts';
import { findFreePages } from '../../main/database/pages/free-pages.ts';
import { openPageFile } from '../../main/database/pages/page-file.ts';
import { SHAPED } from '../../main/database/salvage/done-by-itself.ts';
import { type SalvageOutcome, type Saved, salvage } from '../../main/database/salvage/salvage.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { sequence } from '../bench/random.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { hurt } from '../fixtures/hurt.ts';
import type { Campaign, CampaignRun, Outcome } from './campaign.ts';

const PAGE = 8192;
const DAMAGED = 'damaged.db';
const nothing = () => undefined;

/**
 * Damages a database at random, over and over: to save what can be read of it must end, with true rows only, most of them
 * where one page is damaged, in a database that is sound; what it says of how many must be so; and the damaged file must
 * stay as it is.
 */
export const damages: Campaign = async (run) => damage(await makeSound(run.folder), run);

/** The same of a database that was made already. */
export function damage(sound: SoundDatabase, { count, seed, folder, say }: CampaignRun): Outcome {
  const violations: string[] = [];
  const endings = { saved: 0, none: 0 };
  for (let round = 0; round < count; round++) {
    const { bytes, how, onePage } = hurt(sound.bytes, sequence(seed + round), PAGE, sound.usedPages);
    try {
      const saved = trySalvage(bytes, folder);
      endings[saved === undefined ? 'none' : 'saved']++;
      if (!readFileSync(join(folder, DAMAGED)).equals(bytes)) throw new Error('the damaged file was changed');
      const wrong = faults(saved, sound, onePage);
      if (wrong !== undefined) throw new Error(wrong);
    } catch (error) {
      violations.push(
        `seed ${seed + round}, ${how}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    if ((round + 1) % 500 === 0) say(`  ${round + 1} damages, ${violations.length} violations`);
  }
  const tried = `${count} damages, of ${endings.saved} something was saved, of ${endings.none} nothing could be`;
  return { tried, violations };
}

/** A database with something of everything, and pages that hold what was deleted since. */
export type SoundDatabase = {
  readonly file: string;
  readonly bytes: Buffer;
  readonly rows: ReadonlySet<string>;
  readonly polls: number;
  /** The numbers of the pages that hold something, from 1. */
  readonly usedPages: readonly number[];
};

export const STORES = 600;
const STORES_WITH_POLLS = 500;
const ONE_PAGE_OF_POLLS = 0.05;
export const NOTES = 1;
export const REPORTS = 3;
/** Folders that are watched, and reports by the clock. */
export const PLAN = 3;

export async function makeSound(folder: string): Promise<SoundDatabase> {
  const file = join(folder, 'sound.db');
  const service = openService(file);
  const big = join(folder, 'big.csv');
  writeBigPolls(big, 500 * 400);
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const zones = Array.from(
    { length: STORES },
    (_, i) => `${8_419_537_941_919_820_000n + BigInt(i)},America/Denver`,
  );
  for (const path of [
    big,
    write('hours.csv', 'store_id,day,start_time_local,end_time_local\n8419537941919820000,0,09:00,17:00\n'),
    write('zones.csv', `store_id,timezone_str\n${zones.join('\n')}\n`),
    write('closures.csv', 'store_id,closed_from_local,closed_until_local\n*,2023-01-04,2023-01-04\n'),
  ])
    await service.importFile({ path, sample: false });
  for (let i = 0; i < REPORTS; i++)
    await service.reportEnded(await service.triggerReport({ asOf: 'latest', reach: 5_400_000 }));
  await service.changeNote({
    store: '8419537941919820000',
    after: { from: 1, until: 2, reason: 'staff', text: 'Ill' },
  });
  await setToBeDone(service, folder);
  await service.close();
  const database = openForWriting(file);
  deletePolls(database, Date.UTC(2023, 0, 5, 12), nothing);
  const [rows, polls] = [rowsOf(database), pollsOf(database)];
  closeDatabase(database);
  return { file, bytes: readFileSync(file), rows, polls, usedPages: usedPagesOf(file) };
}

/** A plan, and something of everything that says what is done with. */
async function setToBeDone(service: Service, folder: string): Promise<void> {
  for (const name of ['in', 'gone', 'too']) {
    const watched = { id: name, folder: join(folder, name), move: name === 'in', isOn: true };
    await service.changePlan({ kind: 'folder', folder: watched });
  }
  await service.changePlan({ kind: 'remove', id: 'gone' });
  const report = { id: 'week', every: 'mon 07:00', period: 'last-week', folder, isOn: true };
  await service.changePlan({ kind: 'report', report });
  const run = { schedule: 'week', dueAt: 1_700_000_000_000, name: '2023-11-14_0700', doubtful: false };
  await service.saveRunStep({ ...run, state: 'done' });
  const sighting = { name: 'left.csv', bytes: 5, modifiedAt: 1, modifiedNs: '1000000', inode: '7' };
  const deed = { at: 1, source: folder, name: 'left.csv', line: 'It has no header.' };
  await service.noteDeeds([{ ...deed, kind: 'file', outcome: 'refused' }], [{ folder, ...sighting }]);
  const taken = join(folder, 'taken.csv');
  writeFileSync(taken, 'store_id,timezone_str\n8419537941919820000,America/Denver\n');
  const { size, mtimeMs } = statSync(taken, { bigint: true });
  const once = { bytes: Number(size), modifiedAt: Number(mtimeMs) };
  await service.importFile({ path: taken, sample: false, once });
  const push = await service.pushes.take(
    (async function* () {
      yield Buffer.from('no file');
    })(),
  );
  while ((await service.pushes.find(push))?.state === 'Running') await wait(20);
}

/** Rows without a checksum, which are known by their shape: of a database that is not damaged they are all there. */
export function shapedRowsOf(database: ReadableDatabase): unknown[] {
  return SHAPED.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).raw().all()]);
}

function usedPagesOf(file: string): number[] {
  const pages = openPageFile(file);
  try {
    const free = findFreePages(pages) ?? new Set();
    if (free.size < 5) throw new Error('It should hold pages of what was deleted.');
    return Array.from({ length: pages.count }, (_, index) => index + 1).filter((page) => !free.has(page));
  } finally {
    pages.close();
  }
}

/** Every row that has a checksum, as a text. */
export function rowsOf(database: ReadableDatabase): Set<string> {
  const queries = [
    'SELECT * FROM store',
    'SELECT * FROM store_fact',
    'SELECT week, sample, store, hex(polls), checksum FROM poll_block',
    'SELECT * FROM outage_note',
    'SELECT report, stores, layout, hex(numbers), hex(strips), hex(outages), checksum, shared FROM report_result',
    'SELECT id, created_at, as_of, reach_ms, state FROM report',
    'SELECT * FROM report_stores',
    'SELECT * FROM watched_folder',
    'SELECT * FROM clock_report',
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

export const pollsOf = (database: ReadableDatabase) =>
  database.prepare<[], number>('SELECT coalesce(sum(length(polls)) / 4, 0) FROM poll_block').pluck().get() ??
  0;

export type SavedDatabase = {
  readonly outcome: SalvageOutcome;
  readonly rows: ReadonlySet<string>;
  readonly polls: number;
};

/** What is saved of a file; `undefined` where it is said that nothing can be. */
export function trySalvage(bytes: Uint8Array, folder: string): SavedDatabase | undefined {
  const [damaged, part] = [join(folder, DAMAGED), join(folder, 'part.db')];
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
  writeFileSync(damaged, bytes);
  let outcome: SalvageOutcome;
  try {
    outcome = salvage(damaged, part, nothing);
  } catch (error) {
    if (/Nothing of .* can be read/.test(String(error))) return undefined;
    throw error;
  }
  const database = openForReading(part);
  try {
    const found = [
      database.prepare('SELECT * FROM pragma_integrity_check').pluck().get(),
      database.prepare('SELECT * FROM pragma_foreign_key_check').all(),
    ];
    if (JSON.stringify(found) !== '["ok",[]]')
      throw new Error(`What was saved is damaged: ${JSON.stringify(found)}`);
    return { outcome, rows: rowsOf(database), polls: pollsOf(database) };
  } finally {
    database.close();
  }
}

/** What is not as it should be of what was saved. */
function faults(
  saved: SavedDatabase | undefined,
  sound: SoundDatabase,
  onePage: boolean,
): string | undefined {
  if (onePage) {
    const [polls, stores] = [saved?.polls ?? 0, saved?.outcome.stores.saved ?? 0];
    // A page of stores takes the polls of all of them along, which belong to nobody then.
    const lost = (STORES - stores) / STORES_WITH_POLLS + ONE_PAGE_OF_POLLS;
    if (polls < sound.polls * (1 - lost))
      return `of one damaged page ${polls} of ${sound.polls} polls and ${stores} stores are left`;
  }
  if (saved === undefined) return undefined;
  const { outcome, rows } = saved;
  const holds = (table: number) => [...rows].filter((row) => row.startsWith(`${table} `)).length;
  const isTold = ({ saved: told, of }: Saved, found: number, there: number) =>
    told === found && (of === undefined || of === there);
  if (outcome.mayHoldDeleted) return undefined;
  const untrue = [...rows].filter((row) => !sound.rows.has(row));
  if (untrue.length > 0) return `${untrue.length} rows are not true, such as ${untrue[0]?.slice(0, 200)}`;
  const isTrue =
    isTold(outcome.stores, holds(0), STORES) &&
    isTold(outcome.polls, saved.polls, sound.polls) &&
    isTold(outcome.notes, holds(3), NOTES) &&
    isTold(outcome.plan, holds(7) + holds(8), PLAN) &&
    outcome.reports.saved === holds(5);
  return isTrue ? undefined : `it says ${JSON.stringify(outcome)}`;
}
