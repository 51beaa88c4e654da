import { copyFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deleteEverything } from '../../main/database/care/delete-everything.ts';
import { deletePolls, previewPollDeletion } from '../../main/database/care/delete-polls.ts';
import { undoableImport } from '../../main/database/imports/undo-import.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { answers } from '../fixtures/answers.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { dump, failure, importNow, makeOldFashioned } from '../fixtures/importing.ts';
import { type DrawnFile, drawnFile } from '../fixtures/random-files.ts';
import { runs } from '../fixtures/runs.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;
const newPath = () => join(folder, `${count++}.db`);

type Step =
  | { readonly do: 'import'; readonly sample: boolean; readonly file: DrawnFile }
  | { readonly do: 'delete'; readonly before: number };

const BOUNDARY = Date.UTC(2023, 0, 26);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ sample: fc.boolean(), file: drawnFile })
      .map((drawn): Step => ({ do: 'import', ...drawn })),
  },
  {
    weight: 1,
    // Some fall on a poll to the millisecond, some beside it.
    arbitrary: fc
      .record({ hour: fc.integer({ min: -10, max: 10 }), beside: fc.constantFrom(-1, 0, 1) })
      .map(({ hour, beside }): Step => ({ do: 'delete', before: BOUNDARY + hour * 3_600_000 + beside })),
  },
);

/** What a person would say is stored: a status for each layer, store and time. */
type Model = Map<string, { readonly key: string; readonly at: number; readonly status: string }>;

function takeIn(model: Model, { kind, text }: DrawnFile, sample: boolean): void {
  if (kind !== 'polls') return;
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const [store = '', at = '', status = ''] = line.split(',');
    const key = `${store} ${Date.parse(at)}`;
    model.set(`${sample} ${key}`, { key, at: Date.parse(at), status });
  }
}

const timesIn = (model: Model) => new Set([...model.values()].map(({ key }) => key)).size;

function storedPolls(database: WritableDatabase): Map<string, string> {
  const blocks = database
    .prepare<[], [string, number, number, Buffer]>(
      'SELECT id, week, b.sample, polls FROM poll_block AS b JOIN store ON number = store',
    )
    .raw();
  const polls = new Map<string, string>();
  for (const [id, week, sample, blob] of blocks.all()) {
    for (let at = 0; at < blob.length; at += 4) {
      const packed = blob.readUInt32LE(at);
      const time = week * 604_800_000 + Math.floor(packed / 2);
      polls.set(`${sample === 1} ${id} ${time}`, packed % 2 === 1 ? 'active' : 'inactive');
    }
  }
  return polls;
}

const nothing = () => undefined;

describe('deleting polls', () => {
  it('takes exactly those from before the instant, says how many, and leaves all else as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        const database = openForWriting(newPath());
        const model: Model = new Map();
        for (const next of steps) {
          if (next.do === 'import') {
            await importNow(database, write(next.file.text), next.sample);
            takeIn(model, next.file, next.sample);
            continue;
          }
          const [stores, facts] = dump(database).split('\n');
          const before = timesIn(model);
          for (const [key, { at }] of model) if (at < next.before) model.delete(key);
          expect(previewPollDeletion(database, next.before)).toMatchObject({
            polls: before - timesIn(model),
            of: before,
          });
          deletePolls(database, next.before, nothing);
          expect(dump(database).split('\n').slice(0, 2)).toEqual([stores, facts]);
          expect(undoableImport(database)).toBeUndefined();
          // Every tally and checksum is right, or this would say that the database is damaged.
          expect(answers(database).overview.polls).toBe(timesIn(model));
        }
        const expected = [...model].map(([key, { status }]) => [key, status]);
        expect([...storedPolls(database)].sort()).toEqual(expected.sort());
        closeDatabase(database);
      }),
      { numRuns: runs(15, 200) },
    );
  });

  it('deletes nothing once it is stopped', async () => {
    const database = openForWriting(newPath());
    const polls = join(folder, 'stopped.csv');
    writeBigPolls(polls, 500 * 800);
    await importNow(database, polls);
    const before = answers(database);
    const stop = (share: number) => {
      if (share > 0) throw new Error('stopped');
    };
    expect(() => deletePolls(database, Number.MAX_SAFE_INTEGER, stop)).toThrow('stopped');
    expect(answers(database)).toEqual(before);
    expect(undoableImport(database)).toBe(1);
    closeDatabase(database);
  });
});

it('deleting everything leaves what a new database is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawnFile, { minLength: 1, maxLength: 5 }), async (files) => {
      const database = openForWriting(newPath());
      for (const [index, { text }] of files.entries()) {
        await importNow(database, write(text), index % 3 === 2);
      }
      database.pragma('optimize');
      deleteEverything(database);
      const fresh = openForWriting(newPath());
      expect(answers(database)).toEqual(answers(fresh));
      await importNow(database, write(files[0]?.text ?? ''));
      await importNow(fresh, write(files[0]?.text ?? ''));
      expect(answers(database)).toEqual(answers(fresh));
      expect(database.pragma('foreign_key_check')).toEqual([]);
      closeDatabase(database);
      closeDatabase(fresh);
    }),
    { numRuns: runs(8, 50) },
  );
});

