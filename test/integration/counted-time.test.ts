import { expect, test } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import type { NamedNumber } from '../../main/report/numbers.ts';
import { folder, write } from '../fixtures/cli.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
const STORES = 20;
const HOURS = 200;
const groupOf = (store: number) => (store % 4 === 0 ? undefined : `Group ${store % 3}`);

/** Stores that are open around the clock, unwatched now and then, and all of them for a night. */
function files(): readonly string[] {
  const polls = ['store_id,timestamp_utc,status'];
  for (let store = 0; store < STORES; store++) {
    for (let hour = 0; hour < HOURS; hour++) {
      const isUnwatched = (hour > 90 && hour < 100) || (hour * 5 + store * 3) % 17 < 3;
      if (isUnwatched) continue;
      const status = (hour * 7 + store * 13) % 61 < 3 ? 'inactive' : 'active';
      polls.push(`s${store},${new Date(START + hour * HOUR + store * 60_000).toISOString()},${status}`);
    }
  }
  const stores = Array.from(
    { length: STORES },
    (_, store) => `s${store},Store ${store},${groupOf(store) ?? ''}`,
  );
  return [write(polls.join('\n')), write(['store_id,name,group', ...stores].join('\n'))];
}

const sum = (times: Float64Array | undefined) => times?.reduce((total, time) => total + time, 0);

/** To the millisecond: sums of half milliseconds are exact. */
test('the hours of all groups add up to those of all stores, and each group’s to its own numbers', async () => {
  const service = openService(`${folder}/counted.db`);
  try {
    for (const path of files()) await service.importFile({ path, sample: false });
    const id = await service.triggerReport({ asOf: 'latest', reach: 90 * 60_000 });
    const report = (await service.reportEnded(id)).id;
    const { overview } = await service.read('openAside', report);
    if (!overview.ok) throw new Error(overview.error.message);
    const { heatmap, observed, groups } = overview.value;
    const counted = await Promise.all(
      groups.map(({ group = 'No group' }) => service.read('countedTime', { report, group })),
    );
    expect(groups.map(({ group }) => group)).toEqual(['Group 0', 'Group 1', 'Group 2', undefined]);
    for (const of of ['business', 'down', 'unknown'] as const) {
      const together = heatmap[of]?.map((_, hour) =>
        counted.reduce((total, one) => total + (one?.heatmap[of]?.[hour] ?? Number.NaN), 0),
      );
      expect(together).toEqual(heatmap[of]);
    }
    groups.forEach(({ rollUp }, place) => {
      const number = (measure: NamedNumber['measure']) =>
        rollUp.numbers.find(
          (one) => one.method === 'interpolated' && one.measure === measure && one.window === 'week',
        )?.time;
      expect(sum(counted[place]?.heatmap.down)).toBe(number('down'));
      expect(sum(counted[place]?.heatmap.unknown)).toBe(number('unknown'));
    });
    observed.forEach(({ window, nobodyWatched, known }, at) => {
      const total = (of: 'nobodyWatched' | 'known') =>
        counted.reduce((time, one) => time + (one?.observed[at]?.[of] ?? Number.NaN), 0);
      expect([window, total('nobodyWatched'), total('known')]).toEqual([window, nobodyWatched, known]);
    });
    // The pause is of all stores, not of the polls of one group.
    expect(observed.at(-1)?.nobodyWatched).toBeGreaterThan(0);
    expect(await service.read('countedTime', { report, group: 'Group 9' })).toBeUndefined();
    expect(await service.read('countedTime', { report })).toBeUndefined();
  } finally {
    await service.close();
  }
});
