import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { ask, pollUntilEnded } from './http/client.ts';
import { startTestApi, type TestApi } from './http/fixture.ts';

/** What docs/http-api.md shows of a period, line by line: what is asked there is asked here, of a server of our own. */
const sections = readFileSync(join(projectFolder, 'docs', 'http-api.md'), 'utf8').split('\n### ');
const section = sections.find((one) => one.startsWith('A period, from the question to its file\n')) ?? '';
const code = section.split('\n').flatMap((line) => (line.startsWith('    ') ? [line.trim()] : []));
const paths = code.flatMap((line) => /http:\/\/127\.0\.0\.1:8000(\/[^"]+)"/.exec(line)?.[1] ?? []);
const triggers = paths.filter((path) => path.startsWith('/trigger_report'));
const fetches = paths.filter((path) => path.includes('report_id=…'));
const rows = code.filter((line) => line.includes(',') && !line.startsWith('curl'));

const STORE = '8419537941919820732';
const HOUR = 3_600_000;
const DOWN = [Date.UTC(2023, 0, 20, 13), Date.UTC(2023, 0, 20, 14)];

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(async (service, folder) => {
    const from = Date.UTC(2022, 11, 1);
    const polls = Array.from({ length: (Date.UTC(2023, 0, 25, 18) - from) / HOUR }, (_, hour) => {
      const at = from + hour * HOUR;
      return `${STORE},${DOWN.includes(at) ? 'inactive' : 'active'},${new Date(at).toISOString()}\n`;
    });
    const files = {
      polls: `store_id,status,timestamp_utc\n${polls.join('')}`,
      zones: `store_id,timezone_str\n${STORE},America/Chicago\n`,
    };
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, `${name}.csv`);
      writeFileSync(path, text);
      await service.importFile({ path, sample: false });
    }
  });
});
afterAll(() => api.close());

it('each report that is triggered there can be, and each file of it fetched', async () => {
  expect([triggers.length, fetches.length]).toEqual([3, 5]);
  for (const trigger of triggers) {
    const { status, text } = await ask(api.address + trigger);
    expect(status, text).toBe(200);
    const { report_id }: { report_id: string } = JSON.parse(text);
    const { last } = await pollUntilEnded(api.address, report_id);
    expect(last.headers.get('report-status'), trigger).toBe('Complete');
    for (const fetched of fetches) {
      const answer = await ask(api.address + fetched.replace('…', report_id));
      expect([answer.status, answer.headers.get('report-status')], `${trigger} ${fetched}`).toEqual([
        200,
        'Complete',
      ]);
    }
  }
});

it('a day reads as it does there', async () => {
  const { text } = await ask(api.address + (triggers.at(-1) ?? ''));
  const { report_id }: { report_id: string } = JSON.parse(text);
  await pollUntilEnded(api.address, report_id);
  const byDay = fetches.find((path) => path.endsWith('&by=day')) ?? '';
  const csv = (await ask(api.address + byDay.replace('…', report_id))).text.split('\n');
  const [heading] = csv;
  expect(rows).toEqual([
    heading,
    csv.find((row) => row.includes(',2023-01-20T00:00:00.000-06:00,2023-01-21T')),
  ]);
});
