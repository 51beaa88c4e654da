import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backupName, isDue, listBackups, prune } from '../../../main/jobs/backup/backup-folder.ts';
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
