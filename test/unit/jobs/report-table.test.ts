import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeReportTable, outagesTold } from '../../../main/jobs/report/report-table.ts';
import { dataSet } from '../../reference/arbitraries.ts';
import { engineReport } from '../../reference/engine.ts';

const RECORD = { id: 'x', label: '', createdAt: 0, progress: 1, state: 'Complete' } as const;
const NOTHING = { includesSample: false, fromUndone: false };

it('the table and what the view of outages tells are all of a report’s outages, and have no column in common', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const report = engineReport(data);
      const { asOf, reach } = data;
      const { details } = makeReportTable({ ...RECORD, ...NOTHING, asOf, reach }, report);
      const [shown, told] = [details?.outages ?? {}, outagesTold(report)];
      expect({ ...shown, ...told }).toEqual(report.details.outages);
      expect(Object.keys(told).filter((name) => name in shown)).toEqual([]);
      expect({ ...details, outages: undefined }).toEqual({ ...report.details, outages: undefined });
    }),
    { numRuns: 20 },
  );
});
