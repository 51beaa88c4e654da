import fc from 'fast-check';
import { expect, test } from 'vitest';
import { downNowSheet, worstSheet } from '../../../../main/report/book/figures.ts';
import type { Subject } from '../../../../main/report/book/subject.ts';
import { summaryPage } from '../../../../main/report/book/summary-page.ts';
import { NO_GROUP } from '../../../../main/report/groups.ts';
import { lostSales } from '../../../../main/report/lost-sales.ts';
import { numbersOf } from '../../../../main/report/numbers.ts';
import type { Report } from '../../../../main/report/report.ts';
import { STANDING_FLAGS } from '../../../../main/report/standing-flags.ts';
import { runs } from '../../../fixtures/runs.ts';
import { dataSet } from '../../../reference/arbitraries.ts';
import { engineReport } from '../../../reference/engine.ts';

const subjectOf = (report: Report, group: string | undefined): Subject => ({
  report,
  record: {
    id: '',
    label: '',
    createdAt: 0,
    asOf: report.asOf,
    reach: 90 * 60_000,
    includesSample: false,
  },
  method: 'interpolated',
  stores: [...report.stores.keys()].filter((store) => report.details.groups[store] === group),
  setAside: 0,
  scope: { kind: 'groups', groups: [group ?? NO_GROUP] },
  madeFrom: undefined,
  version: '',
});

const wordsOf = (subject: Subject): string =>
  summaryPage(subject)
    .blocks.flatMap((block) => (block.kind === 'words' ? [block.text] : []))
    .join(' ');

/** A report whose stores are in two groups and none, with sales for some. */
const grouped = dataSet().map((data) => {
  const report = engineReport(data);
  const groups = report.stores.map((_, store) => ['North', 'South', undefined][store % 3]);
  const salesPerHour = report.stores.map((_, store) => (store % 2 === 0 ? 100 : undefined));
  return { ...report, details: { ...report.details, groups, salesPerHour } };
});

test('the page of a group leads with it, and tells of its own stores alone', () => {
  fc.assert(
    fc.property(grouped, fc.constantFrom('North', 'South', undefined), (report, group) => {
      const subject = subjectOf(report, group);
      const { stores } = subject;
      fc.pre(stores.length > 1);
      const { title } = summaryPage(subject);
      expect(title.startsWith(`${group ?? 'No group'}: downtime, the week to`)).toBe(true);
      const words = wordsOf(subject);
      const { standing = [] } = report.details;
      const having = (flag: number) => stores.filter((store) => ((standing[store] ?? 0) & flag) !== 0).length;
      const down = [...downNowSheet(subject, 1000).rows].length;
      if (down > 0) {
        const open = having(STANDING_FLAGS.open);
        expect(words).toContain(`${down} of ${open} open store${open === 1 ? '' : 's'} w`);
      }
      const never = having(STANDING_FLAGS.neverOnline);
      expect(words.includes('never online')).toBe(never > 0);
      const column = lostSales(report, report.details.salesPerHour).find(
        ({ method, measure, window }) =>
          method === 'interpolated' && measure === 'lost-sales' && window === 'week',
      );
      const lost = stores
        .filter((store) => report.details.salesPerHour[store] !== undefined)
        .reduce((sum, store) => sum + (column?.values[store] ?? Number.NaN), 0);
      const cost = /That cost about ([\d,]+) in sales/.exec(words)?.[1];
      if (cost !== undefined) expect(Number(cost.replaceAll(',', ''))).toBe(Math.round(lost));
    }),
    { numRuns: runs(40, 300) },
  );
});

test('a list says how many more there are, and since when by the store’s own clock', () => {
  fc.assert(
    fc.property(grouped, (report) => {
      const subject = subjectOf(report, 'North');
      const all = [...worstSheet(subject, 1000).rows].length;
      const { standing = [] } = report.details;
      const down = numbersOf(report, 'interpolated', 'down', 'week');
      const isToCall = (store: number) =>
        (down[store] ?? 0) > 0 && ((standing[store] ?? 0) & STANDING_FLAGS.neverOnline) === 0;
      expect(all).toBe(subject.stores.filter(isToCall).length);
      const { title } = worstSheet(subject, 1);
      expect(title).toBe(all > 1 ? `Most downtime: 1 of ${all} stores` : 'Most downtime');
      const sheet = downNowSheet(subject, 1000);
      const since = sheet.columns.find(({ name }) => name === 'since_local');
      if (since?.kind !== 'instant' || since.clock !== 'store') throw new Error('There is no such column.');
      for (const row of sheet.rows) {
        const store = report.stores.indexOf(
          String(sheet.columns.find(({ kind }) => kind === 'id')?.at(row) ?? ''),
        );
        const zone = report.details.zones[store];
        const clock = new Intl.DateTimeFormat('en-GB', {
          timeStyle: 'short',
          ...(zone === undefined ? {} : { timeZone: zone }),
        });
        expect(new Date(since.wallClock(row)).toISOString().slice(11, 16)).toBe(clock.format(since.at(row)));
      }
    }),
    { numRuns: runs(40, 300) },
  );
});
