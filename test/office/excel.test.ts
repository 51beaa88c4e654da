import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/folder.ts';

const all = temporaryFolder();
const cli = new URL('../../main/cli.ts', import.meta.url).pathname;

/** Sheets as CSV, cells as they are and not as they are shown: see LibreOffice's filter options, token by token. */
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

it('LibreOffice reads the numbers and texts of the CSV from the workbook', () => {
  const folder = mkdtempSync(join(all, 'office-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const hostile = ['=1+1', '00101', '1E5', 'ש‏', '日本 😀', '8419537941919820732', '_x000D_', '2023-01-25'];
  const polls = hostile.flatMap((store, at) =>
    Array.from({ length: 40 }, (_, poll) => {
      const when = new Date(
        Date.UTC(2023, 0, 25, 18, 13, 22) - poll * (3_300_000 + at * 1_234),
      ).toISOString();
      return `"${store}",${(poll + at) % 5 === 0 ? 'inactive' : 'active'},${when}\n`;
    }),
  );
  const inputs = [
    file('polls.csv', `store_id,status,timestamp_utc\n${polls.join('')}`),
    file('stores.csv', `store_id,name,group\n${hostile.map((id) => `"${id}","${id}",G\n`).join('')}`),
  ];
  const report = (...options: string[]) =>
    execFileSync(
      process.execPath,
      [cli, 'report', ...inputs, '--method', 'interpolated', '--bounds', ...options],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    );
  report('--out', 'report.csv');
  report('--out', 'report.xlsx');
  execFileSync('soffice', ['--headless', '--convert-to', EVERY_SHEET, '--outdir', folder, 'report.xlsx'], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, HOME: folder },
  });
  const rows = (name: string) =>
    Papa.parse<string[]>(readFileSync(join(folder, name), 'utf8').trim()).data.slice(1);
  const expected = rows('report.csv').map(([id = '', ...numbers]) => [
    id.replace(/^'/, ''),
    ...numbers.map(Number),
  ]);
  const found = rows('report-Stores.csv').map(([, , id, ...numbers]) => [id, ...numbers.map(Number)]);
  expect(found).toEqual(expected);
  expect(rows('report-Stores.csv').map(([name]) => name)).toEqual(found.map(([id]) => id));
});
