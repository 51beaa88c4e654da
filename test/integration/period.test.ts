import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { start } from '../fixtures/cli.ts';
import { csvFiles, csvStyle } from '../fixtures/csv-files.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { runs } from '../fixtures/runs.ts';
import { periodData } from '../reference/arbitraries.ts';
import { referenceOutagesCsv, referencePeriodCsv } from '../reference/csv.ts';
import { referencePeriod, referencePeriodOutages } from '../reference/period.ts';

const folder = temporaryFolder();
const BY = ['day', 'week', 'month'] as const;
let service: Service | undefined;
let count = 0;

afterEach(async () => {
  await service?.close();
  service = undefined;
});

const open = () => {
  service = openService(join(folder, `${count++}.db`));
  return service;
};

async function importText(into: Service, text: string): Promise<void> {
  const path = join(folder, `${count++}.csv`);
  writeFileSync(path, text);
  await into.importFile({ path, sample: false });
  rmSync(path);
}

async function complete(of: Service, request: Parameters<Service['triggerReport']>[0]): Promise<string> {
  const id = await of.triggerReport(request);
  const { state, period } = await of.reportEnded(id);
  expect([state, period]).toEqual(['Complete', request.period]);
  return id;
}

it('files in, the period and its parts of the reference out, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(periodData, csvStyle, async (data, style) => {
      const texts = csvFiles(data, style);
      const own = open();
      for (const kind of ['polls', 'hours', 'zones', 'closures'] as const) await importText(own, texts[kind]);
      const { asOf, reach, period } = data;
      const rows = referencePeriod(data, period);
      if (rows.some(({ from }) => from < asOf)) {
        const id = await complete(own, { asOf, reach, period });
        expect(await own.read('periodCsv', id)).toBe(referencePeriodCsv(rows));
        expect(await own.read('outagesCsv', id)).toBe(
          referenceOutagesCsv(referencePeriodOutages(data, period)),
        );
        for (const by of BY) {
          expect(await own.read('periodCsv', id, { by })).toBe(
            referencePeriodCsv(referencePeriod(data, period, by)),
          );
        }
      }
      await own.close();
    }),
    { numRuns: runs(10, 400) },
  );
});

const HEADER = 'store_id,status,timestamp_utc\n';
const POLLS = `${HEADER}1,active,2023-01-20 12:00:00\n1,inactive,2023-01-20 13:00:00\n1,active,2023-01-21 12:00:00\n`;
const DAYS = { kind: 'dates', from: '2023-01-20', to: '2023-01-21' } as const;
const REACH = 5_400_000;

