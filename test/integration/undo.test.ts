import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeSample } from '../../main/database/facts/sample.ts';
import { createStoreNumbers } from '../../main/database/facts/store-numbers.ts';
import { beginImport } from '../../main/database/imports/imports.ts';
import {
  keepForGood,
  previewUndo,
  undoableImport,
  undoImport,
} from '../../main/database/imports/undo-import.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { keepBeforeImages } from '../../main/database/polls/before-images.ts';
import { createPollSaver } from '../../main/database/polls/polls.ts';
import { createPollBatch } from '../../main/import/poll-batch.ts';
import { pollKey } from '../../main/import/poll-key.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { answers } from '../fixtures/answers.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { importNow } from '../fixtures/importing.ts';
import { type DrawnFile, drawnFile } from '../fixtures/random-files.ts';
import { runs } from '../fixtures/runs.ts';
import { writeVersion1 } from '../fixtures/version-1.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;
const newPath = () => join(folder, `${count++}.db`);

const ABOUT = {
  file: 'parts.csv',
  kind: 'polls',
  bytes: 0,
  path: undefined,
  modifiedAt: undefined,
  importedAt: 0,
  sample: false,
} as const;
const pollsFile = (...rows: string[]) => write(['store_id,timestamp_utc,status', ...rows].join('\n'));

type Step =
  | { readonly do: 'import' | 'import-sample'; readonly file: DrawnFile }
  | { readonly do: 'undo' | 'keep' | 'remove-sample' | 'reopen' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: drawnFile.map((file): Step => ({ do: 'import', file })) },
  { weight: 1, arbitrary: drawnFile.map((file): Step => ({ do: 'import-sample', file })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('undo', 'undo', 'undo', 'remove-sample', 'keep', 'reopen')
      .map((name): Step => ({ do: name })),
  },
);

type Survivor = { readonly path: string; readonly sample: boolean; undoable: boolean };

/** A database worked on step by step, and what a person would say has survived. */
async function work(steps: readonly Step[]): Promise<{ database: WritableDatabase; survivors: Survivor[] }> {
  const file = newPath();
  let database = openForWriting(file);
  let survivors: Survivor[] = [];
  for (const next of steps) {
    switch (next.do) {
      case 'import':
      case 'import-sample': {
        const sample = next.do === 'import-sample';
        const path = write(next.file.text);
        await importNow(database, path, sample);
        survivors.push({ path, sample, undoable: !sample });
        break;
      }
      case 'undo': {
        const newest = survivors.filter(({ sample }) => !sample).at(-1);
        const id = undoableImport(database);
        expect(id !== undefined).toBe(newest?.undoable ?? false);
        if (id === undefined) break;
        const { polls, stores } = previewUndo(database, id);
        const before = answers(database).overview;
        undoImport(database, id);
        const after = answers(database).overview;
        expect(before.stores - after.stores).toBe(stores);
        if (!before.hasSample) expect(before.polls - after.polls).toBe(polls);
        survivors = survivors.filter((survivor) => survivor !== newest);
        break;
      }
      case 'keep': {
        const id = undoableImport(database);
        if (id !== undefined) keepForGood(database, id);
        for (const survivor of survivors) survivor.undoable = false;
        break;
      }
      case 'remove-sample':
        removeSample(database);
        survivors = survivors.filter(({ sample }) => !sample);
        break;
      case 'reopen':
        closeDatabase(database);
        database = openForWriting(file);
        break;
    }
  }
  return { database, survivors };
}

