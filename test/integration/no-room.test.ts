import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DATA, FILES, folder, start, write } from '../fixtures/cli.ts';
import { referenceCsv } from '../reference/csv.ts';
import { referenceReport } from '../reference/report.ts';

/** Where the system does not let this test mount a file system or lock a folder, there is nothing to be tried. */
function allowed(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const undo: (() => void)[] = [];
afterAll(() => {
  for (const step of undo) step();
});

function mounted(name: string, options: string): string | undefined {
  const at = join(folder, name);
  mkdirSync(at);
  if (!allowed('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', at)) return undefined;
  undo.push(() => void allowed('umount', at));
  return at;
}

/** Bytes: room for a database of a few rows, while it is written too, and not for many. */
const SMALL_DISK = 768 * 1024;

const run = (...args: string[]) =>
  start(['report', ...args, '--out', '-'], mkdtempSync(join(folder, 'cwd-'))).outcome;
const expected = referenceCsv(referenceReport(DATA), 'poll-count', false);

describe('where a database cannot be written, the command says so in words', () => {
  it('on a full disk, at opening and later, and works once there is room', async () => {
    const disk = mounted('small-disk', `size=${SMALL_DISK}`);
    if (disk === undefined) return;
    const file = join(disk, 'store.db');
    const filler = join(disk, 'filler');
    for (const free of [0, 40_000, 120_000, 240_000]) {
      writeFileSync(filler, Buffer.alloc(SMALL_DISK - free));
      const { code, stdout, stderr } = await run(...FILES, '--database', file);
      expect({ free, code, stdout }).toEqual({ free, code: 1, stdout: '' });
      expect(stderr).toMatch(/disk is full/);
      expect(stderr).not.toMatch(/unable to open|I\/O error/);
    }
    rmSync(filler);
    expect(await run(...FILES, '--database', file)).toMatchObject({ code: 0, stdout: expected });
  });

  it('on a disk that is read-only', async () => {
    const disk = mounted('read-only-disk', 'size=2m');
    if (disk === undefined) return;
    const file = join(disk, 'store.db');
    expect(await run(...FILES, '--database', file)).toMatchObject({ code: 0 });
    if (!allowed('mount', '-o', 'remount,ro', disk)) return;
    for (const name of [file, join(disk, 'other.db')]) {
      const { code, stderr } = await run(...FILES, '--database', name);
      expect(code).toBe(1);
      expect(stderr).toMatch(/cannot be opened: the disk is read-only\. .*use another/s);
    }
  });

  it('in a folder that may not be written to', async () => {
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    if (!allowed('chattr', '+i', locked)) return;
    undo.push(() => void allowed('chattr', '-i', locked));
    const { code, stderr } = await run(...FILES, '--database', join(locked, 'store.db'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be opened: you may not write there\. .*use another/s);
    expect(readdirSync(locked)).toEqual([]);
  });

  it('under a file, in no folder at all, and where a folder has the name', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'text');
    mkdirSync(join(folder, 'a-folder'));
    for (const [path, why] of [
      [join(file, 'store.db'), /a part of the path is not a folder/],
      [join(folder, 'nowhere', 'store.db'), /the folder does not exist/],
      [join(folder, 'a-folder'), /it is a folder/],
    ] as const) {
      const { code, stderr } = await run(...FILES, '--database', path);
      expect(code).toBe(1);
      expect(stderr).toMatch(why);
    }
  });

  it('where memory runs out, and keeps nothing of the file', async () => {
    const rows = Array.from({ length: 600_000 }, (_, i) => `store number ${i},UTC`);
    const path = write(`store_id,timezone_str\n${rows.join('\n')}\n`, 'many.csv');
    process.env['NODE_OPTIONS'] = '--max-old-space-size=48';
    try {
      const { code, stdout, stderr } = await run(path, '--as-of', 'now');
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/not enough memory .* Nothing was changed/);
    } finally {
      delete process.env['NODE_OPTIONS'];
    }
  });
});
