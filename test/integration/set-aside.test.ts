import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSetAside } from '../../main/database/facts/set-aside.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { backUp, restore, salvage } from '../../main/jobs/backup/commands.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { folder, start, write } from '../fixtures/cli.ts';

let count = 0;
const newPath = () => join(folder, `${count++}.db`);

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
const STORES = 24;
const HOURS = 200;

/** Polls of stores that are open around the clock; the first two are never up, others are down now and then. */
function pollsFile(): string {
  const rows = ['store_id,timestamp_utc,status'];
  for (let store = 0; store < STORES; store++) {
    for (let hour = 0; hour < HOURS; hour++) {
      const isDown = store < 2 || (hour * 7 + store * 13) % 61 < 2;
      const at = new Date(START + hour * HOUR + ((store * 7 + hour * 11) % 50) * 60_000).toISOString();
      rows.push(`s${store},${at},${isDown ? 'inactive' : 'active'}`);
    }
  }
  return write(rows.join('\n'));
}
const DATE = '2024-01-09';
const asideOf = (...stores: string[]) =>
  stores.map((store) => ({ store, since: DATE, reason: 'Closed for good' }));

async function withReport(file: string, work: (service: Service, report: string) => Promise<void>) {
  const service = openService(file);
  try {
    await service.importFile({ path: pollsFile(), sample: false });
    const id = await service.triggerReport({ asOf: 'latest', reach: 90 * 60_000 });
    await work(service, (await service.reportEnded(id)).id);
  } finally {
    await service.close();
  }
}

describe('stores that are set aside', () => {
  it('leave the sums of reports that are there at once, keep their rows, and come back as they went', async () => {
    await withReport(newPath(), async (service, report) => {
      const opened = () => service.read('openAside', report);
      const overview = async () => {
        const told = (await opened()).overview;
        if (!told.ok) throw new Error(told.error.message);
        return told.value;
      };
      const file = () => service.read('reportCsv', report, { method: 'interpolated' });
      const [before, rows] = [await overview(), await file()];
      const undo = await service.changeSetAside({ aside: asideOf('s0', 's1', 's5'), back: [] });
      expect(undo).toEqual({ aside: [], back: ['s0', 's1', 's5'] });
      const after = await overview();
      expect([after.setAside, after.fleet.stores, before.fleet.stores]).toEqual([3, STORES - 3, STORES]);
      expect(await file()).toBe(rows);
      const { leftOut, summaries } = (await opened()).table;
      expect(leftOut.map(({ store }) => store)).toEqual(['s0', 's1', 's5']);
      expect(summaries.interpolated).toMatchObject({ stores: STORES - 3, setAside: 3 });
      const counted = await service.read('countedTime', { report });
      const sum = (times: Float64Array | undefined) => times?.reduce((total, time) => total + time, 0);
      const down = after.fleet.numbers.find(
        (one) => one.method === 'interpolated' && one.measure === 'down' && one.window === 'week',
      );
      expect(sum(counted?.heatmap.down)).toBe(down?.time);
      const trend = await service.read('reportTrend', report, 0);
      expect(trend?.fleet.numbers).toEqual(after.fleet.numbers);

      await service.changeSetAside(undo);
      expect(await overview()).toEqual(before);
      expect(await service.read('countedTime', { report })).toBeUndefined();
    });
  }, 60_000);

  it('are told nothing of others by, and are found out anew when others are set aside', async () => {
    await withReport(newPath(), async (service, report) => {
      const found = async () => {
        await service.read('reportCsv', report, { method: 'interpolated', likely: true });
        return service.read('sureKept', report);
      };
      const fleet = async () =>
        (await service.read('storeSure', report, 's7'))?.ranges.find(({ window }) => window === 'week');
      expect(await found()).toBe('all');
      const before = await fleet();
      const undo = await service.changeSetAside({ aside: asideOf('s5', 's6', 's8'), back: [] });
      expect(await service.read('sureKept', report)).toBe('earlier');
      expect(await found()).toBe('all');
      const after = await fleet();
      expect(after?.high).toBeGreaterThan(0);
      expect(after).not.toEqual(before);
      expect((await service.read('storeSure', report, 's5'))?.rank).toBeUndefined();
      expect((await service.read('storeSure', report, 's5'))?.ranges).toHaveLength(3);
      await service.changeSetAside(undo);
      expect(await found()).toBe('all');
      expect(await fleet()).toEqual(before);
    });
  }, 60_000);

  it('are kept over backups, restores, salvage and undone imports, and refused where they make no sense', async () => {
    const file = newPath();
    await withReport(file, async (service) => {
      const one = { store: 's3', since: DATE, reason: '  Not \ud83d mine ' };
      await service.changeSetAside({ aside: [one], back: [] });
      const refused = (change: Parameters<Service['changeSetAside']>[0]) =>
        service.changeSetAside(change).then(
          () => 'taken',
          (error: { code?: string }) => error.code,
        );
      expect(await refused({ aside: [{ ...one, since: '2024-02-30' }], back: [] })).toBe('set-aside-refused');
      expect(await refused({ aside: [{ ...one, reason: 'x'.repeat(1001) }], back: [] })).toBe(
        'set-aside-refused',
      );
      expect(await refused({ aside: [one, { ...one, store: 'nobody' }], back: ['s3'] })).toBe(
        'store-unknown',
      );
      const [undoable] = await service.read('listImports', 1);
      await service.undoImport(undoable?.id ?? 0);
      await service.importFile({ path: pollsFile(), sample: false });
      expect((await service.read('overview')).stores).toBe(STORES);
    });
    const keptIn = (path: string) => {
      const database = openForWriting(path);
      try {
        return readSetAside(database).map(({ store, since, reason }) => ({ store, since, reason }));
      } finally {
        closeDatabase(database);
      }
    };
    const kept = [{ store: 's3', since: DATE, reason: 'Not \ufffd mine' }];
    const [backup, restored, saved] = [newPath(), newPath(), newPath()];
    await backUp(file, backup);
    await restore(backup, restored);
    expect((await salvage(file, saved)).aside).toEqual({ saved: 1, of: 1 });
    for (const path of [file, restored, saved]) expect(keptIn(path)).toEqual(kept);
  }, 60_000);

  it('are honoured by the command line, which says so', async () => {
    const file = newPath();
    await withReport(file, async (service) => {
      await service.changeSetAside({ aside: asideOf('s0', 's1'), back: [] });
    });
    const { cwd, outcome } = start(['report', '--database', file, '--method', 'interpolated']);
    const { code, stderr } = await outcome;
    expect(code).toBe(0);
    expect(stderr).toContain(
      `  ${STORES - 2} stores, 0 without data in the last week\n  2 more stores set aside`,
    );
    const rows = readFileSync(join(cwd, 'report.csv'), 'utf8').trim().split('\n');
    expect(rows).toHaveLength(STORES + 1);
  }, 60_000);
});
