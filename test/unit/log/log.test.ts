import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLog } from '../../../main/log/log.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';

const folder = temporaryFolder();

it('keeps the newest lines, in at most two files of half a megabyte', () => {
  const kept = join(folder, 'kept');
  mkdirSync(kept);
  const log = openLog(kept);
  for (let line = 0; line < 30_000; line++) log.note(`line ${line} ${'x'.repeat(60)}`);
  const names = readdirSync(kept);
  expect(names.toSorted()).toEqual(['store-monitor.log', 'store-monitor.log.1']);
  for (const name of names) expect(statSync(join(kept, name)).size).toBeLessThan(513 * 1024);
  expect(log.newest(2)).toMatch(/^\S+Z line 29998 x+\n\S+Z line 29999 x+$/);
  expect(log.newest(8000).split('\n')).toHaveLength(8000);
});

it('is the own user’s alone, and goes on where it cannot be written', () => {
  const own = join(folder, 'own');
  mkdirSync(own);
  const log = openLog(own);
  log.fault('importFile failed', new RangeError('Invalid array length'));
  expect(readFileSync(log.file, 'utf8')).toMatch(
    /importFile failed: RangeError: Invalid array length\n {4}at /,
  );
  if (process.platform !== 'win32') expect(statSync(log.file).mode & 0o077).toBe(0);
  const nowhere = openLog(join(folder, 'missing'));
  nowhere.note('lost');
  expect(nowhere.newest(1)).toBe('');
});
