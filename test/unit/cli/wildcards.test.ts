import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../../../main/cli/options.ts';
import { expandWildcards } from '../../../main/cli/wildcards.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-monitor-wildcards-'));
beforeAll(() => {
  for (const name of ['Polls.CSV', 'a1.csv', 'a[2].csv', 'report.csv', 'zones.txt']) {
    writeFileSync(join(folder, name), '');
  }
  mkdirSync(join(folder, 'folder.csv'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const expand = (pattern: string) =>
  expandWildcards([join(folder, pattern)], [join(folder, 'REPORT.csv')]).map((path) =>
    path.slice(folder.length + 1),
  );

test.each([
  ['*.csv', ['Polls.CSV', 'a1.csv', 'a[2].csv']],
  ['a?.csv', ['a1.csv']],
  ['a[?].csv', ['a[2].csv']],
  ['a1.csv', ['a1.csv']],
  ['missing.csv', ['missing.csv']],
])('%s is %j: no folder, and never what the report is to be written to', (pattern, names) => {
  expect(expand(pattern)).toEqual(names);
});

test.each(['b?.csv', '*.xlsx', 'fold*/a1.csv'])(
  '%s, which stands for nothing, is refused by name',
  (pattern) => {
    expect(() => expand(pattern)).toThrow(UsageError);
    expect(() => expand(pattern)).toThrow(pattern);
  },
);
