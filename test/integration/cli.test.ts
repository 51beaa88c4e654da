import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { METHODS } from '../../main/report/types.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { referenceCsv } from '../reference/csv.ts';
import { type DataSet, referenceReport } from '../reference/report.ts';

const cli = fileURLToPath(new URL('../../main/cli.ts', import.meta.url));
const folder = temporaryFolder();
const write = fileWriter(folder);

type Outcome = { code: number | null; stdout: string; stderr: string; left: string[] };

/** Runs the command in a folder of its own, which is also where its temporary files go. */
function start(args: readonly string[], cwd = mkdtempSync(join(folder, 'run-'))) {
  const temporary = join(cwd, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  const outcome = ended.then(
    ([[code], stdout, stderr]): Outcome => ({ code, stdout, stderr, left: readdirSync(temporary) }),
  );
  return { child, cwd, outcome };
}

const run = (...args: string[]) => start(['report', ...args]).outcome;

const NOW = Date.UTC(2023, 0, 25, 18, 13, 22);
const HOUR = 3_600_000;
const DATA: DataSet = {
  polls: Array.from({ length: 200 }, (_, i) => ({
    store: i % 2 === 0 ? '8419537941919820732' : '=b',
    at: NOW - i * 1_700_000,
    active: i % 5 !== 0,
  })),
  hours: [0, 1, 2, 3, 4].map((day) => ({ store: '=b', day, start: 8 * HOUR, end: 20 * HOUR })),
  zones: [{ store: '=b', zone: 'Asia/Kathmandu' }],
  asOf: NOW,
  reach: 90 * 60_000,
};
const POLLS = write(
  `store_id,status,timestamp_utc\n${DATA.polls.map(({ store, at, active }) => `${store},${active ? 'active' : 'inactive'},${new Date(at).toISOString()}\n`).join('')}`,
  'polls.csv',
);
const HOURS = write(
  `store_id,day,start_time_local,end_time_local\n${DATA.hours.map(({ store, day }) => `${store},${day},08:00,20:00\n`).join('')}`,
  'hours.csv',
);
const ZONES = write('store_id,timezone_str\n=b,Asia/Kathmandu\n', 'zones.csv');
const FILES = [ZONES, POLLS, HOURS];

describe('report', () => {
  for (const method of METHODS) {
    for (const extended of [false, true]) {
      it(`writes exactly the ${extended ? 'extended ' : ''}${method} report to standard output, and nothing else`, async () => {
        const flags = extended ? ['--extended'] : [];
        const { code, stdout, stderr, left } = await run(
          ...FILES,
          '--method',
          method,
          ...flags,
          '--out',
          '-',
        );
        expect(stdout).toBe(referenceCsv(referenceReport(DATA), method, extended));
        expect(stderr).toMatch(/polls\.csv \(polls\): 200 rows, 200 accepted, 0 replaced, 0 rejected/);
        expect(stderr).toContain(`Report as of 2023-01-25T18:13:22.000Z, ${method}, reach 90 minutes`);
        expect({ code, left }).toEqual({ code: 0, left: [] });
      });
    }
  }

  it('takes --as-of and --reach, and writes report.csv where it stands unless told otherwise', async () => {
    const asOf = NOW - 30 * HOUR;
    const args = [
      'report',
      ...FILES,
      '--as-of',
      new Date(asOf).toISOString(),
      '--reach',
      '20',
      '--method=interpolated',
      '--extended',
    ];
    const { cwd, outcome } = start(args);
    const { code, stdout } = await outcome;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const expected = referenceCsv(
      referenceReport({ ...DATA, asOf, reach: 20 * 60_000 }),
      'interpolated',
      true,
    );
    expect(readFileSync(join(cwd, 'report.csv'), 'utf8')).toBe(expected);
    expect(readdirSync(cwd).sort()).toEqual(['report.csv', 'tmp']);
  });

  it('takes the system clock for --as-of now', async () => {
    const { code, stdout, stderr } = await run(...FILES, '--as-of', 'now', '--out', '-');
    expect(stderr).toContain(`Report as of ${new Date().getUTCFullYear()}-`);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: referenceCsv(
        referenceReport({ ...DATA, polls: DATA.polls.slice(0, 2), asOf: NOW + 10 * 365 * 24 * HOUR }),
        'poll-count',
        false,
      ),
    });
  });

  it('uses the sample without files, some of whose rows are bad', async () => {
    const { code, stdout, stderr, left } = await run('--out', '-');
    expect({ code, left }).toEqual({ code: 0, left: [] });
    expect(stdout.split('\n').length).toBeGreaterThan(38);
    expect(stderr).toMatch(/polls\.csv, line [\d,]+: .+/);
  });

  it('keeps what it imported in --database, and imports nothing where the sample is not needed', async () => {
    const cwd = mkdtempSync(join(folder, 'kept-'));
    const again = (...files: string[]) =>
      start(['report', ...files, '--database', 'kept.db', '--out', '-'], cwd).outcome;
    const expected = referenceCsv(referenceReport(DATA), 'poll-count', false);
    expect(await again(...FILES)).toMatchObject({ code: 0, stdout: expected });
    const second = await again();
    expect(second).toMatchObject({ code: 0, stdout: expected });
    expect(second.stderr).not.toContain('rows');
  });

  it('says of rejected rows which and why, and still succeeds', async () => {
    const path = write('store_id,timezone_str\n1,UTC\n2,Nowhere\n', 'some.csv');
    const { code, stderr } = await run(path, '--as-of', 'now', '--out', '-');
    expect(code).toBe(0);
    expect(stderr).toMatch(/some\.csv, line 3: “Nowhere” is not a known time zone/);
  });
});

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
    [['report', '--frobnicate'], '--frobnicate'],
    [['report', '--method'], '--method'],
    [['report', '--extended=yes'], '--extended'],
    [['rapport'], 'There is no command “rapport”.'],
    [[], 'A command is missing.'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await start(args).outcome;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage:');
  });
});

