import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDatabaseSession } from '../../main/jobs/service/database-session.ts';
import { type DatabaseState, openService, type Service } from '../../main/jobs/service/service.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { failure } from '../fixtures/importing.ts';

const folder = temporaryFolder();
let count = 0;
const newDatabase = () => join(folder, `${count++}.db`);

/** A zones file that names so many stores, which is what an overview then counts. */
function zones(stores: number): string {
  const path = join(folder, `${stores}-zones.csv`);
  const rows = Array.from({ length: stores }, (_, i) => `${i},UTC`);
  writeFileSync(path, `store_id,timezone_str\n${rows.join('\n')}\n`);
  return path;
}

async function filled(stores: number): Promise<string> {
  const file = newDatabase();
  const service = openService(file);
  await service.importFile({ path: zones(stores), sample: false });
  await service.close();
  return file;
}

/** Another process that has the database open, as another Store Monitor would. */
async function holdElsewhere(file: string): Promise<() => Promise<void>> {
  const script = fileURLToPath(new URL('../fixtures/hold-lock.ts', import.meta.url));
  const holder = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const gone = once(holder, 'exit');
  return async () => {
    holder.kill('SIGKILL');
    await gone;
  };
}

const stores = async (service: Service) => (await service.read('overview')).stores;

/** Everything a person can do works: read, import, report. */
async function expectWorking(service: Service, known: number): Promise<void> {
  expect(await stores(service)).toBe(known);
  await service.importFile({ path: zones(known + 1), sample: false });
  expect(await stores(service)).toBe(known + 1);
  const id = await service.triggerReport({ asOf: 'now', reach: 5_400_000 });
  expect(await service.reportEnded(id)).toMatchObject({ state: 'Complete' });
  expect(service.databaseState()).toEqual({ state: 'ready' });
}

describe('a database that another program has', () => {
  it('is used without a restart as soon as that program is gone', async () => {
    const file = await filled(3);
    const release = await holdElsewhere(file);
    const service = openService(file);
    const states: DatabaseState[] = [];
    service.onDatabaseState((state) => states.push(state));
    try {
      expect(await failure(service.ready())).toMatch(/^database-in-use/);
      expect(await failure(service.read('overview'))).toMatch(/^database-in-use/);
      expect(await failure(service.importFile({ path: zones(1), sample: false }))).toMatch(
        /^database-in-use/,
      );
      expect(service.databaseState()).toMatchObject({
        state: 'unusable',
        error: { code: 'database-in-use' },
      });
      await release();
      await expectWorking(service, 3);
      // That program was killed, so every page is looked at first.
      expect(states).toEqual([
        expect.objectContaining({ state: 'unusable' }),
        expect.objectContaining({ state: 'unusable' }),
        expect.objectContaining({ state: 'unusable' }),
        { state: 'preparing', step: 'checking' },
        { state: 'ready' },
      ]);
    } finally {
      await release();
      await service.close();
    }
  });

  it('is not moved aside to start afresh', async () => {
    const file = await filled(2);
    const release = await holdElsewhere(file);
    const service = openService(file);
    try {
      expect(await failure(service.startAfresh())).toMatch(/^database-in-use/);
      await release();
      await expectWorking(service, 2);
    } finally {
      await release();
      await service.close();
    }
  });
});

describe('a database whose file is swapped', () => {
  it('is the new one at once, for reading and writing, also with work under way', async () => {
    const [file, other] = [await filled(4), await filled(9)];
    const session = openDatabaseSession(file);
    try {
      const input = { path: zones(150_000), sample: false };
      const outcomes = Promise.all([
        failure(session.write('importFile', [input])),
        session.read('overview').then((known) => known.stores),
      ]);
      await session.read('overview');
      const swapped = session.reopen({ change: (path) => copyFileSync(other, path) });
      const asked = session.read('overview');
      await swapped;
      expect(await outcomes).toEqual([expect.stringMatching(/^cancelled/), 4]);
      expect((await asked).stores).toBe(9);
      expect(await session.write('importFile', [{ path: zones(12), sample: false }])).toMatchObject({
        rows: 12,
      });
      expect((await session.read('overview')).stores).toBe(12);
    } finally {
      await session.close(5_000);
    }
  });

  it('is used when it is sound again after a swap that was not', async () => {
    const file = await filled(5);
    const good = readFileSync(file);
    const session = openDatabaseSession(file);
    try {
      await session.ready();
      const broken = session.reopen({ change: (path) => writeFileSync(path, 'no database'.repeat(500)) });
      expect(await failure(broken)).toMatch(/^database-damaged/);
      expect(session.state()).toMatchObject({ state: 'unusable' });
      writeFileSync(file, good);
      expect((await session.read('overview')).stores).toBe(5);
      expect(session.state()).toEqual({ state: 'ready' });
    } finally {
      await session.close(5_000);
    }
  });

  it('is the old one where the swap itself fails', async () => {
    const file = await filled(6);
    const session = openDatabaseSession(file);
    try {
      const failing = session.reopen({
        change: () => {
          throw new Error('the disk is full');
        },
      });
      expect(await failure(failing)).toContain('the disk is full');
      expect((await session.read('overview')).stores).toBe(6);
    } finally {
      await session.close(5_000);
    }
  });
});

describe('a damaged database', () => {
  it('is moved aside whole to start afresh, and everything works', async () => {
    const file = await filled(7);
    const damage = Buffer.from(readFileSync(file)).fill(0xa5, 100);
    writeFileSync(file, damage);
    const service = openService(file);
    let changes = 0;
    service.onChanged(() => changes++);
    try {
      expect(await failure(service.ready())).toMatch(/^database-damaged/);
      const movedTo = await service.startAfresh();
      expect(dirname(movedTo)).toBe(folder);
      expect(readFileSync(movedTo).equals(damage)).toBe(true);
      expect(changes).toBe(1);
      await expectWorking(service, 0);
    } finally {
      await service.close();
    }
  });

  it('can be left for another one', async () => {
    const [file, other] = [newDatabase(), await filled(8)];
    writeFileSync(file, 'no database'.repeat(500));
    const service = openService(file);
    try {
      expect(await failure(service.ready())).toMatch(/^database-damaged/);
      await service.switchTo(other);
      await expectWorking(service, 8);
      expect(readFileSync(file, 'utf8')).toBe('no database'.repeat(500));
    } finally {
      await service.close();
    }
  });

  it('can be closed in any state, at once', async () => {
    const file = newDatabase();
    writeFileSync(file, 'no database'.repeat(500));
    const opening = openService(file);
    await opening.close();
    const failed = openService(file);
    await failure(failed.ready());
    await failed.close();
    expect(await failure(failed.read('overview'))).toMatch(/^interrupted/);
    rmSync(file);
  });
});
