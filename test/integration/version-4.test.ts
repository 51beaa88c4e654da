import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { writeVersion4 } from '../fixtures/version-4.ts';

const folder = temporaryFolder();

it('takes notes in a database of schema 4, whose data and reports stay what they were', async () => {
  const file = join(folder, 'old.db');
  writeVersion4(file);
  const service = openService(file);
  try {
    const [newest] = await service.listReports(10);
    expect(await service.listReports(10)).toHaveLength(9);
    const id = newest?.id ?? '';
    expect(await service.read('hasDataChanged', id)).toBe(false);
    expect(await service.read('notesOfReport', id)).toEqual([]);
    expect(await service.read('listClosures')).toEqual([
      { store: '*', from: '2023-01-24', until: '2023-01-24', reason: 'Stocktaking' },
    ]);

    const { stores, details } = await service.read('reportTable', id);
    const place = 0;
    const store = stores[details?.outages.store[place] ?? -1] ?? '';
    const span = { from: details?.outages.started[place] ?? 0, until: details?.outages.ended[place] ?? 0 };
    await service.changeNote({ store, after: { ...span, reason: 'internet-down', text: 'A digger' } });
    expect(await service.read('notesOfReport', id)).toMatchObject([
      { store, reason: 'internet-down', text: 'A digger', outages: [place] },
    ]);
    expect(await service.read('hasDataChanged', id)).toBe(false);
  } finally {
    await service.close();
  }
});
