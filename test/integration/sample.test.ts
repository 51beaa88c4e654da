import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOverview } from '../../main/database/care/overview.ts';
import { readReportStores } from '../../main/database/facts/report-stores.ts';
import { removeSample } from '../../main/database/facts/sample.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { sampleFiles } from '../../main/jobs/sample-files.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { writeBrokenSample } from '../../scripts/broken-sample.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { dump, importNow } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;

async function withDatabase(work: (database: WritableDatabase) => Promise<void>): Promise<void> {
  const database = openForWriting(join(folder, `${count++}.db`));
  try {
    await work(database);
  } finally {
    closeDatabase(database);
  }
}

const pollsFile = (row: string) => write(`store_id,timestamp_utc,status\n${row}\n`);
const zonesFile = (row: string) => write(`store_id,timezone_str\n${row}\n`);
const AT = '2023-01-22 12:00:00';

describe('the sample', () => {
  it('comes in whole, with nothing to warn of, and goes without a trace', () =>
    withDatabase(async (database) => {
      await importNow(database, zonesFile('own,UTC'));
      await importNow(database, pollsFile(`own,${AT},active`));
      const before = dump(database, { all: true });
      for (const file of sampleFiles()) {
        expect(await importNow(database, file, true)).toMatchObject({ rejected: 0, warnings: [] });
      }
      expect(readOverview(database)).toMatchObject({ hasSample: true });
      expect(readOverview(database).stores).toBeGreaterThan(30);
      removeSample(database);
      expect(dump(database, { all: true })).toBe(before);
      expect(readOverview(database)).toMatchObject({ stores: 1, polls: 1, hasSample: false });
    }));

  it('says the same where rows between its own cannot be read', async () => {
    const dumps: string[] = [];
    for (const broken of [false, true]) {
      await withDatabase(async (database) => {
        const { paths, rejected } = broken
          ? writeBrokenSample(folder)
          : { paths: sampleFiles(), rejected: 0 };
        let found = 0;
        for (const file of paths) found += (await importNow(database, file, false)).rejected;
        expect(found).toBe(rejected);
        const { stores, polls, storesWithHours, storesWithZone } = readOverview(database);
        dumps.push(JSON.stringify({ stores, polls, storesWithHours, storesWithZone }));
      });
    }
    expect(dumps[1]).toBe(dumps[0]);
  });

  it('leaves behind a store that a file of the person names too', () =>
    withDatabase(async (database) => {
      for (const file of sampleFiles()) await importNow(database, file, true);
      const [first] = readReportStores(database);
      await importNow(database, zonesFile(`${first?.id},UTC`));
      removeSample(database);
      expect(readReportStores(database).map(({ id, zone }) => ({ id, zone }))).toEqual([
        { id: first?.id, zone: 'UTC' },
      ]);
    }));

  it('takes along the reports that show it, and leaves the others', async () => {
    const service = openService(join(folder, 'reports.db'));
    const importAll = async (paths: readonly string[], sample: boolean) => {
      for (const path of paths) await service.importFile({ path, sample });
    };
    const report = async () => {
      const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
      await service.reportEnded(id);
      return id;
    };
    try {
      await importAll([pollsFile(`own,${AT},active`)], false);
      const own = await report();
      await importAll(sampleFiles(), true);
      const shown = await report();
      expect(await service.findReport(shown)).toMatchObject({ includesSample: true });
      await service.removeSample();
      expect((await service.listReports(10)).map(({ id }) => id)).toEqual([own]);
      expect(await service.findReport(shown)).toBeUndefined();
      expect(await service.read('reportCsv', own, { method: 'poll-count', extended: false })).toMatch(
        /\nown,/,
      );
    } finally {
      await service.close();
    }
  });
});
