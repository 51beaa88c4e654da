import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { csvFiles, csvStyle } from '../fixtures/csv-files.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { runs } from '../fixtures/runs.ts';
import { periodData } from '../reference/arbitraries.ts';
import { referencePeriod } from '../reference/period.ts';

const folder = temporaryFolder();
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
  expect((await of.reportEnded(id)).state).toBe('Complete');
  return id;
}

const HEADER = 'store_id,status,timestamp_utc\n';
const REACH = 90 * 60_000;
const DECEMBER = { kind: 'dates', from: '2022-12-01', to: '2022-12-31' } as const;

it('the parts of one store are those that the reference tells of it', async () => {
  await fc.assert(
    fc.asyncProperty(periodData, csvStyle, async (data, style) => {
      const { asOf, reach, period } = data;
      const days = referencePeriod(data, period, 'day');
      // Of longer ones weeks and months are told; the engine's own test has those.
      const isShort = referencePeriod(data, period).every(({ from, to }) => to - from < 40 * 86_400_000);
      if (!isShort || !referencePeriod(data, period).some(({ from }) => from < asOf)) return;
      const texts = csvFiles(data, style);
      const own = open();
      for (const kind of ['polls', 'hours', 'zones', 'closures'] as const) await importText(own, texts[kind]);
      const id = await complete(own, { asOf, reach, period });
      for (const store of new Set(days.map((row) => row.store))) {
        const { by, parts } = await own.read('storeParts', id, store);
        expect(by).toBe('day');
        const figuresOf = ({ day: _, uptime: __, ...figures }: (typeof parts)[number]) => figures;
        expect(parts.map(figuresOf)).toEqual(
          days.filter((row) => row.store === store).map(({ store: _, zone: __, ...figures }) => figures),
        );
      }
      const { fleet } = await own.read('periodParts', id);
      const all = (of: readonly { readonly up: number }[]) => of.reduce((sum, { up }) => sum + up, 0);
      expect(all(fleet)).toBe(all(days));
      await own.close();
    }),
    { numRuns: runs(10, 200) },
  );
});

it('tells on which days of a calendar stores were polled, whichever weeks these lie in', async () => {
  const own = open();
  const at = [
    ['1', '2022-11-30 23:59:59'],
    ['1', '2022-12-01 00:00:00'],
    ['2', '2022-12-02 12:00:00'],
    ['1', '2022-12-07 05:59:59'],
    ['2', '2022-12-31 23:00:00'],
  ];
  await importText(own, `${HEADER}${at.map(([store, time]) => `${store},active,${time}\n`).join('')}`);
  expect(await own.read('polledDays', 'UTC')).toEqual([
    { from: '2022-11-30', to: '2022-12-02' },
    { from: '2022-12-07', to: '2022-12-07' },
    { from: '2022-12-31', to: '2022-12-31' },
  ]);
  // Of most stores, which are in Chicago where no file names their zone.
  expect(await own.read('polledDays')).toEqual([
    { from: '2022-11-30', to: '2022-11-30' },
    { from: '2022-12-02', to: '2022-12-02' },
    { from: '2022-12-06', to: '2022-12-06' },
    { from: '2022-12-31', to: '2022-12-31' },
  ]);
  expect(await own.read('polledDays', 'UTC', { from: '2022-12-02', to: '2022-12-30' })).toEqual([
    { from: '2022-12-02', to: '2022-12-02' },
    { from: '2022-12-07', to: '2022-12-07' },
  ]);
  const choices = await own.periodChoices('latest', 'UTC');
  expect(choices).toMatchObject({ zone: 'UTC', today: '2022-12-31' });
  expect(choices?.presets.find(({ preset }) => preset === 'last-month')).toEqual({
    preset: 'last-month',
    from: '2022-11-01',
    to: '2022-11-30',
  });
});

it('the days of a store that was never polled are none', async () => {
  const own = open();
  await importText(own, 'store_id,timezone_str\n1,UTC\n');
  expect(await own.read('polledDays')).toEqual([]);
  expect(await own.periodChoices('latest', undefined)).toBeUndefined();
});

it('finds the report of the same question, by whatever name, as long as its data are the same', async () => {
  const own = open();
  await importText(own, `${HEADER}1,active,2022-12-10 12:00:00\n1,inactive,2023-01-10 12:00:00\n`);
  const question = { asOf: 'latest', reach: REACH, period: DECEMBER } as const;
  expect(await own.findAlike(question)).toBeUndefined();
  const id = await complete(own, question);
  const byName = { kind: 'preset', preset: 'last-month', zone: undefined } as const;
  expect(await own.findAlike({ ...question, period: byName })).toBe(id);
  expect(await own.findAlike({ ...question, reach: REACH + 60_000 })).toBeUndefined();
  expect(await own.findAlike({ asOf: 'latest', reach: REACH })).toBeUndefined();
  await importText(own, `${HEADER}1,inactive,2022-12-10 13:00:00\n`);
  expect(await own.findAlike(question)).toBeUndefined();
  const again = await complete(own, question);
  expect(await own.findAlike(question)).toBe(again);
  void own.deleteReports([again]);
  expect(await own.findAlike(question)).toBeUndefined();
});
