import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METHODS } from '../../main/report/types.ts';
import { DATA, FILES, folder, HOUR, NOW, POLLS, run, start, write } from '../fixtures/cli.ts';
import { referenceCsv, referenceOutagesCsv } from '../reference/csv.ts';
import { referenceOutages, referenceReport } from '../reference/report.ts';

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
        expect(stderr).toMatch(
          /polls\.csv \(polls\): 200 rows, 200 new, 0 replaced, 0 unchanged, 0 rejected/,
        );
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

  it('appends bounds, after the unknown times or without them, and writes the outages beside the report', async () => {
    const args = ['report', ...FILES, '--bounds', '--outages', 'outages.csv', '--method', 'interpolated'];
    const { cwd, outcome } = start(args);
    expect(await outcome).toMatchObject({ code: 0, stdout: '' });
    const report = readFileSync(join(cwd, 'report.csv'), 'utf8');
    expect(report).toBe(referenceCsv(referenceReport(DATA), 'interpolated', false, true));
    const outages = readFileSync(join(cwd, 'outages.csv'), 'utf8');
    expect(outages).toBe(referenceOutagesCsv(referenceOutages(DATA)));
    expect(outages.split('\n').length).toBeGreaterThan(10);

    const toOutput = await run(...FILES, '--bounds', '--extended', '--out', 'all.csv', '--outages', '-');
    expect(toOutput).toMatchObject({ code: 0, stdout: outages });
  });

  it.each([
    [['--out', '-', '--outages', '-'], 'cannot both be -'],
    [['--outages', ''], '--outages needs a file name'],
    [['--database', ':memory:'], '--database takes a file, and “:memory:” is none.'],
    [['--out', 'a.csv', '--outages', './a.csv'], '--outages ./a.csv would replace the report'],
    [['--outages', POLLS], `--outages ${POLLS} would replace the input`],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await run(...FILES, ...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
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

  it('uses the sample without files, all of whose rows can be read', async () => {
    const { code, stdout, stderr, left } = await run('--out', '-');
    expect({ code, left }).toEqual({ code: 0, left: [] });
    expect(stdout.split('\n').length).toBeGreaterThan(38);
    expect(stderr).toMatch(/^polls\.csv \(bundled sample, polls\): [\d,]+ rows, [\d,]+ new, .* 0 rejected$/m);
    expect(stderr).not.toMatch(/line [\d,]+:|warning|[1-9]\d* rejected/);
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
    expect(stderr).toMatch(/some\.csv, line 3: “Nowhere” is not an IANA time zone/);
  });

  it('lets nothing that a file holds tell the terminal what to do', async () => {
    const path = write(
      'store_id,timezone_str\n1,UTC\n2,\u001b[2J\u001b]0;x\u0007Now\u202ehere\r\u009b1m\n',
      'esc.csv',
    );
    const { code, stderr } = await run(path, '--as-of', 'now', '--out', '-');
    expect(code).toBe(0);
    expect(stderr).toContain('line 3: “\ufffd[2J\ufffd]0;x\ufffdNow\ufffdhere');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});
