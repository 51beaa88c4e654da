import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { compareReports } from '../../main/report/compare.ts';
import type { Compared, ComparedReport } from '../../main/report/compared.ts';
import { NUMBER_NAMES, numbersOf } from '../../main/report/numbers.ts';
import type { ReportDetails } from '../../main/report/report.ts';
import { comparisonSheet } from '../../main/report/sheets/comparison.ts';
import { compareStoreIds } from '../../main/report/store-order.ts';
import { METHODS, WINDOWS } from '../../main/report/types.ts';
import { periodPercent, uptimePercent } from '../../main/report/uptime.ts';
import { WEEK } from '../../main/report/weekly-hours.ts';
import { formatTime } from '../../main/report/write/cell-text.ts';
import { csvOf } from '../../main/report/write/csv.ts';

const IDS = ['1', '2', '3', '=4', 'a,b', 'Ä', 'ä', '10'];
const AS_OF = Date.UTC(2023, 0, 25, 18);

const time = fc.oneof(fc.constant(0), fc.nat(WEEK));
const group = fc.constantFrom(undefined, 'North', 'South');

/** A report of some of the stores, with whole milliseconds so that sums are exact in any order. */
const side: fc.Arbitrary<ComparedReport> = fc
  .subarray(IDS)
  .chain((ids) => {
    const stores = ids.sort(compareStoreIds);
    const perStore = { minLength: stores.length, maxLength: stores.length };
    return fc.record({
      asOf: fc.constantFrom(AS_OF, AS_OF - 3_600_000, AS_OF - WEEK, AS_OF - 2 * WEEK),
      reach: fc.constantFrom(1, 2),
      stores: fc.constant(stores),
      columns: fc.array(fc.array(time, perStore), { minLength: 24, maxLength: 24 }).map((values) =>
        NUMBER_NAMES.map((column, index) => ({
          ...column,
          values: Float64Array.from(values[index] ?? []),
        })),
      ),
      groups: fc.option(fc.array(group, perStore), { nil: undefined }),
    });
  })
  .map(({ asOf, reach, stores, columns, groups }) => {
    const details =
      groups === undefined
        ? undefined
        : ({
            groups,
            names: groups.map(() => '=name'),
            strips: new Uint8Array(),
          } as unknown as ReportDetails);
    return { asOf, reach, report: { asOf, stores, columns, details } };
  });

/** What a report says of a store, looked up afresh; NaN where the store is not in it. */
function saidOf(
  { report }: ComparedReport,
  id: string | undefined,
  { method, measure, window }: Pick<Compared['columns'][number], 'method' | 'measure' | 'window'>,
): number {
  const place = report.stores.indexOf(id ?? '');
  if (place < 0) return Number.NaN;
  const of = (name: 'up' | 'down') => numbersOf(report, method, name, window)[place] ?? Number.NaN;
  const unknown = numbersOf(report, 'interpolated', 'unknown', window)[place] ?? Number.NaN;
  if (measure === 'uptime') return uptimePercent(of('up'), of('down')) ?? Number.NaN;
  if (measure === 'observed') return periodPercent(of('up') + of('down'), unknown);
  // These reports do not keep their weeks hour by hour.
  if (measure === 'same-hours') return Number.NaN;
  return measure === 'unknown' ? unknown : of(measure);
}

it('tells of every store of either report what each says', () => {
  fc.assert(
    fc.property(side, side, (before, after) => {
      const { stores } = compareReports(before, after);
      const all = [...new Set([...before.report.stores, ...after.report.stores])].sort(compareStoreIds);
      expect(stores.names).toEqual(all);
      stores.names.forEach((id, place) => {
        const isIn = (one: ComparedReport) => one.report.stores.includes(id ?? '');
        expect(stores.presences[place]).toBe(!isIn(before) ? 'new' : isIn(after) ? 'both' : 'gone');
        for (const column of stores.columns) {
          expect(column.before[place]).toBe(saidOf(before, id, column));
          expect(column.after[place]).toBe(saidOf(after, id, column));
        }
      });
    }),
  );
});

const total = (values: Iterable<number>) =>
  [...values].reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);

it('adds up: the differences of stores, and of groups, are the fleet’s', () => {
  fc.assert(
    fc.property(side, side, (before, after) => {
      const { fleet, groups, stores, caveats } = compareReports(before, after);
      const parts = caveats.some(({ kind }) => kind === 'no-groups') ? [stores] : [stores, groups];
      for (const part of parts) {
        part.columns.forEach(({ measure, ...column }, index) => {
          if (measure !== 'up' && measure !== 'down' && measure !== 'unknown') return;
          const ofFleet = fleet.columns[index];
          expect(total(column.after) - total(column.before)).toBe(
            total(ofFleet?.after ?? new Float64Array()) - total(ofFleet?.before ?? new Float64Array()),
          );
        });
      }
    }),
  );
});

