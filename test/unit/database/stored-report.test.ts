import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createColumnReader, packColumn } from '../../../main/database/core/packed-column.ts';
import { closeDatabase, openForWriting } from '../../../main/database/opening/connection.ts';
import { packOutages, unpackOutages } from '../../../main/database/reports/report-outages.ts';
import {
  packResult,
  readResult,
  unpackResult,
  unpackWhole,
} from '../../../main/database/reports/report-result.ts';
import {
  completeReport,
  createReport,
  deleteReports,
  findReport,
} from '../../../main/database/reports/reports.ts';
import { NUMBER_NAMES, type NumberColumn } from '../../../main/report/numbers.ts';
import { createOutageCollector, joinOutages } from '../../../main/report/outage-table.ts';
import { BEGINNINGS, ENDINGS } from '../../../main/report/outages.ts';
import { MOST_DAYS } from '../../../main/report/period.ts';
import { DAY, WEEK } from '../../../main/report/weekly-hours.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { runs } from '../../fixtures/runs.ts';
import { dataSet } from '../../reference/arbitraries.ts';
import { engineReport } from '../../reference/engine.ts';

const folder = temporaryFolder();

const LONGEST = MOST_DAYS * DAY;

/** A length of time of at most a week, or of the longest period; the last millisecond of each and its half are likely. */
const time = fc.oneof(
  fc.nat(WEEK),
  fc.nat(1_000_000).map((half) => half + 0.5),
  fc.constantFrom(0, WEEK, WEEK - 0.5, LONGEST, LONGEST - 0.5),
  fc.nat(LONGEST),
);

const numbers = fc
  .array(fc.string({ unit: 'grapheme' }), { maxLength: 20 })
  .chain((stores) =>
    fc
      .tuple(
        ...NUMBER_NAMES.map((column) =>
          fc
            .array(time, { minLength: stores.length, maxLength: stores.length })
            .map((times): NumberColumn => ({ ...column, values: Float64Array.from(times) })),
        ),
      )
      .map((columns) => ({ asOf: 0, stores, columns, details: undefined })),
  );

it('gives back every number of every store as it was packed', () => {
  fc.assert(
    fc.property(numbers, (report) => {
      expect(unpackResult(packResult(report, 0), 0)).toEqual(report);
    }),
  );
});

it('reads a number alone that is asked for alone, whichever others stand before it', () => {
  fc.assert(
    fc.property(numbers, fc.nat(NUMBER_NAMES.length - 1), (report, place) => {
      const packed = packResult(report, 0);
      const alone = unpackResult({ ...packed, stores: 'not looked at' }, 0);
      expect(alone.columns[place]?.values).toEqual(report.columns[place]?.values);
      expect(() => alone.stores).toThrow(SyntaxError);
    }),
  );
});

it('is of as many stores as it says', () => {
  const ofOne = { asOf: 0, stores: ['a'], columns: [], details: undefined };
  const packed = packResult(ofOne, 0);
  expect(unpackWhole(packed, 0).stores).toEqual(['a']);
  expect(() => unpackWhole({ ...packed, stores: '{"ids":["a","b"]}' }, 0)).toThrow('as many stores');
});

it('packs a column in few bytes where it can, and gives it back in any case', () => {
  const hours = fc.nat(168).map((count) => count * 3_600_000);
  const column = fc
    .tuple(
      fc.constantFrom(0, 1_674_065_602_479),
      fc.oneof(...[hours, time, fc.double()].map((of) => fc.array(of))),
    )
    .map(([from, values]) => ({ from, values: Float64Array.from(values, (value) => from + value + 0) }));
  fc.assert(
    fc.property(column, ({ from, values }) => {
      const packed = packColumn(values, from);
      expect(createColumnReader(packed)(new Float64Array(values.length), from)).toEqual(values);
    }),
  );
  expect(packColumn(Float64Array.of(0, 3_600_000, 168 * 3_600_000))).toHaveLength(2 + 3);
  expect(packColumn(Float64Array.of(0, 0.5, WEEK))).toHaveLength(2 + 3 * 4);
  expect(packColumn(Float64Array.of(0, 0.5, LONGEST))).toHaveLength(2 + 3 * 5);
});

