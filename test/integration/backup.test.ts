import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealSchema } from '../../main/database/core/schema-seal.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { backUp, restore } from '../../main/jobs/backup/commands.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { answers } from '../fixtures/answers.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { DATA, FILES, folder, start, write } from '../fixtures/cli.ts';
import { momentIn } from '../fixtures/moments.ts';
import { runs } from '../fixtures/runs.ts';
import { writeVersion1 } from '../fixtures/version-1.ts';
import { writeVersion5 } from '../fixtures/version-5.ts';
import { referenceCsv } from '../reference/csv.ts';
import { referenceReport } from '../reference/report.ts';

/** Reads a database and keeps it open. */
const HOLDER = `
  import Sqlite from 'better-sqlite3';
  new Sqlite(process.argv[1]).pragma('user_version');
  console.log('open');
  setInterval(() => undefined, 1000);
`;

const newFolder = () => mkdtempSync(join(folder, 'backup-'));
const expected = referenceCsv(referenceReport(DATA), 'poll-count', false);
const left = (cwd: string) =>
  readdirSync(cwd)
    .filter((name) => name !== 'tmp')
    // Windows does not take a file away that is open (main/database/opening/write-lock.ts).
    .filter((name) => process.platform !== 'win32' || !name.endsWith('.lock'))
    .sort();

function answersOf(file: string): ReturnType<typeof answers> {
  const database = openForWriting(file);
  try {
    return answers(database);
  } finally {
    closeDatabase(database);
  }
}

describe('backup and restore on the command line', () => {
  it('give back what was there, keep what was there meanwhile, and leave nothing else', async () => {
    const cwd = newFolder();
    const command = (...args: string[]) => start(args, cwd).outcome;
    expect(await command('report', ...FILES, '--database', 'a.db', '--out', '-')).toMatchObject({ code: 0 });
    const saved = await command('backup', '--database', 'a.db', '--to', 'saved.db');
    expect(saved).toMatchObject({ code: 0, stdout: '' });
    expect(saved.stderr).toMatch(/Saved saved\.db: 2 stores, 200 polls, the newest of 2023-01-25T18:13:22/);
    expect(left(cwd)).toEqual(['a.db', 'saved.db']);

    const more = write('store_id,timezone_str\nnew,UTC\n', 'more.csv');
    expect(await command('report', more, '--database', 'a.db', '--out', '-')).toMatchObject({ code: 0 });
    const changed = answersOf(join(cwd, 'a.db'));
    const restored = await command('restore', '--from', 'saved.db', '--database', 'a.db');
    expect(restored).toMatchObject({ code: 0 });
    const [, kept = ''] = /is kept as (.*)/.exec(restored.stderr) ?? [];
    expect(answersOf(kept)).toEqual(changed);
    expect(await command('report', '--database', 'a.db', '--out', '-')).toMatchObject({
      code: 0,
      stdout: expected,
    });
    expect(left(cwd)).toHaveLength(3);
  });

  it('refuse what would destroy something, or is not there, and say so', async () => {
    const cwd = newFolder();
    const command = (...args: string[]) => start(args, cwd).outcome;
    writeFileSync(join(cwd, 'text.csv'), 'precious');
    expect(await command('report', ...FILES, '--database', 'a.db', '--out', '-')).toMatchObject({ code: 0 });
    const before = readFileSync(join(cwd, 'a.db'));
    for (const [args, why] of [
      [['backup', '--database', 'a.db', '--to', 'text.csv'], /exists already/],
      [['backup', '--database', 'a.db', '--to', 'a.db'], /exists already/],
      [['backup', '--database', 'none.db', '--to', 'b.db'], /There is no database/],
      [['backup', '--database', 'a.db', '--to', 'nowhere/b.db'], /nowhere/],
      [['restore', '--from', 'text.csv', '--database', 'a.db'], /is damaged|not a Store Monitor database/],
      [['restore', '--from', 'none.db', '--database', 'a.db'], /There is no database/],
    ] as const) {
      const { code, stderr } = await command(...args);
      expect({ args, code }).toEqual({ args, code: 1 });
      expect(stderr).toMatch(why);
    }
    expect(await command('backup', '--database', 'a.db')).toMatchObject({ code: 2 });
    expect(readFileSync(join(cwd, 'a.db')).equals(before)).toBe(true);
    expect(readFileSync(join(cwd, 'text.csv'), 'utf8')).toBe('precious');
    expect(left(cwd)).toEqual(['a.db', 'text.csv']);
  });
});

