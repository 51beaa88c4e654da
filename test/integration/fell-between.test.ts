import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import { writeHourlyFleet } from '../e2e/hourly-fleet.ts';
import { folder } from '../fixtures/cli.ts';
import { readPdf } from '../fixtures/pdf.ts';

const HOUR = 3_600_000;
const AS_OF = Date.parse('2024-05-08T18:00:00Z');
const WEEK_HOURS = 168;

/** Two weeks in which stores are down alone now and then; in the newer one all of Lakeside is for six hours of a day. */
const writeFleet = (): string[] =>
  writeHourlyFleet(folder, {
    asOf: AS_OF,
    stores: 24,
    hours: 2 * WEEK_HOURS,
    isDown: (store, hour) => (store < 12 && hour >= 46 && hour < 52) || (hour * 7 + store * 13) % 61 === 0,
  });

test('two reports say that one event of the worse one is most of their difference, whichever comes first', async () => {
  const service = openService(`${folder}/fell-between.db`);
  try {
    for (const path of writeFleet()) await service.importFile({ path, sample: false });
    const make = async (asOf: number) => {
      const id = await service.triggerReport({ asOf, reach: 90 * 60_000 });
      const report = (await service.reportEnded(id)).id;
      await service.read('reportCsv', report, { method: 'interpolated', likely: true });
      return report;
    };
    const after = await make(AS_OF);
    const before = await make(AS_OF - WEEK_HOURS * HOUR);
    const { fell } = await service.read('compareReports', { before, after });
    expect(fell).toMatchObject({ events: 1 });
    // Of its first and last twenty minutes few stores are polled.
    expect(fell?.part).toBeGreaterThan(0.75);
    const event = AS_OF - 52 * HOUR;
    expect(Math.abs((fell?.largest.from ?? Number.NaN) - event)).toBeLessThanOrEqual(HOUR);
    const said = /no clear change: [\d.]+ % of the difference fell together on 2024-05-06/i;
    const pdf = async ({ parts }: { readonly parts: AsyncIterable<Uint8Array> }) =>
      (await readPdf(await buffer(parts))).texts[0]?.replaceAll(/\s+/g, ' ');
    const file = { method: 'interpolated', format: 'pdf', paper: 'a4' } as const;
    expect(await pdf(await service.comparisonFile({ before, after, ...file }))).toMatch(said);
    expect(await pdf(await service.reportFile(after, { tells: 'answer', ...file }))).toMatch(
      /of the difference fell together/,
    );
    const swapped = await service.read('compareReports', { before: after, after: before });
    expect(swapped.fell).toEqual(fell);
    const ofGroup = (group: string) => service.read('compareReports', { before, after, group });
    expect((await ofGroup('Lakeside')).fell?.largest).toEqual(fell?.largest);
    expect((await ofGroup('Harbour')).fell).toBeUndefined();
  } finally {
    await service.close();
  }
}, 60_000);
