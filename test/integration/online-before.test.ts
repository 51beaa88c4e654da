import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import { folder, write } from '../fixtures/cli.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
const DAYS = 10;

/** Hourly polls of stores that are open around the clock, in UTC; what each was is told by the day, from 0. */
function pollsFile(stores: Readonly<Record<string, (day: number) => boolean>>): string {
  const rows = ['store_id,timestamp_utc,status'];
  for (const [store, isUp] of Object.entries(stores)) {
    for (let hour = 0; hour < DAYS * 24; hour++) {
      const at = new Date(START + hour * HOUR + 1_800_000).toISOString();
      rows.push(`${store},${at},${isUp(Math.floor(hour / 24)) ? 'active' : 'inactive'}`);
    }
  }
  return write(rows.join('\n'));
}

const ZONE = 'UTC';
const zonesFile = (stores: readonly string[]) =>
  write(['store_id,timezone_str', ...stores.map((store) => `${store},${ZONE}`)].join('\n'));

it('tells those down for all of a day that were online the week before from those that never are', async () => {
  const stores = {
    always: () => true,
    dead: () => false,
    'down-since-last-night': (day: number) => day < 8,
    'long-gone': (day: number) => day < 1,
    'part-of-it': (day: number) => day !== 8,
  };
  const service = openService(join(folder, 'online-before.db'));
  try {
    for (const path of [pollsFile(stores), zonesFile(Object.keys(stores))]) {
      await service.importFile({ path, sample: false });
    }
    const before = async (from: string, to: string) => {
      const period = { kind: 'dates', from, to } as const;
      const id = await service.triggerReport({ asOf: 'latest', reach: 90 * 60_000, period });
      await service.reportEnded(id);
      const table = await service.read('reportTable', id);
      return (await service.read('onlineBefore', id)).map((place) => table.stores[place]);
    };
    expect(await before('2024-01-09', '2024-01-09')).toEqual([
      'down-since-last-night',
      'long-gone',
      'part-of-it',
    ]);
    // By then the one that was online on the first day alone was not in the week before.
    expect(await before('2024-01-10', '2024-01-10')).toEqual(['down-since-last-night']);
    // A week is long enough to tell for itself.
    expect(await before('2024-01-03', '2024-01-09')).toEqual([]);
    const week = await service.triggerReport({ asOf: 'latest', reach: 90 * 60_000 });
    await service.reportEnded(week);
    expect(await service.read('onlineBefore', week)).toEqual([]);
  } finally {
    await service.close();
  }
});