describe('undoing imports', () => {
  it('answers as if the undone files had never been imported', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        const { database, survivors } = await work(steps);
        const expected = openForWriting(newPath());
        for (const { path, sample } of survivors) await importNow(expected, path, sample);
        expect(answers(database)).toEqual(answers(expected));
        closeDatabase(database);
        closeDatabase(expected);
      }),
      { numRuns: runs(20, 200) },
    );
  });

  it('puts back what a file of several parts changed, though they change the same weeks', () => {
    const database = openForWriting(newPath());
    const save = (parts: readonly (readonly [hour: number, active: number][])[]) => {
      const id = beginImport(database, ABOUT);
      const target = { database, sample: false, before: keepBeforeImages(database, id, { sample: false }) };
      const stores = createStoreNumbers(target);
      const store = stores.numberOf('1');
      for (const rows of parts) {
        const keys = Float64Array.from(rows, ([hour, active]) => pollKey(hour * 3_600_000, active));
        const batch = createPollBatch();
        batch.add({ stores: new Uint32Array(keys.length), keys });
        const saver = createPollSaver(target);
        for (const piece of batch.inOrder(Uint32Array.of(store))) {
          saver.save(piece, () => undefined);
        }
        saver.finish();
      }
      stores.save();
      return id;
    };
    const polls = (...rows: [hour: number, active: number][]) => rows;
    const before = [answers(database)];
    const WEEK = 168;
    const first = save([polls([1, 1], [WEEK, 1]), polls([1, 0], [2, 1]), polls([WEEK, 0])]);
    before.push(answers(database));
    const second = save([polls([1, 1], [3, 1]), polls([3, 0], [2 * WEEK, 1]), polls([2 * WEEK, 0])]);
    for (const id of [second, first]) {
      expect(undoableImport(database)).toBe(id);
      undoImport(database, id);
      expect(answers(database)).toEqual(before.pop());
    }
    closeDatabase(database);
  });

  it('refuses to put back what is damaged, and changes nothing', async () => {
    const [first, second] = [
      pollsFile('1,2023-01-26 01:00:00,active'),
      pollsFile('1,2023-01-26 02:00:00,active'),
    ];
    for (const spoil of [
      'UPDATE undo_block SET polls = zeroblob(4)',
      'UPDATE undo_week SET polls = 7 WHERE polls > 0',
    ]) {
      const database = openForWriting(newPath());
      await importNow(database, first);
      const { id } = await importNow(database, second);
      database.exec(spoil);
      const before = answers(database);
      expect(() => undoImport(database, id)).toThrow(/damaged/);
      expect(answers(database)).toEqual(before);
      closeDatabase(database);
    }
  });

  it('leaves imports of version 0.1 as they are', () => {
    const file = newPath();
    writeVersion1(file);
    const database = openForWriting(file);
    expect(undoableImport(database)).toBeUndefined();
    closeDatabase(database);
  });
});

describe('the service', () => {
  it('undoes newest first, also after a restart, and marks the reports that were made meanwhile', async () => {
    const file = newPath();
    const importing = (service: Service, path: string) => service.importFile({ path, sample: false });
    const reporting = async (service: Service) =>
      (await service.reportEnded(await service.triggerReport({ asOf: 'latest', reach: 5_400_000 }))).id;
    const paths = [
      pollsFile('1,2023-01-26 01:00:00,active'),
      pollsFile('1,2023-01-26 02:00:00,active', '2,2023-01-26 03:00:00,active'),
    ];
    let service = openService(file);
    const first = await importing(service, paths[0] ?? '');
    const kept = await reporting(service);
    const second = await importing(service, paths[1] ?? '');
    const marked = await reporting(service);
    expect(await service.findReport(marked)).toMatchObject({ fromUndone: false });
    await service.close();

    service = openService(file);
    try {
      expect(await service.read('undoable')).toEqual({
        record: second,
        polls: 2,
        stores: 1,
        facts: 0,
        reports: 1,
      });
      await expect(service.undoImport(first.id)).rejects.toMatchObject({
        code: 'undo-unavailable',
        message: 'Later imports must be undone first.',
      });
      let told = 0;
      service.onChanged(() => told++);
      await service.undoImport(second.id);
      expect(told).toBe(1);
      expect(await service.findReport(marked)).toMatchObject({ state: 'Complete', fromUndone: true });
      expect(await service.findReport(kept)).toMatchObject({ fromUndone: false });
      expect(await service.read('overview')).toMatchObject({ stores: 1, polls: 1 });
      expect((await service.read('listImports', 10)).map(({ id }) => id)).toEqual([first.id]);
      await service.keepForGood(first.id);
      expect(await service.read('undoable')).toBeUndefined();
      await expect(service.undoImport(first.id)).rejects.toMatchObject({ code: 'undo-unavailable' });
    } finally {
      await service.close();
    }
  });
});
