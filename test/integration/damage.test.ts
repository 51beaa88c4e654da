import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOverview } from '../../main/database/care/overview.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { readResult } from '../../main/database/reports/report-result.ts';
import { completeReport, createReport } from '../../main/database/reports/reports.ts';
import { computeReportAlone } from '../../main/jobs/report/compute-report.ts';
import { toFailure } from '../../main/jobs/threads/error.ts';
import { storesSheet } from '../../main/report/sheets/stores.ts';
import { csvOf } from '../../main/report/write/csv.ts';
import { DATA, FILES, folder, run, start } from '../fixtures/cli.ts';
import { runs } from '../fixtures/runs.ts';
import { referenceCsv } from '../reference/csv.ts';
import { referenceReport } from '../reference/report.ts';

/**
 * A database that the command line made, with one byte changed or cut short: it answers the same report, or says that it
 * is damaged. Never another report, never words that only a programmer knows.
 */
const sound = join(folder, 'sound.db');
const hurt = join(folder, 'hurt.db');
const expected = referenceCsv(referenceReport(DATA), 'interpolated', true);
let bytes: Buffer;

beforeAll(async () => {
  expect(await run(...FILES, '--database', sound, '--out', '-')).toMatchObject({ code: 0 });
  bytes = readFileSync(sound);
});

/** A place in the file, the header and the first page's schema more often than their share. */
const place = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 119 }).map((at) => at / 1e9) },
);
const change = fc.oneof(fc.constantFrom(1, 2, 4, 8, 16, 32, 64, 128), fc.integer({ min: 1, max: 255 }));

function withOneByteChanged(where: number, by: number): Buffer {
  const at = where < 1e-6 ? Math.round(where * 1e9) : Math.floor(where * bytes.length);
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ by;
  return copy;
}

/** Makes a database file of these bytes, without what the one before left beside it. */
function putDatabase(file: string, content: Uint8Array): void {
  for (const end of ['-wal', '-shm', '-journal', '.lock']) rmSync(`${file}${end}`, { force: true });
  writeFileSync(file, content);
}

/** What the command does with a database, on this thread. */
function report(file: string): string {
  let database: WritableDatabase | undefined;
  try {
    database = openForWriting(file);
    const { stores, newestPoll = Number.NaN } = readOverview(database);
    if (stores === 0) return 'it was taken for new';
    const question = { asOf: newestPoll, reach: 5_400_000 };
    const record = { id: 'x', createdAt: 1, asOfChoice: 'latest', ...question } as const;
    createReport(database, record);
    const numbers = computeReportAlone(database, question, new AbortController().signal);
    completeReport(database, 'x', numbers);
    const stored = readResult(database, record);
    return stored === undefined
      ? 'it was not stored'
      : csvOf(storesSheet(stored, { method: 'interpolated', extended: true }));
  } catch (error) {
    const { message } = toFailure(error);
    return /damaged/.test(message) ? 'damaged' : message;
  } finally {
    if (database !== undefined) closeDatabase(database);
  }
}

describe('a damaged database', () => {
  it('answers the same report or says that it is damaged, whichever byte is changed', () => {
    fc.assert(
      fc.property(place, change, (where, by) => {
        putDatabase(hurt, withOneByteChanged(where, by));
        expect([expected, 'damaged']).toContain(report(hurt));
      }),
      { numRuns: runs(70, 600) },
    );
  });

  it('says that it is damaged, however short it is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: bytes.length - 1 }), (length) => {
        putDatabase(hurt, bytes.subarray(0, length));
        expect(report(hurt)).toBe('damaged');
      }),
      { numRuns: runs(40, 150), examples: [[1], [16], [99], [100], [511], [512], [8191], [8192], [8193]] },
    );
  });

  it('ends the command with 1 and says so, or with the same report', async () => {
    const cwd = mkdtempSync(join(folder, 'hurt-'));
    const file = join(cwd, 'hurt.db');
    const flags = ['--method', 'interpolated', '--extended', '--out', '-'];
    const cut = fc.integer({ min: 1, max: bytes.length - 1 }).map((length) => bytes.subarray(0, length));
    const flip = fc.tuple(place, change).map(([where, by]) => withOneByteChanged(where, by));
    const damage = fc.oneof({ weight: 4, arbitrary: flip }, { weight: 1, arbitrary: cut });
    const shown = (hurtBytes: Uint8Array) => ({ hurtBytes, toString: () => `${hurtBytes.length} bytes` });
    await fc.assert(
      fc.asyncProperty(damage.map(shown), async ({ hurtBytes }) => {
        putDatabase(file, hurtBytes);
        const { code, stdout, stderr } = await start(['report', '--database', 'hurt.db', ...flags], cwd)
          .outcome;
        if (code === 0) expect(stdout).toBe(expected);
        else {
          expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
          expect(stderr).toMatch(/damaged/);
        }
      }),
      { numRuns: runs(6, 25), examples: [[shown(bytes.subarray(0, 1))]], endOnFailure: true },
    );
  });

  it('is told from one of a newer version, whose number alone is not enough', () => {
    const newer = Buffer.from(bytes);
    newer.writeUInt32BE(77, 60);
    writeFileSync(hurt, newer);
    expect(report(hurt)).toBe('damaged');
  });
});