it('reads columns of any length and width as one number after another would', () => {
  const greatest = fc.integer({ min: 1, max: 6 }).map((bytes) => 256 ** bytes - 1);
  const column = fc.tuple(
    greatest,
    fc.integer({ min: 2_000, max: 4_200 }),
    fc.nat(),
    fc.constantFrom(0, 1e12 + 0.5),
  );
  fc.assert(
    fc.property(column, ([most, length, seed, from]) => {
      const values = Float64Array.from(
        { length },
        (_, i) => from + Math.floor((most * ((i * 7919 + seed) % 1000)) / 999) / 2,
      );
      const packed = packColumn(values, from);
      expect(createColumnReader(packed)(new Float64Array(length), from)).toEqual(
        plainly(packed, length, from),
      );
      expect(plainly(packed, length, from)).toEqual(values);
      expect(() => createColumnReader(packed.subarray(0, -1))(new Float64Array(length), from)).toThrow(
        RangeError,
      );
    }),
    { numRuns: runs(20, 100) },
  );
  for (const { into, most } of [
    { into: new Uint8Array(5_000), most: 255 },
    { into: new Uint32Array(5_000), most: 2 ** 32 - 1 },
  ]) {
    const values = into.map((_, i) => Math.floor((most * (i % 1000)) / 999));
    expect(createColumnReader(packColumn(values))(into)).toEqual(values);
  }
});

/** The twin of what reads columns, of those in whole hours or halves of a millisecond. */
function plainly(packed: Buffer, length: number, from: number): Float64Array {
  const [code = 0, width = 0] = packed;
  const unit = [3_600_000, 0.5][code] ?? Number.NaN;
  return Float64Array.from({ length }, (_, i) => {
    const bytes = packed.subarray(2 + i * width, 2 + (i + 1) * width);
    return from + bytes.reduceRight((count, byte) => count * 256 + byte, 0) * unit;
  });
}

it('gives back every outage as it was packed', () => {
  const STORES = 70_000;
  const asOf = Date.UTC(2023, 0, 25, 18, 13, 22, 479);
  const instant = time.map((length) => asOf - WEEK + length);
  const outage = fc.record({
    store: fc.nat(STORES - 1),
    started: instant,
    ended: instant,
    began: fc.constantFrom(...BEGINNINGS),
    endedBy: fc.constantFrom(...ENDINGS),
    down: time,
    atLeast: time,
    atMost: time,
    unknown: time,
    polls: fc.nat(2 ** 32 - 1),
  });
  fc.assert(
    fc.property(fc.array(outage, { maxLength: 20 }), (outages) => {
      const collector = createOutageCollector();
      for (const { store, ...outage } of outages) collector.add(store, outage);
      const table = joinOutages(
        [collector.finish()],
        [Uint32Array.from({ length: STORES }, (_, store) => store)],
        STORES,
      );
      expect(unpackOutages(packOutages(table, asOf), asOf)).toEqual(table);
    }),
  );
});

it('keeps what reports of the same stores share once, and mends it where it was damaged', () => {
  const file = join(folder, 'shared.db');
  const database = openForWriting(file);
  const [data] = fc.sample(dataSet(), { numRuns: 1, seed: 7 });
  if (data === undefined) throw new Error('There is a sample.');
  const make = (id: string) => {
    createReport(database, { id, createdAt: 0, asOf: data.asOf, asOfChoice: 'instant', reach: data.reach });
    completeReport(database, id, engineReport(data));
  };
  const read = (id: string) => {
    const record = findReport(database, id);
    return record && readResult(database, record)?.stores;
  };
  const { stores } = engineReport(data);
  expect(stores.length).toBeGreaterThan(0);
  make('a');
  make('b');
  const count = database.prepare('SELECT count(*) FROM report_stores').pluck();
  expect([count.get(), read('a'), read('b')]).toEqual([1, stores, stores]);
  database.exec("UPDATE report_stores SET content = replace(content, 'ids', 'idz')");
  expect(() => read('a')).toThrow('a report is not as it was written');
  make('c');
  expect([count.get(), read('a'), read('c')]).toEqual([1, stores, stores]);
  deleteReports(database, ['a', 'b']);
  expect([count.get(), read('c')]).toEqual([1, stores]);
  deleteReports(database, ['c']);
  expect(count.get()).toBe(0);
  closeDatabase(database);
});

it('gives back whole reports from the database', () => {
  const database = openForWriting(join(folder, 'reports.db'));
  let count = 0;
  fc.assert(
    fc.property(dataSet(), (data) => {
      const report = engineReport(data);
      const id = String(count++);
      createReport(database, { id, createdAt: 0, asOf: data.asOf, asOfChoice: 'instant', reach: data.reach });
      completeReport(database, id, report);
      const record = findReport(database, id);
      expect(record && readResult(database, record)).toEqual(report);
    }),
    { numRuns: runs(60, 200) },
  );
  closeDatabase(database);
});
