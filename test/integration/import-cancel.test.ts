import { copyFileSync, existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openForReading, openForWriting } from '../../main/database/opening/connection.ts';
import { importFile } from '../../main/jobs/import/import-file.ts';
import type { ImportProgress } from '../../main/jobs/import/progress.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { generate } from '../bench/generate.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { dump, failure, importNow } from '../fixtures/importing.ts';
import { runs } from '../fixtures/runs.ts';

const folder = temporaryFolder();

function dumpOf(file: string): string {
  const database = openForReading(file);
  const text = dump(database, { all: true });
  database.close();
  return text;
}

/** So many moments are meant to lie in the time that an import takes. */
const MOMENTS = runs(8, 40);
/** An import is measured so often before it is taken for one that no cancel stops. */
const MEASURED_AT_MOST = 3;

/**
 * Cancels an import at moments all over the time that one takes here and now, until one is faster than its cancel; answers
 * how many were stopped. Where not even two were, the machine was much slower when that time was measured: the time of
 * the one that was faster counts then, and all begins anew.
 */
async function cancelMoments(path: string, file: string): Promise<number> {
  let time = await timeOf(path, `${file}-timed`);
  for (let measured = 1; ; measured++) {
    const own = `${file}-${measured}`;
    if (existsSync(file)) copyFileSync(file, own);
    const { stopped, took } = await cancelUntilFaster(path, own, time / MOMENTS);
    if (stopped > 1 || measured === MEASURED_AT_MOST) return stopped;
    time = took;
  }
}

async function timeOf(path: string, file: string): Promise<number> {
  const service = openService(file);
  try {
    await service.ready();
    const from = performance.now();
    await service.importFile({ path, sample: false });
    return performance.now() - from;
  } finally {
    await service.close();
  }
}

/**
 * Cancels later and later, by steps of so many milliseconds, and by longer ones once the moments should have been over: on a
 * machine that has become slower they would be far too many.
 */
async function cancelUntilFaster(
  path: string,
  file: string,
  step: number,
): Promise<{ stopped: number; took: number }> {
  const service = openService(file);
  try {
    await service.ready();
    const before = dumpOf(file);
    let moment = 0;
    for (let stopped = 0; ; stopped++) {
      const cancel = new AbortController();
      const from = performance.now();
      const job = service.importFile({ path, sample: false }, { signal: cancel.signal }).then(
        () => performance.now() - from,
        (error: unknown) => error,
      );
      await wait(moment);
      cancel.abort();
      const outcome = await job;
      if (typeof outcome === 'number') {
        expect(dumpOf(file)).not.toBe(before);
        return { stopped, took: outcome };
      }
      expect(outcome).toMatchObject({ code: 'cancelled', message: 'Cancelled. Nothing was changed.' });
      expect(dumpOf(file)).toBe(before);
      moment += step * 2 ** Math.floor(stopped / MOMENTS);
    }
  } finally {
    await service.close();
  }
}

