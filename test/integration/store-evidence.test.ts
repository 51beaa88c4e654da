import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sampleFiles } from '../../main/jobs/sample-files.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { failure } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let service: Service;
let report: string;

beforeAll(async () => {
  service = await openSample('evidence.db');
  report = await newReport(service);
});
afterAll(() => service.close());

async function openSample(name: string): Promise<Service> {
  const opened = openService(join(folder, name));
  for (const path of sampleFiles()) await opened.importFile({ path, sample: true });
  return opened;
}

async function newReport(service: Service): Promise<string> {
  const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
  await service.reportEnded(id);
  return id;
}

test("each store of a report is shown with the report's own numbers", async () => {
  const { stores, columns } = await service.read('reportTable', report);
  expect(stores.length).toBeGreaterThan(30);
  for (const [place, id] of stores.entries()) {
    const { numbers, differsFromReport, store } = await service.read('storeEvidence', report, id);
    expect({ store, differsFromReport }).toEqual({ store: id, differsFromReport: false });
    for (const { method, measure, window, time } of numbers) {
      const column = columns.find(
        (one) => one.method === method && one.measure === measure && one.window === window,
      );
      expect(column?.values[place]).toBe(time);
    }
  }
});

test('a store whose data changed since the report says so, and is shown as its data are now', async () => {
  const service = await openSample('changed.db');
  onTestFinished(() => service.close());
  const report = await newReport(service);
  const { stores } = await service.read('reportTable', report);
  const id = stores[0] ?? '';
  const { asOf } = await service.read('storeEvidence', report, id);
  const at = new Date(asOf - 60_000).toISOString();
  await service.importFile({
    path: write(`store_id,timestamp_utc,status\n${id},${at},inactive\n`),
    sample: false,
  });
  await service.importFile({ path: write(`store_id,timezone_str\n${id},Asia/Tokyo\n`), sample: false });
  const changed = await service.read('storeEvidence', report, id);
  expect(changed).toMatchObject({ differsFromReport: true, zone: 'Asia/Tokyo', zoneIsAssumed: false });
  expect(changed.polls.filter(({ active }) => !active).map((poll) => poll.at)).toContain(asOf - 60_000);
  const again = await service.read('storeEvidence', await newReport(service), id);
  expect(again.differsFromReport).toBe(false);
});

test('a store that is not known, and a report that is not there, are refused by name', async () => {
  expect(await failure(service.read('storeEvidence', report, 'nobody'))).toBe(
    'store-unknown: Store nobody is not in the data any more. Its numbers in the report stay.',
  );
  expect(await failure(service.read('storeEvidence', 'no-such', 'nobody'))).toMatch(/^report-unknown: /);
});
