import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { countAfter } from '../../main/report/outage-table.ts';
import { readZoneOffsets, toWallClock } from '../../main/report/time-zone.ts';
import { WINDOWS } from '../../main/report/types.ts';
import { runs } from '../fixtures/runs.ts';
import { dataSet, periodData } from './arbitraries.ts';
import { enginePeriod, engineReport, type PeriodData } from './engine.ts';
import { fleetsOf } from './fleets.ts';
import type { DataSet } from './report.ts';
import { rowsOf } from './rows.ts';
import { type Answers, fillTables, readAnswers, readPeriodAnswers, runReport } from './sql-report.ts';
import { HOUR } from './wall-clock.ts';

const MINUTE = 60_000;

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create()).connect();
  await duckdb.run('SET threads = 1');
});

async function sqlAnswers(data: DataSet): Promise<Answers> {
  await fillTables(duckdb, data);
  await runReport(duckdb, data);
  return readAnswers(duckdb);
}

function engineAnswers(data: DataSet): Answers {
  const report = engineReport(data);
  const rows = rowsOf(report);
  return {
    pollCount: new Map(
      rows.map(({ store, pollCount: { hour, day, week } }) => [
        store,
        [
          hour.up / MINUTE,
          day.up / HOUR,
          week.up / HOUR,
          hour.down / MINUTE,
          day.down / HOUR,
          week.down / HOUR,
        ],
      ]),
    ),
    lengths: new Map(
      rows.flatMap(({ store, interpolated, bounds }, place) =>
        WINDOWS.map(({ name, length }) => {
          const { up, down, unknown } = interpolated[name];
          const { atLeast, atMost } = bounds[name];
          const { outages } = report.details;
          const counts = countAfter(outages, rows.length, data.asOf - length);
          return [`${store} ${name}`, [up, down, unknown, atLeast, atMost, counts[place] ?? Number.NaN]];
        }),
      ),
    ),
  };
}

it('the SQL answers both methods as the engine does, to the half millisecond, where that is hard', async () => {
  await fc.assert(
    fc.asyncProperty(dataSet(), async (data) => {
      expect(await sqlAnswers(data)).toEqual(engineAnswers(data));
    }),
    { numRuns: runs(12, 400) },
  );
}, 600_000);

it('the SQL answers both methods as the engine does for fleets of stores', async () => {
  await fc.assert(
    fc.asyncProperty(fleetsOf(60, 120), async (data) => {
      expect(await sqlAnswers(data)).toEqual(engineAnswers(data));
    }),
    { numRuns: runs(1, 20) },
  );
}, 600_000);

function enginePeriodAnswers(data: PeriodData): ReadonlyMap<string, readonly number[]> {
  const { rows } = enginePeriod(data, undefined);
  return new Map(
    rows.map(({ store, zone, from, to, ...of }) => {
      const offsets = readZoneOffsets(zone, from, to + 1);
      const [begins, ends] = [toWallClock(offsets, from), toWallClock(offsets, to)];
      const times = [of.up, of.down, of.unknown, of.atLeast, of.atMost, of.longest];
      return [store, [begins, ends, ...times, of.outages, of.active, of.inactive]];
    }),
  );
}

it('the SQL answers a period as the engine does, its outages too', async () => {
  await fc.assert(
    fc.asyncProperty(periodData, async (data) => {
      const expected = enginePeriodAnswers(data);
      // One that has begun for no store is refused.
      fc.pre(enginePeriod(data, undefined).rows.some(({ from }) => from < data.asOf));
      await fillTables(duckdb, data);
      await runReport(duckdb, data);
      expect(await readPeriodAnswers(duckdb)).toEqual(expected);
    }),
    { numRuns: runs(12, 400) },
  );
}, 600_000);