describe('a cancel', () => {
  it('of an import leaves nothing of it, whenever it comes: polls, on threads, over polls they contradict', async () => {
    const [old, later] = [join(folder, 'old.csv'), join(folder, 'later.csv')];
    writeBigPolls(old, 20_000);
    // Above 8 MiB, so that threads read it.
    writeBigPolls(later, 160_000, 3);
    const file = join(folder, 'polls.db');
    const database = openForWriting(file);
    await importNow(database, old);
    closeDatabase(database);
    expect(await cancelMoments(later, file)).toBeGreaterThan(1);
  });

  it('of an import leaves nothing of it: business hours, rejected rows among them', async () => {
    const path = join(folder, 'hours.csv');
    const rows = Array.from({ length: 90_000 }, (_, i) => `${i % 18_000},${i % 8},0${i % 10}:00,18:00`);
    writeFileSync(path, `store_id,day,start_time_local,end_time_local\n${rows.join('\n')}`);
    expect(await cancelMoments(path, join(folder, 'hours.db'))).toBeGreaterThan(1);
  });

  it.each(['store_id,timestamp_utc,status\n1,', 'store_id,timezone_str\n1,'])(
    'ends the search for the end of a line that goes on for a terabyte: %j',
    async (beginning) => {
      const path = join(folder, 'endless.csv');
      writeFileSync(path, `${beginning}${'x'.repeat(70_000)}`);
      truncateSync(path, 2 ** 40);
      const service = openService(join(folder, 'endless.db'));
      try {
        const cancel = new AbortController();
        const job = failure(service.importFile({ path, sample: false }, { signal: cancel.signal }));
        await wait(300);
        cancel.abort();
        expect(await job).toMatch(/^cancelled/);
      } finally {
        await service.close();
      }
    },
  );

  it('that comes before the import begins, or a second time, is one cancel', async () => {
    const path = join(folder, 'small.csv');
    writeFileSync(path, 'store_id,timezone_str\n1,UTC\n');
    const service = openService(join(folder, 'small.db'));
    try {
      const cancel = new AbortController();
      cancel.abort();
      cancel.abort();
      expect(await failure(service.importFile({ path, sample: false }, { signal: cancel.signal }))).toMatch(
        /^cancelled/,
      );
      expect((await service.read('overview')).stores).toBe(0);
      expect(await service.importFile({ path, sample: false })).toMatchObject({ rows: 1 });
    } finally {
      await service.close();
    }
  });

  it('of a report leaves a Cancelled one without rows, and the next is complete', async () => {
    const service = openService(join(folder, 'report.db'));
    try {
      const path = join(folder, 'zones.csv');
      const rows = Array.from({ length: 40_000 }, (_, i) => `${i},UTC`);
      writeFileSync(path, `store_id,timezone_str\n${rows.join('\n')}`);
      await service.importFile({ path, sample: false });
      const question = { asOf: Date.UTC(2023, 0, 25), reach: 5_400_000 };
      const id = await service.triggerReport(question);
      service.cancelReport(id);
      expect(await service.reportEnded(id)).toMatchObject({ id, state: 'Cancelled' });
      expect(await failure(service.read('reportCsv', id, { method: 'poll-count', extended: false }))).toMatch(
        /^report-not-complete/,
      );
      const next = await service.triggerReport(question);
      expect(await service.reportEnded(next)).toMatchObject({ state: 'Complete' });
      expect((await service.listReports(5)).map(({ state }) => state)).toEqual(['Complete', 'Cancelled']);
    } finally {
      await service.close();
    }
  });

  it('by closing ends the import at hand and leaves nothing of it', async () => {
    const path = join(folder, 'long.csv');
    writeBigPolls(path, 250_000, 3);
    const file = join(folder, 'closed.db');
    const service = openService(file);
    await service.ready();
    const before = dumpOf(file);
    const begun = Promise.withResolvers<void>();
    const job = failure(service.importFile({ path, sample: false }, { onProgress: () => begun.resolve() }));
    await begun.promise;
    await service.close();
    expect(await job).toMatch(/^cancelled/);
    expect(dumpOf(file)).toBe(before);
  });
});

describe('an import of 2 million polls', () => {
  // Where the tests of the window find it, too.
  const { polls: path } = generate();

  it('is stopped by a cancel while it saves, too', async () => {
    const database = openForWriting(join(folder, 'saving.db'));
    const before = dump(database, { all: true });
    const cancel = new AbortController();
    const shares: number[] = [];
    const job = importFile(database, { path, sample: false }, cancel.signal, ({ share }) => {
      shares.push(share);
      // Reading makes 0.6 of it; this is told in the middle of the one synchronous stretch that saves.
      if (share > 0.6) cancel.abort();
    });
    expect(await failure(job)).toBe('cancelled: Cancelled. Nothing was changed.');
    // Nothing is saved after it; a busy machine may have time to say once more how far it was.
    expect(new Set(shares.filter((share) => share > 0.6)).size).toBe(1);
    expect(dump(database, { all: true })).toBe(before);
    closeDatabase(database);
  });

  it('tells a progress that never goes back, and never claims more than there is', async () => {
    const service = openService(join(folder, 'progress.db'));
    try {
      const seen: ImportProgress[] = [];
      const record = await service.importFile({ path, sample: false }, { onProgress: (p) => seen.push(p) });
      expect(record).toMatchObject({ rows: 2_000_000, added: 2_000_000, rejected: 0 });
      expect(seen.length).toBeGreaterThan(1);
      expect(seen[0]).toMatchObject({ bytes: 0, rows: 0, share: 0, secondsLeft: undefined });
      seen.forEach((now, i) => {
        const before = seen[i - 1] ?? now;
        expect(now.bytes).toBeGreaterThanOrEqual(before.bytes);
        expect(now.rows).toBeGreaterThanOrEqual(before.rows);
        expect(now.share).toBeGreaterThanOrEqual(before.share);
        expect(now.totalBytes).toBe(record.bytes);
        expect(now.bytes).toBeLessThanOrEqual(now.totalBytes);
        expect(now.rows).toBeLessThanOrEqual(record.rows);
        expect(now.share).toBeLessThanOrEqual(1);
        expect(now.rowsPerSecond).toBeGreaterThanOrEqual(0);
        expect(now.secondsLeft ?? 0).toBeGreaterThanOrEqual(0);
      });
      expect(seen.at(-1)).toMatchObject({ bytes: record.bytes, rows: record.rows });
    } finally {
      await service.close();
    }
  });
});
