import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { deleteEverything } from '../../main/database/care/delete-everything.ts';
import { deletePolls } from '../../main/database/care/delete-polls.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { salvage } from '../../main/jobs/backup/commands.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { dump, failure, importNow, makeOldFashioned } from '../fixtures/importing.ts';
import { momentIn } from '../fixtures/moments.ts';
import { runs } from '../fixtures/runs.ts';
import { diskMaker, fillUp } from '../fixtures/small-disk.ts';

const script = fileURLToPath(new URL('../fixtures/delete-until-killed.ts', import.meta.url));
const folder = temporaryFolder();
const BEFORE = Date.UTC(2023, 0, 8, 5);
const nothing = () => undefined;

/** A database as it is, one that can give its space back step by step or one from before that. */
async function make(file: string, { isOld }: { isOld: boolean }): Promise<void> {
  const database = openForWriting(file);
  if (isOld) {
    makeOldFashioned(database);
    database.pragma('journal_mode = WAL');
  }
  const polls = join(folder, 'polls.csv');
  writeBigPolls(polls, 500 * 800);
  await importNow(database, polls);
  closeDatabase(database);
}

const made = (isOld: boolean) => join(folder, `made-${isOld}.db`);
beforeAll(async () => {
  for (const isOld of [false, true]) await make(made(isOld), { isOld });
});

const smallDisk = diskMaker(folder);

function dumpOf(file: string): string {
  const database = openForWriting(file);
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    return dump(database);
  } finally {
    closeDatabase(database);
  }
}

/** What a database is before, between and after. */
function states(file: string): string[] {
  const at = join(folder, 'undisturbed.db');
  copyFileSync(file, at);
  const database: WritableDatabase = openForWriting(at);
  const found = [dump(database)];
  deletePolls(database, BEFORE, nothing);
  found.push(dump(database));
  deleteEverything(database);
  found.push(dump(database));
  closeDatabase(database);
  rmSync(at);
  return found;
}

/**
 * Has a database deleted from in three stages, closing it the last; kills that so many milliseconds after a stage has begun,
 * or lets it end. Answers how long each took.
 */
async function deleteUntil(
  end: { readonly stage: number; readonly milliseconds: number } | 'done',
  file: string,
): Promise<number[]> {
  const child = spawn(process.execPath, [script, file, String(BEFORE)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const began: number[] = [];
  for await (const _ of createInterface(child.stdout)) {
    began.push(performance.now());
    if (end !== 'done' && began.length > end.stage) break;
  }
  if (end !== 'done') {
    await Promise.race([wait(end.milliseconds), exited]);
    child.kill('SIGKILL');
  }
  await exited;
  const ended = performance.now();
  return began.map((from, stage) => (began[stage + 1] ?? ended) - from);
}

it('leaves the state before or after, whenever it is killed, and no stray file', async () => {
  const rounds = runs(1, 3);
  for (const isOld of [false, true]) {
    const expected = states(made(isOld));
    const timed = join(folder, `timed-${isOld}.db`);
    copyFileSync(made(isOld), timed);
    const took = await deleteUntil('done', timed);
    expect(took).toHaveLength(expected.length);
    for (const [stage, whole] of took.entries()) {
      for (let round = 0; round < rounds; round++) {
        const place = join(folder, `${isOld}-${stage}-${round}`);
        mkdirSync(place);
        const file = join(place, 'store.db');
        copyFileSync(made(isOld), file);
        await deleteUntil({ stage, milliseconds: momentIn(whole, round, rounds) }, file);
        // What was said to be done stays done.
        expect(expected.indexOf(dumpOf(file))).toBeGreaterThanOrEqual(stage);
        // A lock that nobody holds is taken by the next start.
        expect(readdirSync(place).filter((name) => !name.startsWith('store.db.lock'))).toEqual(['store.db']);
        rmSync(place, { recursive: true });
      }
    }
  }
});

it('says so on a full disk, deletes nothing, and does it once there is room', async () => {
  const disk = smallDisk('full', 12);
  if (disk === undefined) return;
  const file = join(disk, 'store.db');
  copyFileSync(made(false), file);
  const [before, after] = states(file);
  const service = openService(file);
  try {
    await service.ready();
    const empty = fillUp(disk, 8192);
    expect(await failure(service.deletePollsBefore(BEFORE))).toMatch(
      /^disk-full: .*disk is full. Nothing was changed/,
    );
    expect((await service.read('overview')).polls).toBe(400_000);
    expect(await failure(salvage(file, join(disk, 'saved.db')))).toMatch(/^disk-full: .*disk is full/);
    expect(readdirSync(disk).filter((name) => name.includes('part') || name === 'saved.db')).toEqual([]);
    empty();
    await service.deletePollsBefore(BEFORE);
  } finally {
    await service.close();
  }
  expect(dumpOf(file)).toBe(after);
  expect(before).not.toBe(after);
});

it('deletes, and says that the space could not be given back, where a second database has no room', async () => {
  const disk = smallDisk('tight', 12);
  if (disk === undefined) return;
  const file = join(disk, 'store.db');
  copyFileSync(made(true), file);
  const [, after] = states(file);
  const service = openService(file);
  try {
    const { left, because } = await service.deletePollsBefore(BEFORE);
    expect(left).toBeGreaterThan(0);
    expect(because?.code).toBe('disk-full');
    expect(because?.message).toMatch(/too little room .* Nothing is lost/);
  } finally {
    await service.close();
  }
  expect(dumpOf(file)).toBe(after);
});