it('tells of one group what it tells of its stores, its sums and its caveats too', () => {
  const names = fc.constantFrom('North', 'South', 'No group');
  fc.assert(
    fc.property(side, side, names, (before, after, name) => {
      const all = compareReports(before, after);
      const of = compareReports(before, after, name);
      const places = all.details.flatMap(({ group = 'No group' }, place) => (group === name ? [place] : []));
      const among = <T>(values: ArrayLike<T>) => places.map((place) => values[place]);
      expect(of.stores.names).toEqual(among(all.stores.names));
      expect(of.details).toEqual(among(all.details));
      expect(of.groups).toEqual(all.groups);
      of.stores.columns.forEach((column, index) => {
        const ofAll = all.stores.columns[index];
        expect([...column.after]).toEqual(among(ofAll?.after ?? []));
        if (column.measure !== 'up' && column.measure !== 'down' && column.measure !== 'unknown') return;
        expect(total(of.fleet.columns[index]?.before ?? [])).toBe(total(column.before));
        expect(total(of.fleet.columns[index]?.after ?? [])).toBe(total(column.after));
      });
      expect(of.caveats.some(({ kind }) => kind === 'stores')).toBe(
        of.stores.presences.some((presence) => presence !== 'both'),
      );
    }),
  );
});

it('finds nothing changed between a report and itself, and the opposite the other way round', () => {
  fc.assert(
    fc.property(side, side, (before, after) => {
      const there = compareReports(before, after);
      const back = compareReports(after, before);
      there.stores.columns.forEach(({ before: was, after: is }, index) => {
        expect(back.stores.columns[index]).toMatchObject({ before: is, after: was });
      });
      const same = compareReports(before, before);
      for (const { before: was, after: is } of same.stores.columns) expect(is).toEqual(was);
      expect(same.stores.presences.every((presence) => presence === 'both')).toBe(true);
    }),
  );
});

it('tells what makes them less than alike', () => {
  const kinds = (before: ComparedReport, after: ComparedReport) =>
    compareReports(before, after).caveats.map(({ kind }) => kind);
  fc.assert(
    fc.property(side, side, (before, after) => {
      const found = kinds(before, after);
      const apart = Math.abs(before.asOf - after.asOf);
      expect(found.includes('reach')).toBe(before.reach !== after.reach);
      expect(found.includes('overlap')).toBe(apart < WEEK);
      expect(found.includes('time-of-day')).toBe(apart % 86_400_000 !== 0);
      expect(found.includes('stores')).toBe(before.report.stores.join() !== after.report.stores.join());
    }),
  );
});

it('writes a CSV that no spreadsheet runs, empty where a store is not in a report', () => {
  fc.assert(
    fc.property(side, side, fc.constantFrom(...METHODS), (before, after, method) => {
      const comparison = compareReports(before, after);
      const { data } = Papa.parse<Record<string, string>>(csvOf(comparisonSheet(comparison, method)).trim(), {
        header: true,
      });
      expect(data.map((row) => row['store_id'])).toEqual(
        comparison.stores.names.map((id) => (id === '=4' ? "'=4" : id)),
      );
      for (const [place, row] of data.entries()) {
        expect(row['presence']).toBe(comparison.stores.presences[place]);
        if (row['store_name'] !== '') expect(row['store_name']).toBe("'=name");
        for (const { name: window } of WINDOWS) {
          const column = comparison.stores.columns.find(
            (one) => one.method === method && one.measure === 'down' && one.window === window,
          );
          const [was, is] = [column?.before[place] ?? Number.NaN, column?.after[place] ?? Number.NaN];
          const cell = (value: number) =>
            Number.isNaN(value) ? '' : formatTime(value, window === 'hour' ? 60_000 : 3_600_000);
          const observed = [before, after].map((one) => {
            const of = (measure: 'up' | 'down' | 'unknown') =>
              saidOf(one, comparison.stores.names[place], { method: 'interpolated', measure, window });
            return [of('up') + of('down'), of('up') + of('down') + of('unknown')] as const;
          });
          // None where nobody watched is not known to be none.
          const isNone = (value: number, side: 0 | 1) =>
            value === 0 && observed[side]?.[0] === 0 && observed[side][1] > 0;
          expect(row[`downtime_last_${window}_before`]).toBe(isNone(was, 0) ? '' : cell(was));
          expect(row[`downtime_last_${window}_after`]).toBe(isNone(is, 1) ? '' : cell(is));
          const isTold = observed.every(([known, all]) => known / all >= 0.5);
          expect(row[`downtime_last_${window}_change`]).toBe(isTold ? cell(is - was) : '');
          observed.forEach(([known, all], one) => {
            const percent = periodPercent(known, all - known);
            expect(row[`observed_percent_last_${window}_${one === 0 ? 'before' : 'after'}`]).toBe(
              Number.isNaN(percent) ? '' : String(percent),
            );
          });
        }
      }
    }),
  );
});
