import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import { METHODS } from '../../main/report/types.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { VERSION_1_REPORTS, version1Csv, writeVersion1 } from '../fixtures/version-1.ts';

const folder = temporaryFolder();

it('reports of a database that version 1 wrote what version 1 reported, to the byte', async () => {
  const file = join(folder, 'old.db');
  writeVersion1(file);
  const service = openService(file);
  try {
    const reports = await service.listReports(10);
    expect(reports).toHaveLength(3);
    for (const { asOf, name } of VERSION_1_REPORTS) {
      const id = await service.triggerReport({ asOf, reach: 5_400_000 });
      const { asOf: instant } = await service.reportEnded(id);
      const stored = reports.find((report) => report.asOf === instant && report.includesSample);
      for (const method of METHODS) {
        const csv = version1Csv(name, method);
        expect(await service.read('reportCsv', id, { method, extended: true })).toBe(csv);
        expect(await service.read('reportCsv', stored?.id ?? '', { method, extended: true })).toBe(csv);
      }
    }
    expect(await service.read('overview')).toMatchObject({
      stores: 9,
      polls: 2537,
      newestPoll: 1_730_743_442_304,
    });
  } finally {
    await service.close();
  }
});
