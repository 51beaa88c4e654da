import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FILES, folder, start } from '../fixtures/cli.ts';
import { onUnix } from '../fixtures/systems.ts';

let cwd: string;
const command = (...args: string[]) => start(args, cwd).outcome;

beforeAll(async () => {
  cwd = mkdtempSync(join(folder, 'database-'));
  const made = await command('report', ...FILES, '--database', 'real.db', '--out', 'real.csv');
  expect(made).toMatchObject({ code: 0 });
  expect(made.stderr).toContain('The database real.db was not there or empty: it was made.');
  for (const [name, bytes] of [['empty.db', 0] as const, ['one.db', 1] as const])
    writeFileSync(join(cwd, name), 'S'.repeat(bytes));
});

describe('a database that is not there or empty', () => {
  it.each(['reel.db', 'empty.db'])('is no reason to report on the sample: %s', async (name) => {
    const { code, stderr } = await command('report', '--database', name);
    expect(code).toBe(1);
    expect(stderr).toContain(name === 'reel.db' ? 'There is no database reel.db.' : 'empty.db is empty.');
    expect(stderr).not.toContain('sample');
    expect(readdirSync(cwd)).not.toContain('report.csv');
    expect(existsSync(join(cwd, 'reel.db'))).toBe(false);
    expect(statSync(join(cwd, 'empty.db')).size).toBe(0);
  });

  it('is not backed up, nor restored from', async () => {
    for (const name of ['empty.db', 'one.db']) {
      const saved = await command('backup', '--database', name, '--to', 'saved.db');
      expect(saved).toMatchObject({ code: 1 });
      expect(saved.stderr).toMatch(/is empty|only 1 bytes long/);
      expect(existsSync(join(cwd, 'saved.db'))).toBe(false);
      const restored = await command('restore', '--from', name, '--database', 'real.db');
      expect(restored).toMatchObject({ code: 1 });
    }
  });
});

it('takes the sample along where that is asked for, and says so in every summary', async () => {
  const mixed = await command('report', ...FILES, '--sample', '--database', 'mixed.db', '--out', 'mixed.csv');
  expect(mixed).toMatchObject({ code: 0 });
  expect(mixed.stderr).toMatch(/polls\.csv \(bundled sample, polls\): /);
  const SAID = 'The bundled sample is among these stores';
  expect(mixed.stderr).toContain(SAID);
  const again = (database: string) => command('report', '--database', database, '--out', 'again.csv');
  expect((await again('mixed.db')).stderr).toContain(SAID);
  expect((await again('real.db')).stderr).not.toContain('sample');
  const saved = await command('backup', '--database', 'mixed.db', '--to', 'mixed-saved.db');
  expect(saved.stderr).toContain('the bundled sample among them');
});

describe('what is no file is refused at once, and left as it is', () => {
  beforeAll(() => {
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(cwd, 'pipe.db'), join(cwd, 'beside.db.lock'), join(cwd, 'logged.db-wal')]);
    symlinkSync('/dev/zero', join(cwd, 'zero.db'));
    writeFileSync(join(cwd, 'beside.db'), '');
    writeFileSync(join(cwd, 'logged.db'), '');
  });

  it
    .runIf(onUnix)
    .each([
      [['report', '--database', 'pipe.db']],
      [['report', ...FILES, '--database', 'pipe.db']],
      [['report', ...FILES, '--database', 'beside.db']],
      [['report', ...FILES, '--database', 'logged.db']],
      [['report', ...FILES, '--database', 'zero.db']],
      [['serve', '--port', '0', '--database', 'pipe.db']],
      [['backup', '--database', 'pipe.db', '--to', 'saved.db']],
      [['backup', '--database', '/dev/zero', '--to', 'saved.db']],
      [['restore', '--from', 'pipe.db', '--database', 'real.db']],
      [['restore', '--from', 'real.db', '--database', 'pipe.db']],
      [['restore', '--from', 'real.db', '--database', 'zero.db']],
      [['salvage', '--from', 'pipe.db', '--to', 'saved.db']],
      [['salvage', '--from', 'zero.db', '--to', 'saved.db']],
    ])('%j', async (args) => {
    const { code, stderr } = await command(...args);
    expect(stderr).toMatch(/is (a named pipe|a device), not a file/);
    expect(code).toBe(1);
    expect(statSync(join(cwd, 'pipe.db')).isFIFO()).toBe(true);
    expect(existsSync(join(cwd, 'saved.db'))).toBe(false);
  });

  it.each(['real.db-wal', 'real.db-shm', 'real.db-journal', 'real.db.lock', 'new.db-wal'])(
    'nothing is salvaged to %s, which would be taken for a part of a database',
    async (to) => {
      const { code, stderr } = await command('salvage', '--from', 'real.db', '--to', to);
      expect(stderr).toMatch(/Choose another name/);
      expect(code).toBe(1);
      expect(existsSync(join(cwd, to))).toBe(false);
    },
  );
});