describe('the service', () => {
  const polls = join(folder, 'two-weeks.csv');
  writeBigPolls(polls, 500 * 1000);
  const MIDDLE = Date.UTC(2023, 0, 12);

  async function filled(file = newPath()) {
    const service = openService(file);
    await service.importFile({ path: polls, sample: false });
    const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
    await service.reportEnded(id);
    return { service, file, id };
  }

  let once: Promise<string> | undefined;
  /** A service on a copy of one that was filled before. */
  async function copied() {
    once ??= filled().then(({ service, file }) => service.close().then(() => file));
    const file = newPath();
    copyFileSync(await once, file);
    return { service: openService(file) };
  }

  it.each(['a database of today', 'one made before space could be given back step by step'])(
    'gives the space of deleted polls back to the disk: %s',
    async (which) => {
      const file = newPath();
      if (which !== 'a database of today') makeOldFile(file);
      const { service, id } = await filled(file);
      try {
        const steps = new Set<string>();
        const size = () => statSync(file).size + statSync(`${file}-wal`).size;
        const before = size();
        const told = await service.read('pollDeletion', MIDDLE);
        expect(told).toMatchObject({ of: 500_000, undoable: 1 });
        const onProgress = ({ step }: { step: string }) => steps.add(step);
        const { given, left, because } = await service.deletePollsBefore(MIDDLE, { onProgress });
        expect({ left, because }).toEqual({ left: 0, because: undefined });
        expect(before - size()).toBeGreaterThanOrEqual(given);
        expect(given).toBeGreaterThan(told.polls * 3);
        expect([...steps]).toEqual(['deleting', 'giving-back']);
        expect((await service.read('overview')).polls).toBe(told.of - told.polls);
        expect(await service.findReport(id)).toMatchObject({ state: 'Complete' });
        const space = await service.read('space');
        expect(space.free).toBe(0);
      } finally {
        await service.close();
      }
      const database = openForWriting(file);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('auto_vacuum', { simple: true })).toBe(2);
      closeDatabase(database);
    },
  );

  it('tells what takes how much, to the page', async () => {
    const first = await filled();
    expect((await first.service.read('space')).log).toBeGreaterThan(0);
    await first.service.close();
    const { file } = first;
    const service = openService(file);
    try {
      const { log, ...parts } = await service.read('space');
      expect(Object.values(parts).reduce((a, b) => a + b)).toBe(statSync(file).size);
      expect(log).toBe(statSync(`${file}-wal`).size);
      expect(parts.polls).toBeGreaterThan(500_000 * 4);
      expect(parts.polls).toBeLessThan(500_000 * 4 * 1.2);
      expect(parts.reports).toBeGreaterThan(500 * (15 * 8 + 168));
    } finally {
      await service.close();
    }
  });

  it('deletes everything only where that is what the person was told', async () => {
    const { service } = await copied();
    try {
      const everything = await service.read('everything');
      expect(everything).toEqual({
        stores: 500,
        polls: 500_000,
        imports: 1,
        lastImport: 1,
        reports: 1,
        notes: 0,
      });
      await service.importFile({
        path: write('store_id,timezone_str\nnew,UTC\n'),
        sample: false,
      });
      expect(await failure(service.deleteAll(everything))).toMatch(/^data-changed: .*nothing was deleted/);
      let told = 0;
      service.onChanged(() => told++);
      await service.deleteAll(await service.read('everything'));
      expect(told).toBe(1);
      expect(await service.read('everything')).toEqual({
        stores: 0,
        polls: 0,
        imports: 0,
        lastImport: 0,
        reports: 0,
        notes: 0,
      });
      expect(await service.listReports(10)).toEqual([]);
      const { polls: taken, reports, undo } = await service.read('space');
      expect(taken + reports + undo).toBeLessThan(20 * 8192);
    } finally {
      await service.close();
    }
  });

  it('stops when told to, and has then deleted nothing', async () => {
    const { service } = await copied();
    try {
      const stop = new AbortController();
      const work = service.deletePollsBefore(MIDDLE, {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      });
      stop.abort();
      expect(await failure(work)).toBe('cancelled: Cancelled. Nothing was changed.');
      expect(await service.read('overview')).toMatchObject({ polls: 500_000 });
    } finally {
      await service.close();
    }
  });

  it('deletes reports from before an instant, and none that runs', async () => {
    const { service } = await copied();
    try {
      const labelled = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
      await service.reportEnded(labelled);
      await service.renameReport(labelled, 'Before the summer');
      const later = Date.now() + 1;
      expect(await service.read('countOldReports', 0)).toEqual({ labelled: 0, unlabelled: 0 });
      expect(await service.read('countOldReports', later)).toEqual({ labelled: 1, unlabelled: 1 });
      const running = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
      await service.deleteReportsBefore({ before: later, labelled: false });
      expect((await service.reportEnded(running)).state).toBe('Complete');
      expect((await service.listReports(10)).map(({ id }) => id)).toEqual([running, labelled]);
      await service.deleteReportsBefore({ before: later, labelled: true });
      expect((await service.listReports(10)).map(({ id }) => id)).toEqual([running]);
    } finally {
      await service.close();
    }
  });
});

/** A new database that cannot give space back page by page, as all were once. */
function makeOldFile(file: string): void {
  const database = openForWriting(file);
  makeOldFashioned(database);
  closeDatabase(database);
  writeFileSync(`${file}.lock`, '');
}
