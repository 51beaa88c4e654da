import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, POLLS, run, start } from '../fixtures/cli.ts';

it('reports among the inputs, as a pattern takes them in from the second day on, are passed over with a line', async () => {
  const cwd = mkdtempSync(join(folder, 'daily-'));
  const outputs = ['--out', 'report.csv', '--outages', 'outages.csv'];
  const first = start(['report', POLLS, ...outputs], cwd);
  expect((await first.outcome).code).toBe(0);
  const report = readFileSync(join(cwd, 'report.csv'), 'utf8');
  const { code, stderr } = await start(['report', 'outages.csv', POLLS, 'report.csv', ...outputs], cwd)
    .outcome;
  expect(code).toBe(0);
  expect(stderr).toContain('report.csv: passed over. This is a report that Store Monitor saved');
  expect(stderr).toContain('outages.csv: passed over. This is a list of outages that Store Monitor saved');
  expect(readFileSync(join(cwd, 'report.csv'), 'utf8')).toBe(report);
  const alone = await start(['report', 'report.csv', ...outputs], cwd).outcome;
  expect([alone.code, alone.stderr]).toEqual([
    1,
    expect.stringContaining('None of the files holds anything to import.'),
  ]);
});

it('an output that would replace an input is refused still', async () => {
  expect((await run(POLLS, '--out', POLLS)).code).toBe(2);
});
