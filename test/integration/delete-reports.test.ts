import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openForReading } from '../../main/database/opening/connection.ts';
import { sampleFiles } from '../../main/jobs/sample-files.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

const folder = temporaryFolder();
let count = 0;
let file: string;
let service: Service;

beforeEach(async () => {
  file = join(folder, `${count++}.db`);
  service = openService(file);
  for (const path of sampleFiles()) await service.importFile({ path, sample: false });
});
afterEach(() => service.close());

async function report(): Promise<string> {
  const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
  await service.reportEnded(id);
  return id;
}

const listed = async () => (await service.listReports(100)).map(({ id }) => id);

/** How many rows each table has that belongs to reports. */
function stored(): Record<string, unknown> {
  const database = openForReading(file);
  const rows = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  const counts = Object.fromEntries(
    ['report', 'report_result', 'report_stores', 'made_from'].map((table) => [table, rows(table)]),
  );
  database.close();
  return counts;
}

it('tells of a deleted report no more, and gives it back whole', async () => {
  const [kept, id] = [await report(), await report()];
  const csv = () => service.read('reportCsv', id, { method: 'poll-count', extended: true });
  const before = await csv();
  const record = await service.findReport(id);
  const end = service.deleteReports([id]);
  expect(await service.findReport(id)).toBeUndefined();
  expect(await listed()).toEqual([kept]);
  expect(await service.listReports(1)).toMatchObject([{ id: kept }]);
  service.restoreReports([id]);
  expect(await end).toBe('restored');
  expect(await listed()).toEqual([id, kept]);
  expect(await service.findReport(id)).toEqual(record);
  expect(await csv()).toBe(before);
});

it('deletes what could still be taken back when it is closed, with all that belongs to it', async () => {
  const ids = [await report(), await report()];
  const kept = await report();
  void service.deleteReports(ids);
  expect(stored()).toEqual({ report: 3, report_result: 3, report_stores: 1, made_from: 1 });
  await service.close();
  expect(stored()).toEqual({ report: 1, report_result: 1, report_stores: 1, made_from: 1 });
  service = openService(file);
  expect(await listed()).toEqual([kept]);
  void service.deleteReports([kept]);
  await service.close();
  expect(stored()).toEqual({ report: 0, report_result: 0, report_stores: 0, made_from: 0 });
});

it('deletes before it closes even where an import is under way', async () => {
  const id = await report();
  const [polls = ''] = sampleFiles();
  const imports = Array.from({ length: 5 }, () => service.importFile({ path: polls, sample: false }));
  for (const one of imports) one.catch(() => undefined);
  void service.deleteReports([id]);
  await service.close();
  expect(stored()).toEqual({ report: 0, report_result: 0, report_stores: 0, made_from: 0 });
});
