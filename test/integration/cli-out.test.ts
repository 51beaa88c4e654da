import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../../main/jobs/sample-files.ts';
import { cli, DATA, FILES, folder, POLLS, start } from '../fixtures/cli.ts';
import { onLinux, onUnix } from '../fixtures/systems.ts';
import { referenceCsv } from '../reference/csv.ts';
import { referenceReport } from '../reference/report.ts';

const EXPECTED = referenceCsv(referenceReport(DATA), 'poll-count', false);

/** Everything a folder holds, byte for byte. */
function contents(of: string): Record<string, string> {
  const isFile = (name: string) => statSync(join(of, name), { throwIfNoEntry: false })?.isFile() ?? false;
  const names = readdirSync(of).filter(isFile);
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(of, name), 'latin1')]));
}

describe('--out never names what the command needs', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = mkdtempSync(join(folder, 'out-'));
    for (const path of FILES) copyFileSync(path, join(cwd, basename(path).replace(/^\d+-/, '')));
    const { code } = await start(['report', 'polls.csv', '--database', 'kept.db', '--out', '-'], cwd).outcome;
    expect(code).toBe(0);
    for (const end of ['-journal', '.lock', '-wal']) writeFileSync(join(cwd, `kept.db${end}`), '');
    copyFileSync(join(cwd, 'kept.db'), join(cwd, 'a copy of it.bin'));
    mkdirSync(join(cwd, 'far'));
    symlinkSync('..', join(cwd, 'far', 'up'));
    symlinkSync('polls.csv', join(cwd, 'link to polls'));
    linkSync(join(cwd, 'polls.csv'), join(cwd, 'twin of polls'));
    symlinkSync('kept.db', join(cwd, 'link to kept'));
    linkSync(join(cwd, 'kept.db'), join(cwd, 'twin of kept'));
    symlinkSync('new.db-wal', join(cwd, 'link to the log of new'));
    symlinkSync(sampleFiles()[0] ?? '', join(cwd, 'link to the sample'));
  });

  it.each([
    ['an input', ['polls.csv', '--out', 'polls.csv'], 'the input polls.csv'],
    ['an input by another path', ['polls.csv', '--out', 'far/up/./polls.csv'], 'the input polls.csv'],
    ['an input by a symbolic link', ['polls.csv', '--out', 'link to polls'], 'the input polls.csv'],
    ['an input named by a link', ['link to polls', '--out', 'polls.csv'], 'the input link to polls'],
    ['an input by a hard link', ['polls.csv', '--out', 'twin of polls'], 'the input polls.csv'],
    ['the sample', ['polls.csv', '--out', sampleFiles()[1] ?? ''], 'a file of the bundled sample'],
    ['the sample by a link', ['--out', 'link to the sample'], 'a file of the bundled sample'],
    ['the database', ['--database', 'kept.db', '--out', 'kept.db'], 'the database kept.db'],
    ['the database by a link', ['--database', 'kept.db', '--out', 'link to kept'], 'the database kept.db'],
    ['the database by a twin', ['--database', 'kept.db', '--out', 'twin of kept'], 'the database kept.db'],
    [
      'a database to be made',
      ['polls.csv', '--database', 'new.db', '--out', 'new.db'],
      'the database new.db',
    ],
    ['the same, otherwise written', ['polls.csv', '--database', 'new.db', '--out', 'NEW.db'], 'the database'],
    ['its log', ['--database', 'kept.db', '--out', 'kept.db-wal'], 'a part of the database kept.db'],
    ['its journal', ['--database', 'kept.db', '--out', 'kept.db-journal'], 'a part of the database'],
    ['its lock', ['--database', 'kept.db', '--out', 'kept.db.lock'], 'a part of the database'],
    ['its index', ['--database', 'kept.db', '--out', 'far/up/kept.db-shm'], 'a part of the database'],
    ['its log, linked', ['--database', 'link to kept', '--out', 'kept.db-wal'], 'a part of the database'],
    [
      'a log to be made',
      ['--database', 'new.db', '--out', 'link to the log of new'],
      'a part of the database',
    ],
    ['another database', ['polls.csv', '--out', 'a copy of it.bin'], 'a database'],
  ])('%s', async (_name, args, what) => {
    const before = contents(cwd);
    const { code, stdout, stderr, left } = await start(['report', ...args], cwd).outcome;
    expect({ code, stdout, left }).toEqual({ code: 2, stdout: '', left: [] });
    expect(stderr).toContain(`would replace ${what}`);
    expect(contents(cwd)).toEqual(before);
  });
});

