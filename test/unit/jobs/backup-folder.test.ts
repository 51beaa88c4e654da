import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backupName, freeTime, isDue, listBackups, prune } from '../../../main/jobs/backup/backup-folder.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';

const folder = temporaryFolder();
const AT = Date.UTC(2026, 10, 24, 7, 17, 25);
const DAY = 86_400_000;

it('knows by their names the backups that were made by themselves, newest first, and deletes no other file', () => {
  for (const days of [0, 3, 1, 2]) writeFileSync(join(folder, backupName(AT - days * DAY)), 'backup');
  const others = ['mine.db', 'store-monitor-2026-11-24-071725.db.old', 'store-monitor-2026-13-01-000000.db'];
  for (const name of others) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'folder'));
  expect(listBackups(folder).map(({ at, bytes }) => [at, bytes])).toEqual(
    [0, 1, 2, 3].map((days) => [AT - days * DAY, 6]),
  );
  prune(folder, 2);
  expect(readdirSync(folder).sort()).toEqual(
    [...others, 'folder', backupName(AT), backupName(AT - DAY)].sort(),
  );
  expect(listBackups(join(folder, 'none'))).toEqual([]);
});

it('finds one due when the newest is a day or a week old, or from the future, never before an import by itself', () => {
  const newest = (at: number) => ({ name: backupName(at), at, bytes: 1 });
  expect(isDue('daily', undefined, AT)).toBe(true);
  expect(isDue('daily', newest(AT - DAY + 1), AT)).toBe(false);
  expect(isDue('daily', newest(AT - DAY), AT)).toBe(true);
  expect(isDue('weekly', newest(AT - 7 * DAY + 1), AT)).toBe(false);
  expect(isDue('weekly', newest(AT - 7 * DAY), AT)).toBe(true);
  expect(isDue('daily', newest(AT + 400 * DAY), AT)).toBe(true);
  expect(isDue('off', undefined, AT)).toBe(false);
  expect(isDue('before-import', undefined, AT)).toBe(false);
});

it('lets one from the future neither be the newest nor push out the good ones, and deletes it not', () => {
  const clock = join(folder, 'clock');
  mkdirSync(clock);
  const [ahead, good] = [backupName(Date.UTC(2032, 0, 1)), backupName(AT - DAY)];
  for (const name of [ahead, good]) writeFileSync(join(clock, name), 'backup');
  expect(listBackups(clock, AT).map(({ name }) => name)).toEqual([good]);
  writeFileSync(join(clock, backupName(AT)), 'just made');
  prune(clock, 1, AT);
  expect(readdirSync(clock).sort()).toEqual([backupName(AT), ahead]);
  expect(listBackups(clock, Date.UTC(2032, 0, 2)).map(({ name }) => name)).toEqual([ahead, backupName(AT)]);
});

it('gives no two the same name, also where the clock was set back', () => {
  const taken = join(folder, 'taken');
  mkdirSync(taken);
  expect(freeTime(taken, AT)).toBe(AT);
  for (const at of [AT, AT + 1000]) writeFileSync(join(taken, backupName(at)), '');
  expect(freeTime(taken, AT + 500)).toBe(AT + 2500);
});