describe('a failure exits with 1, says why, and leaves nothing lying about', () => {
  const failed = async (...args: string[]) => {
    const { code, stdout, stderr, left } = await run(...args);
    expect({ code, stdout, left }).toEqual({ code: 1, stdout: '', left: [] });
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  };

  it('a file that is not there', async () => {
    expect(await failed(POLLS, join(folder, 'nowhere.csv'), '--out', '-')).toMatch(
      /nowhere\.csv: .*\nNothing was imported\./,
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
    expect(await failed(...FILES, '--out', folder)).toMatch(/could not be written/);
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
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s keeps whole files only and exits with 130',
    async (signal) => {
      const big = join(folder, 'big.csv');
      writeBigPolls(big, 600_000);
      const cwd = mkdtempSync(join(folder, 'stopped-'));
      const { child, outcome } = start(['report', ZONES, big, '--database', 'kept.db', '--out', '-'], cwd);
      // The first file is in, the second has begun.
      await once(child.stderr, 'data');
      child.kill(signal);
      const { code, stdout, stderr, left } = await outcome;
      expect({ code, stdout, left }).toEqual({ code: 130, stdout: '', left: [] });
      expect(stderr).toContain('Interrupted. Files imported before are kept whole');
      const after = await start(['report', '--database', 'kept.db', '--as-of', 'now', '--out', '-'], cwd)
        .outcome;
      expect(after).toMatchObject({ code: 0, stdout: expect.stringMatching(/^.*\n'=b,0,0,0,0,0,0\n$/) });
    },
  );

  it('by a closed pipe fails in one plain line', async () => {
    const stores = Array.from({ length: 30_000 }, (_, i) => `store ${i},UTC\n`).join('');
    const many = write(`store_id,timezone_str\n${stores}`, 'many.csv');
    const { child, outcome } = start(['report', many, '--as-of', 'now', '--out', '-']);
    child.stdout.destroy();
    const { code, stderr, left } = await outcome.catch((error: unknown) => ({
      code: error,
      stderr: '',
      left: [],
    }));
    expect({ code, left }).toEqual({ code: 1, left: [] });
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
