import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { addSure } from '../../main/database/reports/report-result.ts';
import { detailedReport } from '../../main/jobs/report/complete-report.ts';
import { openService, type Service, type ServiceOptions } from '../../main/jobs/service/service.ts';
import { longestFirst } from '../../main/report/outage-table.ts';
import { unpack } from '../../renderer/bridge/unpack.ts';
import { start } from '../fixtures/cli.ts';
import { csvFiles } from '../fixtures/csv-files.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { engineSure } from '../reference/engine-sure.ts';
import { type Fleet, fleetsOf } from '../reference/fleets.ts';
import { askServed, startServe } from './http/serve-process.ts';

const HOUR = 3_600_000;
const STYLE = {
  delimiter: ',',
  newline: '\n',
  mark: false,
  quotes: 'needed',
  endsInNewline: true,
  columnOrder: [0, 1, 2, 3, 4],
  upperCase: false,
  timestamps: 'iso',
} as const;
const LIKELY = ['low', 'high'].flatMap((end) =>
  ['hour', 'day', 'week'].map((window) => `downtime_likely_${end}_last_${window}`),
);
const SHARED = ['shared_minutes', 'others_down_percent', 'usual_percent'];

const folder = temporaryFolder();
let service: Service | undefined;
let count = 0;

afterEach(async () => {
  await service?.close();
  service = undefined;
});

const open = (file: string, options: ServiceOptions = {}) => {
  service = openService(file, options);
  return service;
};
const [fleet] = fc.sample(fleetsOf(70, 70), { seed: 26, numRuns: 1 }) as [Fleet];

function filesOf(of: Fleet): string[] {
  const { polls, hours, zones } = csvFiles(of, STYLE);
  const stores = `store_id,name,group\n${[...of.groupOf].map(([id, group]) => `${id},,${group}\n`).join('')}`;
  return [polls, hours, zones, stores].map((text) => {
    const path = join(folder, `${count++}.csv`);
    writeFileSync(path, text);
    return path;
  });
}

const made = join(folder, 'fleet.db');
beforeAll(async () => {
  const own = openService(made);
  for (const path of filesOf(fleet)) await own.importFile({ path, sample: false });
  await own.close();
});

function filled(): { own: Service; file: string } {
  const file = join(folder, `${count++}.db`);
  copyFileSync(made, file);
  return { own: open(file), file };
}

async function complete(of: Service, request: Parameters<Service['triggerReport']>[0]): Promise<string> {
  const id = await of.triggerReport(request);
  expect((await of.reportEnded(id)).state).toBe('Complete');
  return id;
}

/** The rows of a CSV by the names of its columns; empty cells are NaN. */
function cells(csv: string, names: readonly string[]): number[][] {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const places = names.map((name) => header.split(',').indexOf(name));
  expect(places).not.toContain(-1);
  return lines.map((line) => places.map((place) => Number(line.split(',')[place] || 'NaN')));
}

/** What the engine finds out of the fleet. */
const found = engineSure(fleet);

/** Its columns as the files round them. */
function expected() {
  const { report, sure } = found;
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const columns = (['low', 'high'] as const).flatMap((end) =>
    sure.ranges.map((range) => range[end].map((time) => time / (range.window === 'hour' ? HOUR / 60 : HOUR))),
  );
  const { shared, othersDown, usual } = sure.outages;
  return {
    likely: report.stores.map((_, store) => columns.map((values) => rounded(values[store] as number))),
    shared: Array.from(longestFirst(report.details.outages), (outage) =>
      [(shared[outage] as number) / 60_000, othersDown[outage] as number, usual[outage] as number].map(
        rounded,
      ),
    ),
  };
}

