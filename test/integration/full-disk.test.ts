import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { backUp, restore } from '../../main/jobs/backup/commands.ts';
import { createAutomaticBackups } from '../../main/jobs/service/automatic.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { dumpFile, failure } from '../fixtures/importing.ts';
import { diskMaker, fillUp } from '../fixtures/small-disk.ts';

const folder = temporaryFolder();
const smallDisk = diskMaker(folder);
const made = join(folder, 'made.db');
/** Of another state than `made`, and not on the disk that is full. */
const earlier = join(folder, 'earlier.db');
const FULL = /^disk-full: .*disk is full/;

beforeAll(async () => {
  const service = openService(made);
  for (const rows of [60_000, 120_000]) {
    const polls = join(folder, `${rows}.csv`);
    writeBigPolls(polls, rows, rows);
    await service.importFile({ path: polls, sample: false });
    if (rows === 60_000) await service.backups.backUp(earlier);
  }
  await service.close();
});

const dumpOf = (file: string) => dumpFile(file, { all: true });

/** Does work with a database on a disk that is full; what is there must then be as before, and nothing new. */
async function onFullDisk(
  name: string,
  work: (service: Service, disk: string) => Promise<void>,
  onceThereIsRoom: (service: Service, disk: string) => Promise<unknown>,
): Promise<void> {
  const disk = smallDisk(name, 16);
  if (disk === undefined) return;
  const file = join(disk, 'store.db');
  copyFileSync(made, file);
  mkdirSync(join(disk, 'backups'));
  copyFileSync(earlier, join(disk, 'backups', 'store-monitor-2023-01-01-120000.db'));
  const service = openService(file);
  try {
    await service.ready();
    const before = readdirSync(disk, { recursive: true }).sort();
    const empty = fillUp(disk, 8192);
    await work(service, disk);
    empty();
    expect(readdirSync(disk, { recursive: true }).sort()).toEqual(before);
    await backUp(file, join(folder, `${name}.db`));
    expect(dumpOf(join(folder, `${name}.db`))).toBe(dumpOf(made));
    await onceThereIsRoom(service, disk);
  } finally {
    await service.close();
  }
}

describe('on a full disk, what is not done is said, nothing is lost, and it is done once there is room:', () => {
  it('a backup, also over an older one, which stays', () =>
    onFullDisk(
      'backup',
      async (service, disk) => {
        const [fresh, old] = [
          join(disk, 'fresh.db'),
          join(disk, 'backups', 'store-monitor-2023-01-01-120000.db'),
        ];
        const said = await failure(service.backups.backUp(fresh));
        expect(said).toMatch(FULL);
        expect(said).toContain(`The backup ${fresh} cannot be written`);
        expect(await failure(service.backups.backUp(old, { replace: true }))).toMatch(FULL);
        expect(readFileSync(old).equals(readFileSync(earlier))).toBe(true);
      },
      async (service, disk) => {
        await service.backups.backUp(join(disk, 'fresh.db'));
        expect(dumpOf(join(disk, 'fresh.db'))).toBe(dumpOf(made));
      },
    ));

  it('a restore', () =>
    onFullDisk(
      'restore',
      async (service) => {
        const said = await failure(service.backups.check(earlier));
        expect(said).toMatch(FULL);
        expect(said).toContain(`The backup ${earlier} cannot be copied to`);
      },
      async (service) => {
        await service.backups.restore(await service.backups.check(earlier));
        expect((await service.read('overview')).polls).toBe(60_000);
      },
    ));

  it('an automatic backup, which is told, and keeps the older ones', () => {
    const automaticOf = (service: Service) =>
      createAutomaticBackups(
        service,
        () => ({ occasion: 'before-import', keep: 1 }),
        () => undefined,
      );
    return onFullDisk(
      'automatic',
      async (service) => {
        const automatic = automaticOf(service);
        await automatic.makeBeforeImport();
        expect(automatic.status().failure).toMatchObject({
          code: 'disk-full',
          message: expect.stringMatching(/disk is full/),
        });
      },
      async (service, disk) => {
        const automatic = automaticOf(service);
        await automatic.makeBeforeImport();
        expect(automatic.status().failure).toBeUndefined();
        expect(readdirSync(join(disk, 'backups'))).toHaveLength(1);
      },
    );
  });

  it('undoing an import', () => {
    const undo = async (service: Service) =>
      service.undoImport((await service.read('undoable'))?.record.id ?? -1);
    return onFullDisk(
      'undo',
      async (service) => {
        expect(await failure(undo(service))).toMatch(/^disk-full: .*disk is full. Nothing was changed/);
        expect((await service.read('overview')).polls).toBe(120_000);
      },
      async (service) => {
        await undo(service);
        expect((await service.read('overview')).polls).toBe(60_000);
      },
    );
  });

  it('a restore by command, and what can be read of a damaged database in its place', async () => {
    const disk = smallDisk('damaged', 16);
    if (disk === undefined) return;
    const file = join(disk, 'store.db');
    const bytes = readFileSync(made);
    const middle = Math.floor(bytes.length / 8192 / 2) * 8192;
    bytes.fill(0xa5, middle, middle + 8192);
    writeFileSync(file, bytes);
    // Checked after an unclean end.
    writeFileSync(`${file}-wal`, '');
    const empty = fillUp(disk, 8192);
    expect(await failure(restore(earlier, file))).toMatch(FULL);
    const service = openService(file);
    try {
      expect(await failure(service.ready())).toMatch(/^(database-damaged|disk-full)/);
      expect(await failure(service.salvage())).toMatch(FULL);
      expect(readFileSync(file).equals(bytes)).toBe(true);
      empty();
      expect(readdirSync(disk).filter((name) => !name.startsWith('store.db'))).toEqual([]);
      const { polls } = await service.salvage();
      expect(polls.saved).toBeGreaterThan(100_000);
      expect((await service.read('overview')).polls).toBe(polls.saved);
    } finally {
      await service.close();
    }
  });
});
