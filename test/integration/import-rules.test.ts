import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReportStores } from '../../main/database/facts/report-stores.ts';
import type { ImportRecord } from '../../main/database/imports/imports.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { unpackBlocks, type WeekBlock } from '../../main/database/polls/poll-block.ts';
import { pollRange } from '../../main/database/polls/poll-weeks.ts';
import { createBlockReader } from '../../main/database/polls/polls.ts';
import { openService } from '../../main/jobs/service/service.ts';
import type { PollSeries } from '../../main/report/poll-series.ts';
import { writeBrokenSample } from '../../scripts/broken-sample.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { dump, importNow, rejections } from '../fixtures/importing.ts';
import { runs } from '../fixtures/runs.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;

async function withDatabase(work: (database: WritableDatabase) => Promise<void>): Promise<void> {
  const database = openForWriting(join(folder, `${count++}.db`));
  try {
    await work(database);
  } finally {
    closeDatabase(database);
  }
}

const pollsFile = (...rows: string[]) => write(['store_id,timestamp_utc,status', ...rows].join('\n'));
const hoursFile = (...rows: string[]) =>
  write(['store_id,day,start_time_local,end_time_local', ...rows].join('\n'));
const zonesFile = (...rows: string[]) => write(['store_id,timezone_str', ...rows].join('\n'));
const storesFile = (...rows: string[]) => write(['store_id,name,group,sales_per_hour', ...rows].join('\n'));
const closuresFile = (...rows: string[]) =>
  write(['store_id,closed_from_local,closed_until_local,reason', ...rows].join('\n'));
const storeOf = (database: WritableDatabase, id: string) =>
  readReportStores(database).find((store) => store.id === id);
function addsUp({ rows, accepted, added, replaced, unchanged, rejected }: ImportRecord) {
  expect(added + replaced + unchanged).toBe(accepted);
  expect(accepted + rejected).toBe(rows);
}

const AT = '2023-01-22 12:00:00';

function unpacked(blocks: readonly WeekBlock[]): { at: number; active: number }[] {
  const series: PollSeries = { at: new Float64Array(1), active: new Uint8Array(1), count: 0 };
  unpackBlocks(blocks, -1e15, 1e15, series);
  return Array.from({ length: series.count }, (_, i) => ({
    at: series.at[i] ?? Number.NaN,
    active: series.active[i] ?? Number.NaN,
  }));
}

/** Every poll as `store at status`, unpacked from what is stored. */
function storedPolls(database: WritableDatabase): string[] {
  const ids = new Map(readReportStores(database).map(({ number, id }) => [number, id]));
  return [...createBlockReader(database, -1e15, 1e15).read(0, 1e15)]
    .flatMap(([store, blocks]) =>
      unpacked(blocks).map(({ at, active }) => `${ids.get(store)} ${at} ${active}`),
    )
    .sort();
}

describe('importing the same file again', () => {
  it('changes nothing and says so, whichever the kind, nor does the sample', () =>
    withDatabase(async (database) => {
      const conflicting = pollsFile(
        `1,${AT},active`,
        `1,${AT},inactive`,
        `2,${AT},active`,
        'bad',
        `1,${AT}.001,active`,
      );
      const files = [
        ...writeBrokenSample(folder).paths,
        conflicting,
        hoursFile('1,0,09:00,17:00', '1,0,09:00,17:00', '1,6,22:00,02:00'),
        zonesFile('1,UTC', '1,Asia/Kathmandu'),
        storesFile('1,Main,West,10', '1,Main,West,10', '1,Main,East,', '2,,,', 'bad'),
        closuresFile(
          '1,2024-12-25,2024-12-25,x',
          '1,2024-12-25,2024-12-25,y',
          '3,2024-12-31,2025-01-01',
          'bad',
        ),
      ];
      for (const file of files) addsUp(await importNow(database, file));
      const before = dump(database);
      for (const file of files) {
        const record = await importNow(database, file);
        expect(record).toMatchObject({ added: 0, replaced: 0, unchanged: record.accepted });
        addsUp(record);
      }
      expect(dump(database)).toBe(before);
    }));
});

describe('polls', () => {
  it('the later row wins and is counted, within a file and across files', () =>
    withDatabase(async (database) => {
      const first = await importNow(
        database,
        pollsFile(`1,${AT},active`, `1,${AT},inactive`, `2,${AT},active`),
      );
      expect(first).toMatchObject({ rows: 3, accepted: 3, added: 2, replaced: 1 });
      const second = await importNow(
        database,
        pollsFile(`1,${AT}.0009,active`, `2,${AT} UTC,ACTIVE`, `3,${AT},active`),
      );
      expect(second).toMatchObject({ rows: 3, accepted: 3, added: 1, replaced: 1 });
      const at = Date.UTC(2023, 0, 22, 12);
      expect(storedPolls(database)).toEqual([`1 ${at} 1`, `2 ${at} 1`, `3 ${at} 1`]);
      expect(pollRange(database).newestPoll).toBe(at);
    }));

  it('hold what a Map would hold, whatever comes in whichever file', async () => {
    const base = Date.UTC(2023, 0, 26) - 3;
    const row = fc.tuple(
      fc.constantFrom('1', '2', '10', 'é'),
      fc.oneof(fc.nat(6), fc.integer({ min: -1e9, max: 1e9 })),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { maxLength: 30 }), { minLength: 1, maxLength: 4 }), (files) =>
        withDatabase(async (database) => {
          const expected = new Map<string, string>();
          for (const rows of files) {
            const sizeBefore = expected.size;
            for (const [id, by, active] of rows) expected.set(`${id} ${base + by}`, active ? '1' : '0');
            const texts = rows.map(
              ([id, by, active]) => `${id},${new Date(base + by).toISOString()},${active ? '' : 'in'}active`,
            );
            expect((await importNow(database, pollsFile(...texts))).added).toBe(expected.size - sizeBefore);
          }
          expect(storedPolls(database)).toEqual(
            [...expected].map(([key, active]) => `${key} ${active}`).sort(),
          );
        }),
      ),
      { numRuns: runs(20, 60) },
    );
  });
});

