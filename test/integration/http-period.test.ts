import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskedPeriod } from '../../main/report/period.ts';
import { csvFiles, csvStyle } from '../fixtures/csv-files.ts';
import { runs } from '../fixtures/runs.ts';
import { periodData } from '../reference/arbitraries.ts';
import { referenceOutagesCsv, referencePeriodCsv } from '../reference/csv.ts';
import { referencePeriod, referencePeriodOutages } from '../reference/period.ts';
import { ask, pollUntilEnded, trigger } from './http/client.ts';
import { startTestApi, type TestApi, temporaryFolder } from './http/fixture.ts';

let api: TestApi;
let folder: ReturnType<typeof temporaryFolder>;
let count = 0;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await api.close();
  folder.remove();
});

const start = async (...texts: readonly string[]) => {
  api = await startTestApi(async () => undefined);
  for (const text of texts) await importText(text);
};

async function importText(text: string): Promise<void> {
  const path = join(folder.path, `${count++}.csv`);
  writeFileSync(path, text);
  await api.service.importFile({ path, sample: false });
}

const queryOf = ({ from, to }: AskedPeriod) => {
  const text = (end: string | number) => (typeof end === 'string' ? end : new Date(end).toISOString());
  return `from=${text(from)}&to=${text(to)}`;
};
const report = (id: string, more = '') => ask(`${api.address}/get_report?report_id=${id}${more}`);

async function complete(query: string): Promise<string> {
  const id = await trigger(api.address, `?${query}`);
  expect((await pollUntilEnded(api.address, id)).last.headers.get('report-status')).toBe('Complete');
  return id;
}

const HEADER = 'store_id,status,timestamp_utc\n';
const POLLS = `${HEADER}1,active,2022-12-31 12:00:00\n1,inactive,2023-01-20 13:00:00\n1,active,2023-01-21 12:00:00\n`;

