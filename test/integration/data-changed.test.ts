import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type AsOf, openService, type Service } from '../../main/jobs/service/service.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;
let file: string;
let service: Service;

beforeEach(async () => {
  await service?.close();
  file = join(folder, `${count++}.db`);
  service = openService(file);
  await add('store_id,timestamp_utc,status', ...POLLS);
});
afterAll(() => service.close());

const POLLS = ['a,2023-01-25 11:00:00 UTC,active', 'a,2023-01-25 12:00:00 UTC,inactive'];
const AS_OF = Date.UTC(2023, 0, 25, 12);

const add = (...lines: string[]) =>
  service.importFile({ path: write(`${lines.join('\n')}\n`), sample: false });
const addPoll = (row: string) => add('store_id,timestamp_utc,status', row);

async function report(asOf: AsOf): Promise<string> {
  const id = await service.triggerReport({ asOf, reach: 5_400_000 });
  await service.reportEnded(id);
  return id;
}
const changed = (id: string) => service.read('hasDataChanged', id);

describe('whether the data of a report changed', () => {
  it('is denied where an import said nothing new, and where what came went again, after a restart too', async () => {
    const ids = [await report('latest'), await report('now'), await report(AS_OF)];
    await add('store_id,timestamp_utc,status', ...POLLS);
    for (const id of ids) expect(await changed(id)).toBe(false);
    const { id: late } = await addPoll('b,2023-01-25 11:30:00 UTC,active');
    for (const id of ids) expect(await changed(id)).toBe(true);
    await service.undoImport(late);
    await service.close();
    service = openService(file);
    for (const id of ids) expect(await changed(id)).toBe(false);
  });

  it('counts a poll after as-of only where the report was of the latest poll', async () => {
    const [latest, instant] = [await report('latest'), await report(AS_OF)];
    await addPoll('a,2023-01-25 12:00:00.001 UTC,active');
    expect([await changed(latest), await changed(instant)]).toEqual([true, false]);
    await addPoll('a,2023-02-25 12:00:00 UTC,active');
    expect([await changed(latest), await changed(instant)]).toEqual([true, false]);
    await addPoll('a,2023-01-25 12:00:00 UTC,active');
    expect([await changed(latest), await changed(instant)]).toEqual([true, true]);
  });

  it('counts hours, zones, names and closures, and no polls of long before', async () => {
    const id = await report('latest');
    await addPoll('a,2022-06-25 12:00:00 UTC,active');
    expect(await changed(id)).toBe(false);
    for (const lines of [
      ['store_id,day,start_time_local,end_time_local', 'a,2,08:00,17:00'],
      ['store_id,timezone_str', 'a,America/New_York'],
      ['store_id,name', 'a,Lake Street'],
    ]) {
      const added = await add(...lines);
      expect(await changed(id)).toBe(true);
      await service.undoImport(added.id);
      expect(await changed(id)).toBe(false);
    }
    await service.changeClosure({
      scope: { kind: 'every-store' },
      after: { from: '2023-01-25', until: '2023-01-25', reason: '' },
    });
    expect(await changed(id)).toBe(true);
  });
});

it('remembers what a report was made from, and which of it was undone', async () => {
  const late = await addPoll('b,2023-01-25 11:30:00 UTC,active');
  const id = await report('latest');
  expect(await service.findReport(id)).toMatchObject({ asOfChoice: 'latest', fromUndone: false });
  await service.undoImport(late.id);
  const again = await addPoll('b,2023-01-25 11:30:00 UTC,inactive');
  expect(again.id).toBe(late.id);
  expect(await service.read('madeFrom', id)).toMatchObject([
    { id: 1, kind: 'polls', undone: false },
    { id: 2, kind: 'polls', file: late.file, importedAt: late.importedAt, undone: true },
  ]);
  expect(await service.findReport(id)).toMatchObject({ fromUndone: true });
});

it('labels a report, tells so, and refuses one that is not there', async () => {
  const id = await report('latest');
  const told: unknown[] = [];
  const stop = service.onChanged((touched) => told.push(touched));
  await service.renameReport(id, '  Before the holidays ');
  stop();
  expect(told).toEqual([['reports']]);
  await service.close();
  service = openService(file);
  expect(await service.listReports(1)).toMatchObject([{ id, label: 'Before the holidays' }]);
  await expect(service.renameReport('nobody', 'x')).rejects.toMatchObject({ code: 'report-unknown' });
});
