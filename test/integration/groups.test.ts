import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, write } from '../fixtures/cli.ts';
import { ask, trigger } from './http/client.ts';
import { startTestApi, type TestApi } from './http/fixture.ts';

const GROUPS = ['North', 'north', '=1+1', '日本', undefined, undefined, 'North'];
const IDS = GROUPS.map((_, i) => `${9_007_199_254_740_993n + BigInt(i)}`);
const POLLS = write(
  `store_id,status,timestamp_utc\n${IDS.map((id, i) => `${id},inactive,2023-01-25 1${i}:00:00 UTC\n`).join('')}`,
  'group-polls.csv',
);
const STORES = write(
  `store_id,name,group\n${IDS.map((id, i) => `${id},Store ${i},${GROUPS[i] ?? ''}\n`).join('')}`,
  'group-stores.csv',
);

const idsOf = (csv: string) =>
  Papa.parse<{ store_id: string }>(csv.trim(), { header: true }).data.map(({ store_id }) => store_id);
const inGroups = (...names: (string | undefined)[]) => IDS.filter((_, i) => names.includes(GROUPS[i]));

const CASES: readonly (readonly [asked: string[], ids: string[]])[] = [
  [['North'], inGroups('North')],
  [['north', '=1+1'], inGroups('north', '=1+1')],
  [['日本'], inGroups('日本')],
  [['No group'], inGroups(undefined)],
  [['No group', 'North', 'North'], inGroups(undefined, 'North')],
];

describe('--group', () => {
  it.each(CASES)('%j: those stores alone, in report and outages', async (asked, ids) => {
    const flags = asked.flatMap((name) => ['--group', name]);
    const report = await run(POLLS, STORES, '--out', '-', ...flags);
    expect({ code: report.code, ids: idsOf(report.stdout) }).toEqual({ code: 0, ids });
    const outages = await run(POLLS, STORES, '--out', '/dev/null', '--outages', '-', ...flags);
    expect(idsOf(outages.stdout).sort()).toEqual(ids);
  });

  it.each(['NORTH', 'North ', 'Nor', ''])('%j is no group: exits 2 and writes nothing', async (name) => {
    const { code, stdout, stderr } = await run(
      POLLS,
      STORES,
      '--out',
      '-',
      '--group',
      'North',
      '--group',
      name,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`--group: No store of this report is in the group “${name}”.`);
  });
});

describe('group', () => {
  let api: TestApi;
  let id: string;
  beforeAll(async () => {
    api = await startTestApi(async (service) => {
      for (const path of [POLLS, STORES]) await service.importFile({ path, sample: false });
    });
    id = await trigger(api.address);
    await api.service.reportEnded(id);
  });
  afterAll(() => api.close());

  it.each(CASES)('%j: those stores alone, in the query and in a body', async (asked, ids) => {
    const query = new URLSearchParams([['report_id', id], ...asked.map((name) => ['group', name])]);
    const json = JSON.stringify({ report_id: id, group: asked });
    for (const path of ['/get_report', '/get_outages']) {
      const address = `${api.address}${path}`;
      const headers = { 'content-type': 'application/json' };
      for (const answer of [
        await ask(`${address}?${query}`),
        await ask(address, { method: 'POST', body: json, headers }),
        await ask(address, { method: 'POST', body: query }),
      ]) {
        expect(answer.status).toBe(200);
        expect(idsOf(answer.text).sort()).toEqual(ids);
      }
    }
  });

  it('or what is shown, by places, in its own order and with names; places that are not there are left out', async () => {
    const rows = [5, 0, 99, 3];
    const [report = '', outages = ''] = await Promise.all([
      api.service.read('reportCsv', id, { method: 'poll-count', named: true, rows }),
      api.service.read('outagesCsv', id, { rows: [1, 99] }),
    ]);
    expect(idsOf(report)).toEqual([IDS[5], IDS[0], IDS[3]]);
    expect(report).toMatch(/^store_name,store_group,store_id,uptime_last_hour,/);
    expect(idsOf(outages)).toHaveLength(1);
  });

  it('that no store is in is answered with 404', async () => {
    for (const path of ['/get_report', '/get_outages']) {
      const { status, text } = await ask(`${api.address}${path}?report_id=${id}&group=North&group=nowhere`);
      expect({ status, code: JSON.parse(text).error.code }).toEqual({ status: 404, code: 'group-unknown' });
    }
  });
});