it('files hold what the engine finds out, found once and kept with the report', async () => {
  const { own, file } = filled();
  const { asOf, reach } = fleet;
  const id = await complete(own, { asOf, reach });
  const plain = await own.read('reportCsv', id, { method: 'poll-count' });
  const likely = await own.read('reportCsv', id, { method: 'poll-count', likely: true });
  const shared = await own.read('outagesCsv', id, { shared: true });
  const { likely: likelyExpected, shared: sharedExpected } = expected();
  expect(cells(likely, LIKELY)).toEqual(likelyExpected);
  expect(cells(shared, SHARED)).toEqual(sharedExpected);
  expect(likely.split('\n').map((line) => line.split(',').slice(0, -6).join(','))).toEqual(plain.split('\n'));
  expect(sharedExpected.some(([minutes]) => (minutes ?? 0) > 0)).toBe(true);
  // The data may go: what was found out stays.
  const [polls] = filesOf({ ...fleet, polls: [{ store: 's0', at: asOf - HOUR, active: false }] });
  await own.importFile({ path: polls as string, sample: false });
  const later = await complete(own, { asOf, reach });
  await own.importFile({
    path: filesOf({ ...fleet, polls: [{ store: 's1', at: asOf - HOUR, active: false }] })[0] as string,
    sample: false,
  });
  await own.close();
  const again = open(file);
  expect(await again.read('reportCsv', id, { method: 'poll-count', likely: true })).toBe(likely);
  expect(await again.read('outagesCsv', id, { shared: true })).toBe(shared);
  await expect(again.read('reportCsv', later, { method: 'poll-count', likely: true })).rejects.toMatchObject({
    code: 'data-changed',
  });
});

it('a report is followed by how sure it is, all of it, as the engine finds it', async () => {
  const { own, file } = filled();
  await own.close();
  const again = open(file, { findsSure: true });
  const told = new Promise<string>((resolve) => {
    again.sure.onState(({ state, report }) => {
      if (state === 'found') resolve(report);
    });
  });
  const id = await complete(again, { asOf: fleet.asOf, reach: fleet.reach });
  expect(await told).toBe(id);
  const packed = await again.read('packedSure', id);
  if (packed === undefined) throw new Error('It was told that it was found.');
  expect(unpack(packed)).toEqual(found.sure);
  const { rank, together, edges } = unpack(packed).further ?? {};
  expect(rank?.some((chance) => chance > 0.5)).toBe(true);
  expect(edges?.store.length).toBeGreaterThan(0);
  expect(together?.[0]).toMatchObject({ set: { kind: 'fleet' }, change: { stores: expect.any(Number) } });
  expect(together?.slice(1).map(({ set }) => set)).toEqual([
    { kind: 'group', name: 'North' },
    { kind: 'group', name: 'South' },
    { kind: 'group' },
  ]);
});

it('what an earlier version found out is found out anew, or stays where the data are others', async () => {
  const { own, file } = filled();
  const { asOf, reach } = fleet;
  const ids = [await complete(own, { asOf, reach }), await complete(own, { asOf, reach })] as const;
  const likely = await own.read('reportCsv', ids[0], { method: 'poll-count', likely: true });
  await own.read('reportCsv', ids[1], { method: 'poll-count', likely: true });
  await own.close();
  const database = openForWriting(file);
  for (const id of ids) {
    const { record, report } = detailedReport(database, id);
    const { sure } = report.details;
    if (sure === undefined) throw new Error('It was asked for.');
    addSure(database, record, { ...sure, further: undefined });
  }
  closeDatabase(database);
  const again = open(file);
  const [first, second] = ids;
  expect(await again.read('sureKept', first)).toBe('earlier');
  expect(await again.read('reportCsv', first, { method: 'poll-count', likely: true })).toBe(likely);
  expect(await again.read('sureKept', first)).toBe('all');
  const poll = filesOf({ ...fleet, polls: [{ store: 's0', at: asOf - HOUR, active: false }] })[0];
  await again.importFile({ path: poll as string, sample: false });
  expect(await again.read('reportCsv', second, { method: 'poll-count', likely: true })).toBe(likely);
  expect(await again.read('sureKept', second)).toBe('earlier');
});

