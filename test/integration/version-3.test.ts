import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openService, type ReportRecord } from '../../main/jobs/service/service.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { writeVersion3 } from '../fixtures/version-3.ts';

const folder = temporaryFolder();

it('tells of the reports of schema 3 all that can be told, and makes the same ones of its data', async () => {
  const file = join(folder, 'old.db');
  writeVersion3(file);
  const service = openService(file);
  try {
    const reports = await service.listReports(10);
    expect(reports).toHaveLength(7);
    for (const report of reports) {
      expect(report).toMatchObject({ label: '', state: 'Complete' });
      expect(report.asOfChoice).toBeUndefined();
      expect(await service.read('madeFrom', report.id)).toBeUndefined();
      expect(await service.read('hasDataChanged', report.id)).toBeUndefined();
    }
    expect((await service.read('listImports', 10)).every(({ sha256 }) => sha256 === undefined)).toBe(true);

    for (const asOf of [1_674_584_002_000, 'latest'] as const) {
      const id = await service.triggerReport({ asOf, reach: 5_400_000 });
      const made = await service.reportEnded(id);
      const old = reports.find(isAsMade(made));
      // How much was observed was not kept with a report then.
      const { observed, ...fleet } = made.fleet ?? {};
      expect(old?.fleet).toEqual(fleet);
      expect(observed?.week).toBeGreaterThan(0);
      expect(made.fleet?.interpolated.week).toBeGreaterThan(0);
      const csv = (report: string) =>
        service.read('reportCsv', report, { method: 'interpolated', extended: true, bounds: true });
      expect(await csv(old?.id ?? '')).toBe(await csv(id));
      // What is stored of a report was packed otherwise then.
      expect(await service.read('outagesCsv', old?.id ?? '')).toBe(await service.read('outagesCsv', id));
      const { record: _, ...table } = await service.read('reportTable', old?.id ?? '');
      const { record: __, ...newTable } = await service.read('reportTable', id);
      // Unobserved time was not kept by the hour of the week then.
      const heatmapOf = ({ details }: typeof table) => ({ ...details?.heatmap, unknown: undefined });
      expect(heatmapOf(table)).toEqual(heatmapOf(newTable));
      const withoutHeatmap = ({ details, ...rest }: typeof table) => ({
        ...rest,
        details: { ...details, heatmap: undefined, nobodyWatched: undefined, standing: undefined },
      });
      expect(withoutHeatmap(table)).toEqual(withoutHeatmap(newTable));
      // What nobody watched is exact now (SPEC §16): reports of then counted whole minutes, and closed stores' polls not.
      for (const [window, time] of (newTable.details?.nobodyWatched ?? []).entries()) {
        expect(time).toBeLessThanOrEqual(table.details?.nobodyWatched[window] ?? 0);
      }
      expect(table.details?.heatmap.unknown).toBeUndefined();
      // Nor was it kept which stores were never online, and which were open.
      expect(table.details?.standing).toBeUndefined();
      expect(newTable.details?.standing).toHaveLength(11);
      expect(newTable.details?.heatmap.unknown).toHaveLength(168);
    }
  } finally {
    await service.close();
  }
});

const isAsMade =
  ({ asOf, reach }: ReportRecord) =>
  (old: ReportRecord) =>
    old.asOf === asOf && old.reach === reach && old.stores === 11;
