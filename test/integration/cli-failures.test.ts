import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { cli, FILES, folder, POLLS, run, start, write, ZONES } from '../fixtures/cli.ts';
import { onLinux, onUnix } from '../fixtures/systems.ts';

describe('bad arguments exit with 2 and the usage', () => {
  test.each([
    [['report', '--method', 'best'], '--method is poll-count or interpolated, not “best”.'],
    [['report', '--reach', '0'], '--reach is a number of minutes from 1 to 1440, not “0”.'],
    [['report', '--reach', '1441'], 'not “1441”'],
    [['report', '--reach', 'soon'], 'not “soon”'],
    [['report', '--as-of', 'yesterday'], 'not “yesterday”'],
    [['report', '--as-of', '2023-02-29T00:00:00Z'], 'not “2023-02-29T00:00:00Z”'],
    [['report', '--out', ''], '--out needs a file name'],
    [['report', '--database='], '--database needs a file name'],
    [['report', '--frobnicate'], 'There is no option --frobnicate.'],
    [['report', '-p.csv'], 'There is no option -p. A file whose name begins with - is written ./-….'],
    [['report', '--constructor'], 'There is no option --constructor.'],
    [['report', '--out', '--extended'], '--out needs a value. One that begins with - is written --out=-….'],
    [['report', ''], 'A file name is empty.'],
    [['report', POLLS, '--database', POLLS], 'is the input'],
    [['report', '--out', 'a.csv', '--out', 'b.csv'], '--out is given more than once.'],
    [['report', '--method'], '--method needs a value.'],
    [['report', '--extended=yes'], '--extended takes no value.'],
    [['rapport'], 'There is no command “rapport”.'],
    [[], 'A command is missing.'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await start(args).outcome;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage:');
  });
});

it.each([['--help'], ['report', '--help'], ['serve', '-h']])(
  'says how to call it on %j %j',
  async (...args) => {
    const { code, stdout, stderr } = await start(args).outcome;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage:\n {2}node main\/cli\.ts report \[files…\]/);
  },
);

describe('a failure exits with 1, says why, and leaves nothing lying about', () => {
  const failed = async (...args: string[]) => {
    const { code, stdout, stderr, left } = await run(...args);
    expect({ code, stdout, left }).toEqual({ code: 1, stdout: '', left: [] });
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  };

  it('a file that is not there', async () => {
    expect(await failed(POLLS, join(folder, 'nowhere.csv'), '--out', '-')).toMatch(
      /nowhere\.csv: The file cannot be read: there is no such file\.\nNothing was imported\./,
    );
  });

  it('a file that is none of the three, named with those beside it that are', async () => {
    const path = write('a,b\n1,2\n', 'other.csv');
    expect(await failed(POLLS, path, '--out', '-')).toMatch(
      /other\.csv: Line 1 is not the header .*\nNothing was imported\./,
    );
  });

  it('nothing to report on: a header alone', async () => {
    const path = write('store_id,timestamp_utc,status\n', 'none.csv');
    expect(await failed(path, '--out', '-')).toContain('There is nothing to report on yet.');
  });

  it('no polls to take the instant from', async () => {
    expect(await failed(ZONES, '--out', '-')).toContain('There are no polls to report on.');
  });

  it('a report that cannot be written', async () => {
    expect(await failed(...FILES, '--out', join(folder, 'nowhere', 'report.csv'))).toContain(
      'the folder does not exist',
    );
    expect(await failed(...FILES, '--out', folder)).toContain(
      `${folder} could not be written: it is a folder.`,
    );
    expect(await failed(...FILES, '--out', 'n'.repeat(300))).toMatch(
      /nnn could not be written: the name is too long\.\n$/,
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('a database that is none', async () => {
    const path = write('this is some text that no one would take for a database. '.repeat(20), 'text.db');
    expect(await failed(...FILES, '--database', path, '--out', '-')).toContain(
      'is not a Store Monitor database',
    );
    expect(await failed(...FILES, '--database', join(folder, 'nowhere', 'a.db'), '--out', '-')).toContain(
      'nowhere',
    );
  });
});

describe('a process that is told to stop', () => {
  const big = join(folder, 'big.csv');
  beforeAll(() => writeBigPolls(big, 600_000));

  it.runIf(onUnix).each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s keeps whole files only and exits with 130',
    async (signal) => {
      const cwd = mkdtempSync(join(folder, 'stopped-'));
      const args = ['report', ZONES, big, '--database', 'kept.db', '--out', '-'];
      const { child, outcome, said } = start(args, cwd);
      // The first file is in, the second has begun; what comes before may be a word of Node's own.
      while (!said().includes(basename(ZONES))) await once(child.stderr, 'data');
      child.kill(signal);
      const { code, stdout, stderr, left } = await outcome;
      expect({ code, stdout, left }).toEqual({ code: 130, stdout: '', left: [] });
      expect(stderr).toContain('Interrupted. Files imported before are kept whole');
      const after = await start(['report', '--database', 'kept.db', '--as-of', 'now', '--out', '-'], cwd)
        .outcome;
      expect(after).toMatchObject({ code: 0, stdout: expect.stringMatching(/^.*\n'=b,0,0,0,0,0,0\n$/) });
    },
  );

  it.runIf(onLinux)('in a terminal begins a new line for what it says last', async () => {
    const command = `'${process.execPath}' '${cli}' report '${big}' --out /dev/null`;
    const terminal = spawn('script', ['-qec', `exec ${command}`, '/dev/null'], { cwd: folder });
    let shown = '';
    terminal.stdout.setEncoding('utf8').on('data', (part: string) => {
      // Ctrl+C, as typed.
      if (!shown.includes('rows/s') && part.includes('rows/s')) terminal.stdin.write('\x03');
      shown += part;
    });
    await once(terminal, 'close');
    expect(shown).toContain('\x1b[KInterrupted. ');
  });

  it.runIf(onUnix)(
    'by kill -9 leaves a temporary database that the next start clears away, and no other',
    async () => {
      const cwd = mkdtempSync(join(folder, 'killed-'));
      execFileSync('mkfifo', [join(cwd, 'pipe')]);
      // Nobody reads the pipe, so both have their report and wait.
      const begin = async () => {
        const waiting = start(['report', ...FILES, '--out', 'pipe'], cwd);
        while (!waiting.said().includes('Report as of')) await once(waiting.child.stderr, 'data');
        return waiting;
      };
      const [killed, running] = await Promise.all([begin(), begin()]);
      killed.child.kill('SIGKILL');
      expect((await killed.outcome).left).toHaveLength(2);
      expect((await start(['report', ...FILES, '--out', '-'], cwd).outcome).left).toHaveLength(1);
      running.child.kill('SIGTERM');
      expect(await running.outcome).toMatchObject({ code: 130, left: [] });
    },
  );

  it('by a closed pipe fails in one plain line', async () => {
    const stores = Array.from({ length: 30_000 }, (_, i) => `store ${i},UTC\n`).join('');
    const many = write(`store_id,timezone_str\n${stores}`, 'many.csv');
    const { child, outcome } = start(['report', many, '--as-of', 'now', '--out', '-']);
    child.stdout.destroy();
    const { code, stderr, left } = await outcome;
    expect({ code, left }).toEqual({ code: 1, left: [] });
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
