import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastStoreNumber } from '../../main/database/facts/stores.ts';
import {
  closeDatabase,
  openForReading,
  openForWriting,
  type ReadableDatabase,
} from '../../main/database/opening/connection.ts';
import { verifyReportData } from '../../main/database/reports/report-data.ts';
import { computePart } from '../../main/jobs/report/compute-part.ts';
import { computeReport, computeReportAlone } from '../../main/jobs/report/compute-report.ts';
import { createHelper, type Helper } from '../../main/jobs/report/helper.ts';
import { createTurns, takeTurn, wasHelped } from '../../main/jobs/report/turns.ts';
import { joinReport } from '../../main/report/report.ts';
import { generate } from '../bench/generate.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { failure, importNow } from '../fixtures/importing.ts';

/** As many polls as a helping thread is asked for, of more stores than a few turns. */
const SIZE = { seed: 5, polls: 260_000, stores: 1_700, bad: 0 };
const question = { asOf: Date.UTC(2023, 0, 25, 18, 13, 22, 479), reach: 5_400_000 };
const { signal } = new AbortController();

/** Which of three threads does each turn; the first does one at least. */
const shares = fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }).filter((whose) => whose.includes(0));

const folder = temporaryFolder();
let database: ReadableDatabase;
let helper: Helper;

beforeAll(async () => {
  const set = generate(SIZE, join(folder, 'files'));
  const file = join(folder, 'shared.db');
  const writing = openForWriting(file);
  for (const path of [set.polls, set.hours, set.zones]) await importNow(writing, path);
  closeDatabase(writing);
  database = openForReading(file);
  helper = createHelper(file);
});

afterAll(async () => {
  await helper.close();
  database.close();
});

describe('a report that two threads share', () => {
  it('is the one that a thread alone computes, whoever does which stores', () => {
    const alone = computeReportAlone(database, question, signal);
    fc.assert(
      fc.property(shares, (whose) => {
        const computed = [0, 1, 2].map((thread) => {
          const turns = createTurns(lastStoreNumber(database), 1);
          const mine = whose.map((who) => ({ isMine: who === thread, range: takeTurn(turns) }));
          const ranges = mine.filter(({ isMine }) => isMine).map(({ range }) => range);
          return computePart(database, 'report', question, () => ranges.shift());
        });
        verifyReportData(
          database,
          computed.map(({ tallies }) => tallies),
        );
        expect(joinReport(computed.map(({ part }) => part))).toEqual(alone);
        expect(() =>
          verifyReportData(
            database,
            computed.slice(1).map(({ tallies }) => tallies),
          ),
        ).toThrow(/damaged/);
      }),
      { numRuns: 10, examples: [[[0, 0, 0, 0, 0, 0, 1]], [[0, 1, 2, 0, 1, 2, 0]]] },
    );
  });

  it('is the same from the helping thread', async () => {
    const turns = createTurns(lastStoreNumber(database), 1);
    const { part, tallies } = await helper.compute({ kind: 'report', question, turns });
    verifyReportData(database, [tallies]);
    expect(wasHelped(turns)).toBe(true);
    const alone = computeReportAlone(database, question, signal);
    expect(joinReport([part])).toEqual(alone);
    const task = { database, cancel: signal, helper, onProgress: () => undefined };
    expect(await computeReport(task, question)).toEqual(alone);
  });

  it('is computed without a helping thread that cannot help', async () => {
    const broken = createHelper(join(folder, 'not-there.db'));
    const task = { database, cancel: signal, helper: broken, onProgress: () => undefined };
    expect(await computeReport(task, question)).toEqual(computeReportAlone(database, question, signal));
    await broken.close();
  });

  it('ends when it is cancelled, and leaves nothing for the helping thread to go on with', async () => {
    const cancel = { aborted: false };
    const told: number[] = [];
    const onProgress = (share: number) => {
      told.push(share);
      cancel.aborted = told.length === 2;
    };
    expect(await failure(computeReport({ database, cancel, helper, onProgress }, question))).toMatch(
      /^cancelled/,
    );
    expect(told).toHaveLength(2);
    const after = createTurns(lastStoreNumber(database), 1);
    await helper.compute({ kind: 'report', question, turns: after });
  });
});
