import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { undoableImport } from '../../main/database/imports/undo-import.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import {
  changeKeeping,
  countReportsBeyond,
  dropOldUndo,
  noteAsked,
  readKeeping,
} from '../../main/database/reports/keeping.ts';
import {
  cancelReport,
  completeReport,
  createReport,
  failReport,
  labelReport,
  listReports,
} from '../../main/database/reports/reports.ts';
import { computeReportAlone } from '../../main/jobs/report/compute-report.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { importNow } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;
const newPath = () => join(folder, `${count++}.db`);
const ASKED = { asOf: Date.UTC(2023, 0, 26), reach: 5_400_000 };

type End = 'Complete' | 'Failed' | 'Cancelled' | 'Running';

function report(database: WritableDatabase, id: string, createdAt: number, end: End): void {
  createReport(database, { id, createdAt, ...ASKED, asOfChoice: 'instant' });
  const { signal } = new AbortController();
  if (end === 'Complete') completeReport(database, id, computeReportAlone(database, ASKED, signal));
  if (end === 'Cancelled') cancelReport(database, id, 0);
  if (end === 'Failed') failReport(database, id, 0, 'internal', 'Something went wrong.');
}

const ids = (database: WritableDatabase) => listReports(database, 1000).map(({ id }) => id);

async function withPolls(): Promise<WritableDatabase> {
  const database = openForWriting(newPath());
  await importNow(database, write('store_id,timestamp_utc,status\n1,2023-01-25 12:00:00,active\n'));
  return database;
}

describe('reports', () => {
  it('are kept to the newest 200 unless the person says otherwise', async () => {
    const database = await withPolls();
    expect(readKeeping(database)).toEqual({ reports: 200, undoDays: 'always' });
    for (let i = 0; i < 203; i++) report(database, `r${i}`, i, 'Complete');
    expect(ids(database)).toHaveLength(200);
    expect(ids(database).at(-1)).toBe('r3');
    const results = database.prepare('SELECT count(*) FROM report_result').pluck().get();
    expect(results).toBe(200);
    closeDatabase(database);
  });

  it('that are complete are counted by themselves, and those that run not at all', async () => {
    const database = await withPolls();
    changeKeeping(database, { reports: 2, undoDays: 'always' });
    const ends: End[] = [
      'Complete',
      'Running',
      'Failed',
      'Cancelled',
      'Failed',
      'Complete',
      'Failed',
      'Cancelled',
    ];
    ends.forEach((end, index) => {
      report(database, `${index} ${end}`, index, end);
    });
    expect(ids(database)).toEqual(['7 Cancelled', '6 Failed', '5 Complete', '1 Running', '0 Complete']);
    closeDatabase(database);
  });

  it('are kept in the order in which they were asked for, however the clock was set meanwhile', async () => {
    const database = await withPolls();
    changeKeeping(database, { reports: 2, undoDays: 'always' });
    const YEAR = 365 * 86_400_000;
    const clock = [10 * YEAR, 10 * YEAR + 60_000, YEAR, 0, YEAR - 60_000];
    clock.forEach((createdAt, index) => {
      report(database, `r${index}`, createdAt, 'Complete');
      expect(ids(database)).toEqual(index === 0 ? ['r0'] : [`r${index}`, `r${index - 1}`]);
    });
    changeKeeping(database, { reports: 1, undoDays: 'always' });
    expect(ids(database)).toEqual(['r4']);
    closeDatabase(database);
  });

  it('that nobody fetched stay for an hour after they were asked for, whatever the clock showed then', async () => {
    const database = await withPolls();
    changeKeeping(database, { reports: 1, undoDays: 'always' });
    const YEAR = 365 * 86_400_000;
    for (const [index, ahead] of [0, 6 * YEAR, -6 * YEAR, 0].entries()) {
      noteAsked(database, `r${index}`);
      report(database, `r${index}`, Date.now() + ahead, 'Complete');
    }
    expect(ids(database)).toEqual(['r3', 'r2', 'r1', 'r0']);
    closeDatabase(database);
  });

  it('that have a label stay, and take no other one’s place', async () => {
    const database = await withPolls();
    changeKeeping(database, { reports: 2, undoDays: 'always' });
    for (let i = 0; i < 6; i++) {
      report(database, `r${i}`, i, 'Complete');
      if (i < 2) labelReport(database, `r${i}`, `Week ${i}`);
    }
    expect(ids(database)).toEqual(['r5', 'r4', 'r1', 'r0']);
    closeDatabase(database);
  });

  it('go at once when fewer are to be kept, as many as was said', async () => {
    const database = await withPolls();
    for (let i = 0; i < 9; i++) report(database, `r${i}`, i, 'Complete');
    expect(countReportsBeyond(database, 4)).toBe(5);
    expect(ids(database)).toHaveLength(9);
    changeKeeping(database, { reports: 4, undoDays: 'always' });
    expect(ids(database)).toEqual(['r8', 'r7', 'r6', 'r5']);
    changeKeeping(database, { reports: 'all', undoDays: 'always' });
    for (let i = 10; i < 230; i++) report(database, `r${i}`, i, 'Complete');
    expect(ids(database)).toHaveLength(224);
    closeDatabase(database);
  });
});