describe('--out writes', () => {
  it('over a file, keeping its mode and the links to it', async () => {
    const cwd = mkdtempSync(join(folder, 'out-'));
    writeFileSync(join(cwd, 'secret.csv'), 'old');
    chmodSync(join(cwd, 'secret.csv'), 0o600);
    symlinkSync('secret.csv', join(cwd, 'latest.csv'));
    const { code } = await start(['report', ...FILES, '--out', 'latest.csv'], cwd).outcome;
    expect(code).toBe(0);
    expect(contents(cwd)).toEqual({ 'secret.csv': EXPECTED, 'latest.csv': EXPECTED });
    expect(statSync(join(cwd, 'secret.csv')).mode & 0o777).toBe(0o600);
  });

  it('a long name', async () => {
    const cwd = mkdtempSync(join(folder, 'out-'));
    const name = `${'n'.repeat(225)}.csv`;
    expect((await start(['report', ...FILES, '--out', name], cwd).outcome).code).toBe(0);
    expect(contents(cwd)).toEqual({ [name]: EXPECTED });
  });

  it.runIf(onUnix)('into a named pipe', async () => {
    const cwd = mkdtempSync(join(folder, 'out-'));
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const reader = spawn('cat', [join(cwd, 'pipe')]);
    let read = '';
    reader.stdout.setEncoding('utf8').on('data', (part: string) => {
      read += part;
    });
    const closed = once(reader, 'close');
    expect((await start(['report', ...FILES, '--out', 'pipe'], cwd).outcome).code).toBe(0);
    await closed;
    expect(read).toBe(EXPECTED);
    expect(statSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
  });

  it.runIf(onUnix)('into a named pipe that nobody reads until it is interrupted', async () => {
    const cwd = mkdtempSync(join(folder, 'out-'));
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const { child, outcome } = start(['report', ...FILES, '--out', 'pipe'], cwd);
    child.stderr.on('data', (text: string) => {
      if (text.includes('Report as of')) child.kill('SIGINT');
    });
    expect(await outcome).toMatchObject({ code: 130, left: [] });
  });

  it.runIf(onLinux).each(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1', '-'])(
    'to %s whatever it leads to',
    async (out) => {
      const cwd = mkdtempSync(join(folder, 'out-'));
      writeFileSync(join(cwd, 'all.csv'), 'what was there before\n');
      const command = `'${process.execPath}' '${cli}' report ${FILES.map((path) => `'${path}'`).join(' ')} --out ${out}`;
      execFileSync(
        'sh',
        ['-c', `${command} >> all.csv; ${command} > new.csv; ${command} | cat > piped.csv`],
        {
          cwd,
          stdio: 'ignore',
        },
      );
      expect(contents(cwd)).toEqual({
        'all.csv': `what was there before\n${EXPECTED}`,
        'new.csv': EXPECTED,
        'piped.csv': EXPECTED,
      });
      expect((await start(['report', ...FILES, '--out', out], cwd).outcome).stdout).toBe(EXPECTED);
    },
  );

  it('nowhere that cannot be written, and says so before it reads anything', async () => {
    const { code, stderr } = await start(['report', 'no such file', '--out', join('nowhere', 'report.csv')])
      .outcome;
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^.*the folder does not exist\.\n$/),
    });
  });
});

it.runIf(onLinux)(
  'reads files whose names are not UTF-8, in folders whose names are not either',
  async () => {
    const cwd = mkdtempSync(join(folder, 'names-'));
    const inside = Buffer.concat([Buffer.from(`${cwd}/caf`), Buffer.from([0xe9])]);
    mkdirSync(inside);
    const path = Buffer.concat([
      inside,
      Buffer.from('/polls '),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('.csv'),
    ]);
    copyFileSync(POLLS, path);
    const child = spawn(
      'sh',
      ['-c', `'${process.execPath}' '${cli}' report caf*/polls* --out - < /dev/null`],
      {
        cwd,
        env: { ...process.env, TMPDIR: cwd },
      },
    );
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      stdout += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      stderr += part;
    });
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('.csv (polls): 200 rows, 200'),
    });
    const { polls, asOf, reach } = DATA;
    expect(stdout).toBe(
      referenceCsv(referenceReport({ polls, hours: [], zones: [], asOf, reach }), 'poll-count', false),
    );
    expect(readdirSync(cwd).filter((name) => name.startsWith('store-monitor'))).toEqual([]);
  },
);
