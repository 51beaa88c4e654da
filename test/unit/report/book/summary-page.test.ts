import fc from 'fast-check';
import { expect, test } from 'vitest';
import { downNowSheet, stillDown, worstSheet } from '../../../../main/report/book/figures.ts';
import type { Subject } from '../../../../main/report/book/subject.ts';
import { summaryPage } from '../../../../main/report/book/summary-page.ts';
import { NO_GROUP } from '../../../../main/report/groups.ts';
import { lostSales } from '../../../../main/report/lost-sales.ts';
import { numbersOf } from '../../../../main/report/numbers.ts';
import type { Report } from '../../../../main/report/report.ts';
import {
  downAtClosingTest,
  neverOnlineTest,
  STANDING_FLAGS,
} from '../../../../main/report/standing-flags.ts';
import { runs } from '../../../fixtures/runs.ts';
import { assertUntilMet } from '../../../fixtures/until-met.ts';
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

const tablesOf = (subject: Subject) =>
  summaryPage(subject).blocks.flatMap((block) => (block.kind === 'table' ? [block.sheet] : []));

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
        expect(words).toContain(
          `${down} of the ${open} store${open === 1 ? ' that was' : 's that were'} open w`,
        );
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
      if (cost !== undefined) {
        expect(Number(cost.replaceAll(',', ''))).toBe(Math.round(lost));
        expect(wordsOf({ ...subject, currency: 'EUR' })).toContain(`That cost about €${cost} in sales (€`);
      }
    }),
    { numRuns: runs(40, 300) },
  );
});

test('of several groups the lists of the first page come before the figures, then each group', () => {
  fc.assert(
    fc.property(grouped, (report) => {
      const stores = [...report.stores.keys()];
      fc.pre(stores.length > 2);
      const subject: Subject = { ...subjectOf(report, 'North'), stores, scope: { kind: 'all' } };
      const titles = tablesOf(subject).map(({ title }) => title.replace(/[,:].*/, ''));
      expect(titles.filter((title) => !/^(Down at as-of|Most downtime)/.test(title))).toEqual([
        'Groups',
        'In figures',
      ]);
      expect(titles.indexOf('Groups')).toBeGreaterThan(titles.indexOf('Most downtime'));
      const ofOne = tablesOf(subjectOf(report, 'North')).map(({ title }) => title);
      expect(ofOne).not.toContain('Groups');
    }),
    { numRuns: runs(40, 300) },
  );
});

test('of more groups than have room, those with the most downtime come first and all of them last', () => {
  fc.assert(
    fc.property(grouped, (report) => {
      const count = report.stores.length;
      fc.pre(count > 3);
      const groups = report.stores.map((_, store) => `Group ${store}`);
      const subject: Subject = {
        ...subjectOf({ ...report, details: { ...report.details, groups } }, 'Group 0'),
        stores: [...report.stores.keys()],
        scope: { kind: 'all' },
      };
      const tables = tablesOf(subject);
      expect(tables.map(({ title }) => title).slice(-3)).toEqual([
        `Groups with the most downtime, of ${count}`,
        'In figures',
        'Groups',
      ]);
      expect([...(tables.at(-1)?.rows ?? [])].length).toBe(count);
    }),
    { numRuns: runs(10, 100) },
  );
});

test('a name from right to left is set apart in a sentence', () => {
  fc.assert(
    fc.property(grouped, (report) => {
      const groups = report.stores.map(() => 'مطاعم الشرق');
      const subject = subjectOf({ ...report, details: { ...report.details, groups } }, 'مطاعم الشرق');
      expect(summaryPage(subject).title.startsWith('\u2068مطاعم الشرق\u2069: downtime')).toBe(true);
    }),
    { numRuns: 3 },
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
      expect(title).toBe(all > 1 ? `Most downtime: 1 of ${all} stores with downtime` : 'Most downtime');
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

test('of one store that is down it says since when by its own clock', () => {
  let said = 0;
  assertUntilMet(
    fc.property(grouped, (report) => {
      const { outages, zones } = report.details;
      for (const outage of stillDown({ report, stores: [...report.stores.keys()] })) {
        const store = outages.store[outage] as number;
        const words = wordsOf({
          ...subjectOf(report, 'North'),
          stores: [store],
          scope: { kind: 'store', store },
        });
        const parts = new Intl.DateTimeFormat('sv-SE', {
          dateStyle: 'short',
          timeStyle: 'short',
          timeZone: zones[store] ?? 'UTC',
        });
        const since = parts.format(Math.floor(outages.started[outage] as number));
        // One clock a page.
        const at = parts.format(Math.floor(subjectOf(report, 'North').record.asOf));
        const zone = zones[store] ?? 'UTC';
        expect(words).toContain(`It was down at ${at} ${zone}, since ${since} ${zone}.`);
        said++;
      }
    }),
    runs(60, 400),
    () => said,
  );
});

test('what it says of the hour before as-of where none is down is what the window says', () => {
  fc.assert(
    fc.property(grouped, (report) => {
      const stores = [...report.stores.keys()];
      const subject: Subject = { ...subjectOf(report, 'North'), stores, scope: { kind: 'all' } };
      fc.pre(stores.length > 1 && stillDown(subject).length === 0);
      const time = (measure: 'up' | 'down' | 'unknown', store: number) =>
        numbersOf(report, 'interpolated', measure, 'hour')[store] ?? 0;
      const known = (store: number) => time('up', store) + time('down', store);
      const open = stores.filter((store) => known(store) + time('unknown', store) > 0);
      const polled = open.filter((store) => known(store) > 0);
      const words = wordsOf(subject);
      expect(words.includes('None of them was found down')).toBe(
        polled.length > 0 && polled.length * 2 >= open.length,
      );
      expect(words.includes('None of those was found down')).toBe(
        polled.length > 0 && polled.length * 2 < open.length,
      );
      expect(words.includes('All of them were closed')).toBe(open.length === 0);
      const { details } = report;
      const [wasDown, isNeverOnline] = [downAtClosingTest(details), neverOnlineTest(details)];
      const closedDown = stores.filter((store) => wasDown(store) && !isNeverOnline(store)).length;
      const told = /(\d+) stores? (?:was|were) down when (?:it|they) closed\./.exec(words)?.[1];
      expect(Number(told ?? 0)).toBe(closedDown);
      const isNobody = open.length > 0 && polled.length === 0;
      expect(words.includes('Nobody watched in the hour')).toBe(isNobody && open.length === stores.length);
      expect(words.includes(`${stores.length - open.length} store`) && words.includes('closed; ')).toBe(
        isNobody && open.length < stores.length,
      );
    }),
    { numRuns: runs(60, 300) },
  );
});
