import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { computeReportAlone } from '../../main/jobs/report/compute-report.ts';
import { openService } from '../../main/jobs/service/service.ts';
import type { Measure } from '../../main/report/numbers.ts';
import { storesSheet } from '../../main/report/sheets/stores.ts';
import { METHODS, type Method, type PeriodName } from '../../main/report/types.ts';
import { csvOf } from '../../main/report/write/csv.ts';
import { csvFiles, csvStyle } from '../fixtures/csv-files.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { importNow } from '../fixtures/importing.ts';
import { runs } from '../fixtures/runs.ts';
import { dataSet } from '../reference/arbitraries.ts';
import { referenceCsv, referenceOutagesCsv } from '../reference/csv.ts';
import { type DataSet, referenceOutages, referenceReport } from '../reference/report.ts';
import type { ReportRow } from '../reference/rows.ts';

const folder = temporaryFolder();
let count = 0;

/** A data set, the style and the order its files come in. */
const drawn = fc.record({
  data: dataSet(),
  styles: fc.tuple(csvStyle, csvStyle, csvStyle, csvStyle),
  order: fc.shuffledSubarray(['polls', 'hours', 'zones', 'closures'] as const, { minLength: 4 }),
});

function writeFiles({
  data,
  styles,
  order,
}: typeof drawn extends fc.Arbitrary<infer T> ? T : never): string[] {
  const [ofPolls, ofHours, ofZones, ofClosures] = styles;
  const texts = {
    polls: csvFiles(data, ofPolls).polls,
    hours: csvFiles(data, ofHours).hours,
    zones: csvFiles(data, ofZones).zones,
    closures: csvFiles(data, ofClosures).closures,
  };
  return order.map((kind) => {
    const path = join(folder, `${count}-${kind}.csv`);
    writeFileSync(path, texts[kind]);
    return path;
  });
}

const everyRow = ({ data }: { data: Pick<DataSet, 'polls' | 'hours' | 'zones' | 'closures'> }) =>
  data.polls.length + data.hours.length + data.zones.length + (data.closures?.length ?? 0);

it('files in, the report of the reference out, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (input) => {
      const files = writeFiles(input);
      const database = openForWriting(join(folder, `${count++}.db`));
      try {
        let accepted = 0;
        for (const file of files) accepted += (await importNow(database, file)).accepted;
        expect(accepted).toBe(everyRow(input));
        const report = computeReportAlone(database, input.data, new AbortController().signal);
        const reference = referenceReport(input.data);
        for (const method of METHODS) {
          expect(csvOf(storesSheet(report, { method, extended: true, bounds: true }))).toBe(
            referenceCsv(reference, method, true, true),
          );
        }
      } finally {
        closeDatabase(database);
        for (const file of [...files, database.name]) rmSync(file);
      }
    }),
    { numRuns: runs(40, 400) },
  );
});

function numberOf(row: ReportRow, method: Method, measure: Measure, window: PeriodName): number {
  if (window === 'period') return Number.NaN;
  if (measure === 'closed') return row.closed[window];
  if (measure === 'down-at-least') return row.bounds[window].atLeast;
  if (measure === 'down-at-most') return row.bounds[window].atMost;
  if (measure === 'unknown') return row.interpolated[window].unknown;
  return (method === 'poll-count' ? row.pollCount : row.interpolated)[window][measure];
}

it('the same through the whole service: threads, stored report, both methods', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (input) => {
      const files = writeFiles(input);
      const service = openService(join(folder, `${count++}.db`));
      try {
        for (const path of files) {
          const record = await service.importFile({ path, sample: false });
          expect(record.rejected).toBe(0);
        }
        const { asOf, reach } = input.data;
        const reference = referenceReport(input.data);
        if (reference.length === 0) return;
        const id = await service.triggerReport({ asOf, reach });
        expect(await service.reportEnded(id)).toMatchObject({ state: 'Complete', asOf, reach, progress: 1 });
        for (const method of METHODS) {
          const csv = await service.read('reportCsv', id, { method, extended: method === 'interpolated' });
          expect(csv).toBe(referenceCsv(reference, method, method === 'interpolated'));
        }
        for (const weeksBefore of [0, 1, 2]) {
          const then = { ...input.data, asOf: asOf - weeksBefore * 604_800_000 };
          const rows = referenceReport(then);
          const week = await service.read('reportTrend', id, weeksBefore);
          expect(week === undefined).toBe(!then.polls.some(({ at }) => at <= then.asOf));
          for (const { method, measure, window, time } of week?.fleet.numbers ?? []) {
            expect(time).toBe(rows.reduce((total, row) => total + numberOf(row, method, measure, window), 0));
          }
          const place = rows.length - 1;
          const trend = await service.read('storeTrend', id, rows[place]?.store ?? '');
          expect(trend[weeksBefore]?.asOf).toBe(week?.asOf);
          for (const { method, measure, window, time } of trend[weeksBefore]?.numbers ?? []) {
            expect(time).toBe(
              rows.slice(place).reduce((_, row) => numberOf(row, method, measure, window), 0),
            );
          }
        }
        expect(await service.read('outagesCsv', id)).toBe(referenceOutagesCsv(referenceOutages(input.data)));
      } finally {
        await service.close();
      }
    }),
    { numRuns: runs(4, 12) },
  );
});