describe('a kill', () => {
  it('in the middle of a backup or a restore leaves what was before or what comes after', async () => {
    const cwd = newFolder();
    const [file, backup] = [join(cwd, 'a.db'), join(cwd, 'other.db')];
    for (const [path, salt] of [
      [file, 0],
      [backup, 1],
    ] as const) {
      const polls = join(cwd, `${salt}.csv`);
      writeBigPolls(polls, 60_000, salt);
      const service = openService(path);
      await service.importFile({ path: polls, sample: false }).finally(() => service.close());
    }
    const whole = [answersOf(file).dump, answersOf(backup).dump];
    const rounds = runs(4, 20);
    /** How long each command takes here and now. */
    const takes = [0, 0];
    for (let round = -2; round < rounds; round++) {
      const which = round % 2 === 0 ? 0 : 1;
      const copy = join(cwd, `copy-${round}.db`);
      const args =
        which === 0
          ? ['backup', '--database', 'a.db', '--to', copy]
          : ['restore', '--from', 'other.db', '--database', 'a.db'];
      const { child, outcome } = start(args, cwd);
      const from = performance.now();
      const at = momentIn(takes[which] ?? 0, Math.floor(round / 2), rounds / 2);
      const timer = round < 0 ? undefined : setTimeout(() => child.kill('SIGKILL'), at);
      await outcome.finally(() => clearTimeout(timer));
      if (round < 0) takes[which] = performance.now() - from;
      expect(whole).toContain(answersOf(file).dump);
      if (existsSync(copy)) expect(whole).toContain(answersOf(copy).dump);
    }
    await backUp(file, join(cwd, 'last.db'));
    expect(readdirSync(cwd, { encoding: 'utf8' }).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

describe('a backup', () => {
  it('made while files are imported holds whole files only', async () => {
    const cwd = newFolder();
    const file = join(cwd, 'busy.db');
    const sizes = [20_000, 30_000, 40_000];
    const service = openService(file);
    try {
      await service.ready();
      const importing = (async () => {
        for (const [i, size] of sizes.entries()) {
          const path = join(cwd, `part-${i}.csv`);
          writeBigPolls(path, size, 0);
          await service.importFile({ path, sample: false });
        }
      })();
      const held = new Set<number>();
      for (let i = 0; i < 6; i++)
        held.add((await backUp(file, join(cwd, `copy-${i}.db`)))?.polls ?? Number.NaN);
      await importing;
      held.add((await backUp(file, join(cwd, 'last.db')))?.polls ?? Number.NaN);
      for (const polls of held) expect([0, ...sizes]).toContain(polls);
      expect(held).toContain(40_000);
      expect(await service.read('overview')).toMatchObject({ polls: 40_000 });
    } finally {
      await service.close();
    }
    expect(answersOf(join(cwd, 'last.db'))).toEqual(answersOf(file));
  });

  it('that is damaged is not restored, wherever the damage is in what reports are made of', async () => {
    const cwd = newFolder();
    const [file, backup] = [join(cwd, 'a.db'), join(cwd, 'backup.db')];
    closeDatabase(openForWriting(file));
    const { outcome } = start(['report', ...FILES, '--database', backup, '--out', '-'], cwd);
    expect(await outcome).toMatchObject({ code: 0 });
    const sound = readFileSync(backup);
    const before = readFileSync(file);
    for (const bytes of [
      sound.subarray(0, sound.length / 2),
      Buffer.from(
        sound.toString('latin1').replaceAll('8419537941919820732', '9419537941919820732'),
        'latin1',
      ),
    ]) {
      writeFileSync(backup, bytes);
      await expect(restore(backup, file)).rejects.toMatchObject({ code: 'database-damaged' });
      expect(readFileSync(file).equals(before)).toBe(true);
    }
    expect(left(cwd)).toEqual(['a.db', 'backup.db']);
  });

  it('of an older version is brought up to date and restored', async () => {
    const cwd = newFolder();
    const [file, backup, direct] = ['a.db', 'old.db', 'direct.db'].map((name) => join(cwd, name)) as [
      string,
      string,
      string,
    ];
    writeVersion1(backup);
    writeVersion1(direct);
    expect(await restore(backup, file)).toMatchObject({
      contents: { stores: 9, polls: 2537, appVersion: undefined },
      replaced: undefined,
    });
    expect(answersOf(file)).toEqual(answersOf(direct));
  });

  it('says which version of the app worked with it, once one did that says so', async () => {
    const cwd = newFolder();
    const [old, file] = [join(cwd, 'old.db'), join(cwd, 'a.db')];
    writeVersion5(old);
    expect((await restore(old, file)).contents).toMatchObject({ reports: 9, appVersion: undefined });
    const brought = answersOf(file);
    writeVersion5(old);
    expect(brought).toEqual(answersOf(old));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await backUp(file, join(cwd, 'new.db'))).toMatchObject({ reports: 9, appVersion: version });
  });

  it('of a newer version, or of nothing at all, is refused by its own name', async () => {
    const cwd = newFolder();
    const [file, backup, empty] = [join(cwd, 'a.db'), join(cwd, 'backup.db'), join(cwd, 'empty.db')];
    closeDatabase(openForWriting(file));
    await backUp(file, backup);
    const database = openForWriting(backup);
    database.pragma('user_version = 99');
    sealSchema(database, 99);
    closeDatabase(database);
    writeFileSync(empty, '');
    const before = readFileSync(file);
    await expect(restore(backup, file)).rejects.toMatchObject({
      code: 'database-newer',
      message: expect.stringContaining(backup),
    });
    await expect(restore(empty, file)).rejects.toMatchObject({
      code: 'database-damaged',
      message: expect.stringContaining(`${empty} is not a Store Monitor database`),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(left(cwd)).toEqual(['a.db', 'backup.db', 'empty.db']);
  });

  it('replaces a file only where it may, and never a database that is open', async () => {
    const cwd = newFolder();
    const [file, backup, other] = [join(cwd, 'a.db'), join(cwd, 'backup.db'), join(cwd, 'other.db')];
    const [service, neighbour] = [openService(file), openService(other)];
    try {
      await Promise.all([service.ready(), neighbour.ready()]);
      writeFileSync(backup, 'an older one');
      await expect(backUp(file, backup)).rejects.toThrow(/exists already/);
      await backUp(file, backup, { replace: true });
      for (const name of [file, `${file}-wal`, `${file}.lock`, other]) {
        await expect(backUp(file, name, { replace: true })).rejects.toThrow(/is the database itself|in use/);
      }
      await expect(restore(file, join(cwd, 'none', 'b.db'))).rejects.toThrow(
        /cannot be copied|does not exist/,
      );
    } finally {
      await Promise.all([service.close(), neighbour.close()]);
    }
    expect(left(cwd)).toEqual(['a.db', 'backup.db', 'other.db']);
  });

  it('replaces a backup that a killed process had open, and not one that another has', async () => {
    const cwd = newFolder();
    const [file, backup] = [join(cwd, 'a.db'), join(cwd, 'backup.db')];
    closeDatabase(openForWriting(file));
    await backUp(file, backup);
    // What has been opened as a database keeps a log beside it from then on, while it is open.
    closeDatabase(openForWriting(backup));
    const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, backup]);
    await once(holder.stdout, 'data');
    await expect(backUp(file, backup, { replace: true })).rejects.toMatchObject({ code: 'database-in-use' });
    holder.kill('SIGKILL');
    await once(holder, 'close');
    expect(left(cwd)).toContain('backup.db-wal');
    await backUp(file, backup, { replace: true });
    expect(left(cwd)).toEqual(['a.db', 'backup.db']);
  });

  it('is not restored over a database that is in use, and stops when it is told to', async () => {
    const cwd = newFolder();
    const [file, backup] = [join(cwd, 'a.db'), join(cwd, 'backup.db')];
    const service = openService(file);
    try {
      await service.ready();
      await backUp(file, backup);
      await expect(restore(backup, file)).rejects.toMatchObject({ code: 'database-in-use' });
      await expect(backUp(file, join(cwd, 'stopped.db'), { signal: AbortSignal.abort() })).rejects.toThrow();
    } finally {
      await service.close();
    }
    expect(existsSync(join(cwd, 'stopped.db'))).toBe(false);
    expect(left(cwd)).toEqual(['a.db', 'backup.db']);
  });
});