it('of a period and of its parts there are ranges by the same kinds', async () => {
  const { own } = filled();
  const { asOf, reach } = fleet;
  const names = ['downtime_likely_low_hours', 'downtime_likely_high_hours'];
  const period = { kind: 'instants', from: asOf - 24 * 7 * HOUR, to: asOf } as const;
  const id = await complete(own, { asOf, reach, period });
  const whole = cells(await own.read('periodCsv', id, { likely: true }), names);
  // But for a poll on the last instant that is the week.
  const { likely } = expected();
  const near = ([low = 0, high = 0]: readonly number[]) => [Math.round(low * 5), Math.round(high * 5)];
  expect(whole.map(near)).toEqual(likely.map((of) => near([of[2] as number, of[5] as number])));
  expect(cells(await own.read('periodCsv', id, { likely: true, by: 'month' }), names)).toEqual(whole);
  const bounds = ['downtime_at_least_hours', 'downtime_at_most_hours', ...names];
  const days = cells(await own.read('periodCsv', id, { likely: true, by: 'day' }), bounds);
  expect(days.length).toBeGreaterThan(7 * whole.length - 1);
  for (const [atLeast = 0, atMost = 0, low = atLeast, high = atMost] of days) {
    if (Number.isNaN(low)) continue;
    expect(low).toBeGreaterThanOrEqual(atLeast);
    expect(high).toBeLessThanOrEqual(atMost);
    expect(low).toBeLessThanOrEqual(high);
  }
});

it('the API answers them, of a report and of its outages, and says where something goes without', async () => {
  const { own, file } = filled();
  const { asOf, reach } = fleet;
  const id = await complete(own, { asOf, reach });
  const likely = await own.read('reportCsv', id, { method: 'poll-count', likely: true });
  const shared = await own.read('outagesCsv', id, { shared: true });
  await own.close();
  const served = await startServe(['--port', '0', '--database', file, '--no-token']);
  try {
    const get = (path: string) => askServed(served, path);
    const question = `as_of=${new Date(asOf).toISOString()}&reach_minutes=${reach / 60_000}`;
    const { report_id: again } = (await get(`/trigger_report?${question}`)).json();
    while ((await get(`/get_report?report_id=${again}`)).status === 202);
    const [one, other, unfit] = await Promise.all([
      get(`/get_report?report_id=${again}&likely=true`),
      get(`/get_outages?report_id=${again}&shared=true`),
      get(`/get_report?report_id=${again}&shared=true`),
    ]);
    expect([one.status, one.text]).toEqual([200, likely]);
    expect([other.status, other.text]).toEqual([200, shared]);
    expect(unfit.status).toBe(400);
  } finally {
    await served.end('SIGTERM');
  }
});

it('the command writes them, says why there are none, and takes --shared with outages alone', async () => {
  const files = filesOf(fleet);
  const { outcome, cwd } = start(
    [
      'report',
      ...files,
      '--as-of',
      new Date(fleet.asOf).toISOString(),
      '--reach',
      String(fleet.reach / 60_000),
    ].concat(['--likely', '--shared', '--outages', 'outages.csv']),
  );
  const { code, stderr } = await outcome;
  expect([code, stderr]).toEqual([0, expect.stringContaining('Likely ranges of ')]);
  expect(cells(readFileSync(join(cwd, 'report.csv'), 'utf8'), LIKELY)).toEqual(expected().likely);
  expect(cells(readFileSync(join(cwd, 'outages.csv'), 'utf8'), SHARED)).toEqual(expected().shared);
  const few = filesOf({ ...fleet, polls: fleet.polls.slice(0, 50) });
  const none = start(['report', ...few, '--likely', '--out', '-']);
  expect(await none.outcome).toMatchObject({
    code: 0,
    stderr: expect.stringContaining(
      'No likely ranges: there are too few polls to learn from (fewer than 200 times',
    ),
  });
  expect(await start(['report', ...few, '--shared']).outcome).toMatchObject({ code: 2 });
});
