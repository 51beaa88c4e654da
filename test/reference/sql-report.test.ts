import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { WINDOWS } from '../../main/report/types.ts';
import { runs } from '../fixtures/runs.ts';
import { dataSet } from './arbitraries.ts';
import { engineReport } from './engine.ts';
import { fleetsOf } from './fleets.ts';
import type { DataSet } from './report.ts';
import { rowsOf } from './rows.ts';
import { type Answers, fillTables, readAnswers, runReport } from './sql-report.ts';
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
  const rows = rowsOf(engineReport(data));
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
      rows.flatMap(({ store, interpolated, bounds }) =>
        WINDOWS.map(({ name }) => {
          const { up, down, unknown } = interpolated[name];
          return [`${store} ${name}`, [up, down, unknown, bounds[name].atLeast, bounds[name].atMost]];
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
    { numRuns: runs(20, 400) },
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