describe('what it takes to undo an import', () => {
  const DAY = 86_400_000;
  const NOON = Date.UTC(2026, 10, 24, 12);
  let hour = 0;
  const polls = () => write(`store_id,timestamp_utc,status\n1,2023-01-25 ${hour++ % 24}:00:00,active\n`);
  const undoableIn = (database: WritableDatabase) =>
    database.prepare('SELECT id FROM import WHERE undoable = 1 ORDER BY id').pluck().all();

  afterEach(() => void vi.useRealTimers());

  /** A database that keeps undo for so many days, and a clock that the tests set. */
  async function kept(days: number) {
    vi.useFakeTimers({ toFake: ['Date'], now: NOON });
    const database = openForWriting(newPath());
    changeKeeping(database, { reports: 'all', undoDays: days });
    return {
      database,
      undoable: () => undoableIn(database),
      /** On another day by the clock, counted from the first. */
      on(day: number) {
        vi.setSystemTime(NOON + day * DAY);
        dropOldUndo(database, Date.now());
        return undoableIn(database);
      },
      import: async () => (await importNow(database, polls())).id,
    };
  }

  it('is given up once it is older than that is kept for: at an import, a start, a change', async () => {
    const database = openForWriting(newPath());
    const age = (id: number, days: number) =>
      database.prepare('UPDATE import SET passed = ? WHERE id = ?').run(-days * DAY, id);
    for (const days of [40, 20, 0]) age((await importNow(database, polls())).id, days);
    expect(undoableIn(database)).toEqual([1, 2, 3]);
    changeKeeping(database, { reports: 'all', undoDays: 30 });
    expect(undoableIn(database)).toEqual([2, 3]);
    age(2, 31);
    await importNow(database, polls());
    expect(undoableIn(database)).toEqual([3, 4]);
    expect(database.prepare('SELECT DISTINCT import FROM undo_week ORDER BY 1').pluck().all()).toEqual([
      3, 4,
    ]);
    age(3, 31);
    const file = database.name;
    closeDatabase(database);
    const service = openService(file);
    await service.ready();
    await service.close();
    const again = openForWriting(file);
    expect(undoableIn(again)).toEqual([4]);
    expect(undoableImport(again)).toBe(4);
    closeDatabase(again);
  });

  it('is kept for as many days as pass, looked at daily or weekly', async () => {
    for (const step of [1, 7]) {
      const { database, on, import: take } = await kept(30);
      await take();
      for (let day = step; day <= 30; day += step) expect(on(day)).toEqual([1]);
      expect(on(31 + step)).toEqual([]);
      closeDatabase(database);
      vi.useRealTimers();
    }
  });

  it('is not given up by a clock that is ahead, once or twice, and not kept for good when it is set back', async () => {
    const { database, on, import: take } = await kept(7);
    await take();
    expect(on(2000)).toEqual([1]);
    await take();
    expect(on(0)).toEqual([1, 2]);
    expect(on(2001)).toEqual([1, 2]);
    expect(on(0.1)).toEqual([1, 2]);
    for (let day = 1; day <= 4; day++) on(day);
    expect(on(5)).toEqual([2]);
    for (let day = 6; day <= 7; day++) on(day);
    expect(on(8)).toEqual([]);
    closeDatabase(database);
  });

  it('is not given up by a clock that begins in the past at every start', async () => {
    const { database, on, import: take } = await kept(30);
    await take();
    for (let day = 1; day <= 29; day++) {
      expect(on(-9000)).toEqual([1]);
      expect(on(day)).toEqual([1]);
    }
    on(-9000);
    expect(on(31)).toEqual([]);
    closeDatabase(database);
  });

  it('is whole for what was just imported, however long nobody looked', async () => {
    const { database, on, undoable, import: take } = await kept(7);
    vi.setSystemTime(NOON + 400 * DAY);
    await take();
    expect(undoable()).toEqual([1]);
    expect(on(403)).toEqual([1]);
    expect(on(900)).toEqual([1]);
    closeDatabase(database);
  });
});