describe('a period over HTTP', () => {
  it('is that of the reference, with each kind of parts and its outages, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(periodData, csvStyle, async (data, style) => {
        const texts = csvFiles(data, style);
        await start(texts.polls, texts.hours, texts.zones, texts.closures);
        try {
          const { asOf, reach, period } = data;
          const rows = referencePeriod(data, period);
          const query = `${queryOf(period)}&as_of=${new Date(asOf).toISOString()}&reach_minutes=${reach / 60_000}`;
          if (!rows.some(({ from }) => from < asOf)) return;
          const id = await complete(query);
          expect((await report(id)).text).toBe(referencePeriodCsv(rows));
          for (const by of ['day', 'week', 'month'] as const) {
            const parts = referencePeriodCsv(referencePeriod(data, period, by));
            expect((await report(id, `&by=${by}`)).text).toBe(parts);
          }
          expect((await ask(`${api.address}/get_outages?report_id=${id}`)).text).toBe(
            referenceOutagesCsv(referencePeriodOutages(data, period)),
          );
        } finally {
          await api.close();
        }
      }),
      { numRuns: runs(5, 60) },
    );
    await start();
  });

  it('is asked for by its name and by a zone, in the query, as JSON and as form fields', async () => {
    await start(POLLS);
    const json = await ask(`${api.address}/trigger_report`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ period: 'last-month', zone: 'America/New_York' }),
    });
    const form = await ask(`${api.address}/trigger_report`, {
      method: 'POST',
      body: new URLSearchParams({ period: 'last-month', zone: 'America/New_York' }),
    });
    const ids = [json, form].map(({ text }): string => JSON.parse(text).report_id);
    ids.push(await trigger(api.address, '?period=last-month&zone=america/new_york'));
    ids.push(await trigger(api.address, '?from=2022-12-01&to=2022-12-31'));
    const answers = [];
    for (const id of ids) answers.push((await pollUntilEnded(api.address, id)).last.text);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('2022-12-01T00:00:00.000-06:00,2023-01-01T00:00:00.000-06:00');
    const asJson = await ask(`${api.address}/get_report?report_id=${ids[0]}&by=month`, {
      headers: { accept: 'application/json' },
    });
    expect(JSON.parse(asJson.text)).toMatchObject({ status: 'Complete', csv: answers[0] });
  });

  it.each([
    ['period=next-week', 'period is one of'],
    ['period=last-week&from=2023-01-01&to=2023-01-02', 'period goes without from and to'],
    ['from=2023-01-18', 'from and to go together'],
    ['from=2023-01-18&to=2023-01-18T06:00:00Z', 'both dates or both instants'],
    ['from=2023-01-24&to=2023-01-18', 'to is before from'],
    ['from=2023-01-18T06:00Z&to=2023-01-18T06:00Z', 'to is not after from'],
    ['from=2013-01-01&to=2023-12-31', '3700 days'],
    ['from=2023-02-30&to=2023-03-01', 'from is a date such as'],
    ['zone=America/Chicago', 'zone is for a period'],
    ['period=last-week&zone=Middle-Earth', 'zone is a time zone'],
  ])('%s is refused: %s', async (query, why) => {
    await start(POLLS);
    const { status, text } = await ask(`${api.address}/trigger_report?${query}`);
    expect(status).toBe(400);
    expect(JSON.parse(text).error.message).toContain(why);
  });

  it('that has not begun is 409, and so are the parts of one whose data have changed', async () => {
    await start(POLLS);
    const later = await ask(`${api.address}/trigger_report?from=2023-02-01&to=2023-02-28`);
    expect([later.status, JSON.parse(later.text).error.code]).toEqual([409, 'nothing-to-report']);
    const id = await complete('from=2023-01-20&to=2023-01-21');
    const before = (await report(id)).text;
    await importText(`${HEADER}1,inactive,2023-01-20 14:00:00\n`);
    const parts = await report(id, '&by=day');
    expect([parts.status, JSON.parse(parts.text).error.code]).toEqual([409, 'data-changed']);
    expect((await report(id)).text).toBe(before);
  });

  it('has no columns of windows, and a report of windows has no parts', async () => {
    await start(POLLS);
    const period = await complete('from=2023-01-20&to=2023-01-21');
    const windows = await complete('');
    for (const column of ['counts=true', 'extended=true', 'bounds=true', 'method=interpolated']) {
      const { status, text } = await report(period, `&${column}`);
      expect([status, JSON.parse(text).error.message], column).toEqual([
        400,
        expect.stringContaining('this one is of a period'),
      ]);
    }
    expect((await report(windows, '&by=day')).status).toBe(400);
    expect((await report(period, '&by=hour')).status).toBe(400);
  });

  it('a report of windows tells how often, where that is asked for', async () => {
    await start(POLLS);
    const id = await complete('');
    const [heading = '', row = ''] = (await report(id, '&counts=true')).text.split('\n');
    expect(heading.endsWith(',outages_last_hour,outages_last_day,outages_last_week')).toBe(true);
    expect(row.endsWith(',0,1,1')).toBe(true);
  });
});

it('the document tells of each parameter what is taken', async () => {
  await start(POLLS);
  const document = JSON.parse((await ask(`${api.address}/openapi.json`)).text);
  const named = (path: string): { name: string; schema: { enum?: string[] } }[] =>
    document.paths[path].get.parameters;
  const trigger = new Map(named('/trigger_report').map(({ name, schema }) => [name, schema]));
  expect([...trigger.keys()]).toEqual(expect.arrayContaining(['period', 'from', 'to', 'zone']));
  for (const preset of trigger.get('period')?.enum ?? []) {
    const { status } = await ask(`${api.address}/trigger_report?period=${preset}`);
    expect(status, preset).toBe(200);
  }
  const by = named('/get_report').find(({ name }) => name === 'by')?.schema.enum;
  expect(by).toEqual(['day', 'week', 'month']);
});
