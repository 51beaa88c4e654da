import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  backupNameByHand,
  isDue,
  listBackups,
  nextBackupName,
  prune,
} from '../../../main/jobs/backup/backup-folder.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';

const folder = temporaryFolder();
const AT = Date.UTC(2026, 10, 24, 7, 17, 25);
const DAY = 86_400_000;

function newFolder(name: string) {
  const path = join(folder, name);
  mkdirSync(path);
  const make = (at: number) => {
    const made = nextBackupName(path, at);
    writeFileSync(join(path, made), 'backup');
    return made;
  };
  return { path, make, names: () => readdirSync(path).sort() };
}

it('knows by their names the backups that were made by themselves, newest first, and deletes no other file', () => {
  const { path, make, names } = newFolder('others');
  const made = [3, 2, 1, 0].map((days) => make(AT - days * DAY));
  expect(made.at(-1)).toBe('store-monitor-2026-11-24-071725-4.db');
  const others = ['mine.db', 'store-monitor-2026-11-24-071725.db.old', 'store-monitor-2026-13-01-000000.db'];
  for (const name of [...others, backupNameByHand(AT)]) writeFileSync(join(path, name), '');
  mkdirSync(join(path, 'folder'));
  expect(listBackups(path).map(({ at, bytes }) => [at, bytes])).toEqual(
    [0, 1, 2, 3].map((days) => [AT - days * DAY, 6]),
  );
  prune(path, 2);
  expect(names()).toEqual([...others, 'folder', backupNameByHand(AT), ...made.slice(2)].sort());
  expect(listBackups(join(path, 'none'))).toEqual([]);
});

it('finds one due when the newest is a day or a week old, or from the future, never before an import by itself', () => {
  const newest = (at: number) => ({ name: 'backup', at, bytes: 1 });
  expect(isDue('daily', undefined, AT)).toBe(true);
  expect(isDue('daily', newest(AT - DAY + 1), AT)).toBe(false);
  expect(isDue('daily', newest(AT - DAY), AT)).toBe(true);
  expect(isDue('weekly', newest(AT - 7 * DAY + 1), AT)).toBe(false);
  expect(isDue('weekly', newest(AT - 7 * DAY), AT)).toBe(true);
  expect(isDue('daily', newest(AT + 400 * DAY), AT)).toBe(true);
  expect(isDue('off', undefined, AT)).toBe(false);
  expect(isDue('before-import', undefined, AT)).toBe(false);
});

it('keeps those that were made last, however the clock was set meanwhile, and gives no two the same name', () => {
  const { path, make, names } = newFolder('clock');
  const clock = [0, 1, 2000, 2, -2000, 3, 3, -1, 4000, 4].map((days) => AT + days * DAY);
  const made = clock.map((at, index) => {
    const name = make(at);
    prune(path, 3);
    expect(listBackups(path, at)[0]?.name).toBe(name);
    expect(names()).toHaveLength(Math.min(3, index + 1));
    return name;
  });
  expect(new Set(made).size).toBe(clock.length);
  expect(names()).toEqual(made.slice(-3).sort());
});

it('takes those of older versions, which have no number, for older, and one of them from the future for none', () => {
  const { path, make, names } = newFolder('old');
  const [ahead, old] = ['store-monitor-2032-01-01-000000.db', 'store-monitor-2026-11-23-071725.db'];
  for (const name of [ahead, old]) writeFileSync(join(path, name), 'backup');
  expect(listBackups(path, AT).map(({ name }) => name)).toEqual([old]);
  const first = make(AT - 30 * DAY);
  expect(listBackups(path, AT).map(({ name }) => name)).toEqual([first, old]);
  prune(path, 1, AT);
  expect(names()).toEqual([first, ahead].sort());
});

it('goes on counting from what is there', () => {
  const { path, make, names } = newFolder('gap');
  make(AT);
  const second = make(AT);
  rmSync(join(path, names()[0] ?? ''));
  expect(names()).toEqual([second]);
  expect(make(AT)).toBe('store-monitor-2026-11-24-071725-3.db');
});