describe('a stored period', () => {
  it('is the same whatever is imported of later days, and is asked for again after a restart', async () => {
    const own = open();
    await importText(own, POLLS);
    const asOf = Date.parse('2023-01-25T00:00:00Z');
    const id = await complete(own, { asOf, reach: REACH, period: DAYS });
    const before = [await own.read('periodCsv', id), await own.read('periodCsv', id, { by: 'day' })];
    await importText(own, `${HEADER}1,inactive,2023-01-25 12:00:00\n`);
    expect([await own.read('periodCsv', id), await own.read('periodCsv', id, { by: 'day' })]).toEqual(before);
    expect(await own.read('hasDataChanged', id)).toBe(false);
    const file = own.databaseFile();
    await own.close();
    service = openService(file);
    const [record] = await service.listReports(1);
    expect(record).toMatchObject({ id, period: DAYS, asOf });
    expect(await service.read('periodCsv', id)).toBe(before[0]);
  });

  it('keeps its numbers where its data change, and says that its parts cannot be told any more', async () => {
    const own = open();
    await importText(own, POLLS);
    const id = await complete(own, { asOf: Date.parse('2023-01-25T00:00:00Z'), reach: REACH, period: DAYS });
    const before = await own.read('periodCsv', id);
    await importText(own, `${HEADER}1,inactive,2023-01-21 12:00:00\n`);
    expect(await own.read('hasDataChanged', id)).toBe(true);
    expect(await own.read('periodCsv', id)).toBe(before);
    await expect(own.read('periodCsv', id, { by: 'day' })).rejects.toMatchObject({ code: 'data-changed' });
  });

  it('is compared with another period, and not with the last hour, day and week', async () => {
    const own = open();
    await importText(own, POLLS);
    const asOf = Date.parse('2023-01-25T00:00:00Z');
    const [first, second] = ['2023-01-20', '2023-01-21'].map(
      (day) => ({ kind: 'dates', from: day, to: day }) as const,
    );
    // The later day is asked for first.
    const other = await complete(own, { asOf, reach: REACH, period: second });
    const one = await complete(own, { asOf, reach: REACH, period: first });
    const { fleet, caveats } = await own.read('compareReports', { one: other, other: one });
    const down = fleet.columns.find(({ method, measure }) => method === 'interpolated' && measure === 'down');
    expect(down).toMatchObject({
      window: 'period',
      before: Float64Array.of(7_200_000),
      after: Float64Array.of(0),
    });
    expect(caveats).toEqual([]);
    const named = await own.read('compareReports', { before: other, after: one });
    expect([named.before.id, named.after.id]).toEqual([other, one]);
    const compared = await own.comparisonFile({
      before: one,
      after: other,
      method: 'interpolated',
      format: 'csv',
    });
    expect(await text(compared.parts)).toMatch(/^.*downtime_change/);
    const windows = await complete(own, { asOf, reach: REACH });
    await expect(own.read('compareReports', { one, other: windows })).rejects.toMatchObject({
      code: 'reports-unlike',
    });
  });

  it('is refused where it has not begun for any store', async () => {
    const own = open();
    await importText(own, POLLS);
    const period = { kind: 'dates', from: '2023-01-22', to: '2023-01-22' } as const;
    await expect(own.triggerReport({ asOf: 'latest', reach: REACH, period })).rejects.toMatchObject({
      code: 'nothing-to-report',
    });
  });

  it('counts presets from the date that the zone of most stores shows', async () => {
    const own = open();
    await importText(
      own,
      `${HEADER}1,active,2023-03-01 05:00:00\n2,active,2023-03-01 05:00:00\n3,active,2023-03-01 05:00:00\n`,
    );
    await importText(own, 'store_id,timezone_str\n1,Asia/Tokyo\n2,Asia/Tokyo\n3,America/Chicago\n');
    const asked = (preset: 'yesterday' | 'last-month' | 'this-week', zone?: string) =>
      own.read('askPeriod', { kind: 'preset', preset, zone }, Date.parse('2023-03-01T05:00:00Z'));
    expect(await asked('yesterday')).toMatchObject({
      from: '2023-02-28',
      to: '2023-02-28',
      preset: 'yesterday',
    });
    expect(await asked('last-month')).toMatchObject({ from: '2023-02-01', to: '2023-02-28' });
    expect(await asked('last-month', 'America/Chicago')).toMatchObject({
      from: '2023-01-01',
      to: '2023-01-31',
    });
    expect(await asked('this-week')).toMatchObject({ from: '2023-02-27', to: '2023-03-05' });
  });
});

describe('npm run report of a period', () => {
  it('writes it and its outages', async () => {
    const args = ['report', '--from', '2024-10-28', '--to', '2024-11-03', '--by', 'day', '--out', '-'];
    const { code, stdout, stderr } = await start(args).outcome;
    expect([code, stdout.split('\n', 1)[0]?.split(',').length]).toEqual([0, 18]);
    expect(stderr).toContain('of 2024-10-28 to 2024-11-03');
  });

  it.each([
    [['--by', 'day'], '--by is for a period'],
    [['--zone', 'Europe/London'], '--zone is for a period'],
    [['--period', 'last-week', '--from', '2023-01-01'], '--period goes without'],
    [['--period', 'last-decade'], '--period is one of'],
    [['--period', 'last-week', '--counts'], '--counts is for'],
    [['--period', 'last-week', '--method', 'interpolated'], '--method is for'],
    [['--from', '2023-01-01'], '--from and --to go together'],
    [['--from', '2023-01-01', '--to', '2023-01-02T00:00Z'], 'both dates or both instants'],
    [['--from', '2023-01-02', '--to', '2023-01-01'], '--to is before --from'],
    [['--from', '2013-01-01', '--to', '2023-12-31'], 'more than 3700 days'],
    [['--period', 'today', '--zone', 'Nowhere'], '--zone is a time zone'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await start(['report', ...args]).outcome;
    expect([code, stderr.split('\n', 1)[0]]).toEqual([2, expect.stringContaining(message)]);
  });
});
