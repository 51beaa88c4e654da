import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { writeVersion6 } from '../fixtures/version-6.ts';

const folder = temporaryFolder();

it('keeps of a database of schema 6 what it held, and gives space back to the disk from then on', async () => {
  const file = join(folder, 'old.db');
  writeVersion6(file);
  const service = openService(file);
  try {
    expect(await service.read('keeping')).toEqual({ reports: 200, undoDays: 'always' });
    const reports = await service.listReports(100);
    expect(reports).toHaveLength(10);
    expect(reports[0]).toMatchObject({ label: 'Opening week', state: 'Complete' });
    expect(await service.read('undoable')).toMatchObject({ polls: 2, stores: 1 });
    expect(await service.read('overview')).toMatchObject({ stores: 12, polls: 2539 });
    const { given, left, because } = await service.deletePollsBefore(Date.UTC(2024, 10, 1));
    expect({ left, because }).toEqual({ left: 0, because: undefined });
    expect(given).toBeGreaterThan(0);
    expect((await service.listReports(100)).map(({ id }) => id)).toEqual(reports.map(({ id }) => id));
    expect(await service.read('notesOfReport', reports[1]?.id ?? '')).toHaveLength(1);
  } finally {
    await service.close();
  }
});