describe('business hours and time zones', () => {
  it('of the stores a file names replace what they had; others keep theirs', () =>
    withDatabase(async (database) => {
      await importNow(database, hoursFile('1,0,09:00,17:00', '1,1,09:00,17:00', '2,0,10:00,18:00'));
      const record = await importNow(database, hoursFile('1,5,08:00,12:00', '3,0,10:00,18:00'));
      expect(record).toMatchObject({ rows: 2, accepted: 2, added: 1, replaced: 1 });
      expect(storeOf(database, '1')?.hours).toEqual([{ day: 5, start: 28_800_000, end: 43_200_000 }]);
      expect(storeOf(database, '2')?.hours).toHaveLength(1);
      expect(storeOf(database, '3')?.hours).toHaveLength(1);
    }));

  it('of a store whose every row is rejected stay as they were', () =>
    withDatabase(async (database) => {
      await importNow(database, hoursFile('1,0,09:00,17:00'));
      const record = await importNow(database, hoursFile('1,9,09:00,17:00'));
      expect(rejections(database, record)).toEqual(['2: “9” is not a day (0 = Monday … 6 = Sunday)']);
      expect(storeOf(database, '1')?.hours).toHaveLength(1);
    }));

  it('the last zone of a store holds', () =>
    withDatabase(async (database) => {
      const first = await importNow(database, zonesFile('1,UTC', '2,Asia/Kathmandu', '1,America/Denver'));
      expect(first).toMatchObject({ accepted: 3, added: 2, replaced: 1 });
      expect(storeOf(database, '1')?.zone).toBe('America/Denver');
      expect(await importNow(database, zonesFile('2,Europe/Paris'))).toMatchObject({ added: 0, replaced: 1 });
      expect(storeOf(database, '1')?.zone).toBe('America/Denver');
      expect(storeOf(database, '2')?.zone).toBe('Europe/Paris');
    }));
});

describe('stores and closures', () => {
  it('of a store a file names replace all that was known of it; blank cells clear', () =>
    withDatabase(async (database) => {
      await importNow(database, storesFile('1,Main,West,10.5', '2,Side,West,'));
      const record = await importNow(
        database,
        storesFile('1,Main,,', '3,New,,0', '2,Side,West,', '3,Newer,,0'),
      );
      expect(record).toMatchObject({ rows: 4, added: 1, replaced: 2, unchanged: 1, rejected: 0 });
      expect(storeOf(database, '1')).toMatchObject({
        name: 'Main',
        group: undefined,
        salesPerHour: undefined,
      });
      expect(storeOf(database, '2')).toMatchObject({ name: 'Side', group: 'West' });
      expect(storeOf(database, '3')).toMatchObject({ name: 'Newer', salesPerHour: 0 });
    }));

  it('closures of a store, and of every store, are replaced each by itself', () =>
    withDatabase(async (database) => {
      await importNow(database, closuresFile('*,2024-12-25,2024-12-25,Christmas', '1,2024-11-01,2024-11-02'));
      await importNow(
        database,
        closuresFile('2,2024-07-04 08:00,2024-07-04 18:00,Fourth', '1,2024-11-05,2024-11-05'),
      );
      const christmas = { from: Date.UTC(2024, 11, 25), until: Date.UTC(2024, 11, 26), reason: 'Christmas' };
      expect(storeOf(database, '1')?.closures).toEqual([
        christmas,
        { from: Date.UTC(2024, 10, 5), until: Date.UTC(2024, 10, 6), reason: '' },
      ]);
      expect(storeOf(database, '2')?.closures).toHaveLength(2);
      await importNow(database, closuresFile('*,2024-12-31,2024-12-31'));
      expect(storeOf(database, '1')?.closures.map(({ reason }) => reason)).toEqual(['', '']);
      expect(storeOf(database, '*')).toBeUndefined();
    }));

  it('make a store known, each of them', () =>
    withDatabase(async (database) => {
      await importNow(database, storesFile('named,,,'));
      await importNow(database, closuresFile('closed,2024-12-25,2024-12-25', '*,2024-12-25,2024-12-25'));
      expect(
        readReportStores(database)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(['closed', 'named']);
    }));
});

it('a store that any one of the files names has a row in the report', async () => {
  const service = openService(join(folder, 'rows.db'));
  try {
    for (const path of [
      zonesFile('zoned,UTC'),
      hoursFile('open,0,09:00,17:00'),
      pollsFile(`9007199254740993,${AT},active`),
    ]) {
      await service.importFile({ path, sample: false });
    }
    const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
    await service.reportEnded(id);
    const csv = await service.read('reportCsv', id, { method: 'poll-count', extended: false });
    expect(csv.split('\n').map((line) => line.split(',')[0])).toEqual([
      'store_id',
      '9007199254740993',
      'open',
      'zoned',
      '',
    ]);
  } finally {
    await service.close();
  }
});
