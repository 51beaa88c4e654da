import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../main/jobs/service/import-queue.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const own = (path: string) => ({ path, sample: false });
const poll = (store: string) => `store_id,timestamp_utc,status\n${store},2023-01-22 12:00:00 UTC,active\n`;

let count = 0;
async function withService(work: (service: Service, file: string) => Promise<void>): Promise<void> {
  const file = join(folder, `${count++}.db`);
  const service = openService(file);
  try {
    await work(service, file);
  } finally {
    await service.close();
  }
}

describe('the queue of imports', () => {
  it('imports what every door asks for, one after the other, and tells each how it went', () =>
    withService(async ({ imports }) => {
      const progress: ImportProgress[] = [];
      const ends: string[] = [];
      imports.onProgress((news) => progress.push(news));
      imports.onEnd(({ id }) => ends.push(id));
      const first = imports.add([own(write(poll('a'), 'a.csv')), own(write('nothing', 'bad.csv'))]);
      const second = imports.add([own(write(poll('b'), 'b.csv'))]);
      expect(imports.underWay().map(({ id, state }) => [id, state])).toEqual([
        [first, 'Waiting'],
        [second, 'Waiting'],
      ]);
      expect(await imports.ended(first)).toMatchObject({
        state: 'Ended',
        outcomes: [
          { status: 'imported', record: { added: 1 } },
          { status: 'failed', error: { code: 'file-refused' } },
        ],
      });
      await imports.allEnded();
      expect(imports.find(second)).toMatchObject({ state: 'Ended', outcomes: [{ status: 'imported' }] });
      expect(ends).toEqual([first, second]);
      expect(progress.map(({ name, fileIndex, fileCount }) => [name, fileIndex, fileCount])).toContainEqual([
        expect.stringContaining('a.csv'),
        0,
        2,
      ]);
      expect(imports.find('another')).toBeUndefined();
      await expect(imports.ended('another')).rejects.toMatchObject({ code: 'import-unknown' });
    }));

  it('leaves out what is cancelled and goes on with the next, whether it had begun or not', () =>
    withService(async (service) => {
      const { imports } = service;
      const big = join(folder, 'big.csv');
      writeBigPolls(big, 300_000);
      const first = imports.add([own(big), own(write(poll('after'), 'after.csv'))]);
      const second = imports.add([own(write(poll('waiting'), 'waiting.csv'))]);
      const third = imports.add([own(write(poll('third'), 'third.csv'))]);
      imports.cancel(second);
      expect(imports.find(second)).toMatchObject({ state: 'Ended', outcomes: [{ status: 'cancelled' }] });
      const stop = imports.onProgress(() => {
        stop();
        imports.cancel(first);
      });
      expect((await imports.ended(first)).outcomes.map(({ status }) => status)).toEqual([
        'cancelled',
        'cancelled',
      ]);
      expect((await imports.ended(third)).outcomes).toMatchObject([{ status: 'imported' }]);
      expect(await service.read('overview')).toMatchObject({ stores: 1, polls: 1 });
    }));

  it('does first what is to be done before files of one’s own, and nothing of those where that is cancelled', () =>
    withService(async ({ imports }) => {
      const done: string[] = [];
      imports.doBefore(async (signal) => {
        done.push('before');
        await new Promise((_, reject) => signal.addEventListener('abort', reject));
      });
      const sample = imports.add([{ path: write(poll('s'), 's.csv'), sample: true }]);
      expect((await imports.ended(sample)).outcomes).toMatchObject([{ status: 'imported' }]);
      expect(done).toEqual([]);
      const id = imports.add([own(write(poll('o'), 'o.csv'))]);
      await new Promise((resolve) => setImmediate(resolve));
      expect(done).toEqual(['before']);
      imports.cancel(id);
      expect((await imports.ended(id)).outcomes).toMatchObject([{ status: 'cancelled' }]);
    }));

  it('is cut off where the database is closed, and the next start knows of what', async () => {
    const file = join(folder, 'cut.db');
    const big = join(folder, 'cut-off.csv');
    writeBigPolls(big, 300_000);
    const service = openService(file);
    const id = service.imports.add([own(big), own(write(poll('x'), 'x.csv'))]);
    const later = service.imports.add([own(write(poll('y'), 'y.csv'))]);
    await new Promise<void>((resolve) => {
      const stop = service.imports.onProgress(() => {
        stop();
        resolve();
      });
    });
    await service.close();
    expect(await service.imports.ended(id)).toMatchObject({ state: 'CutOff', outcomes: [] });
    expect(await service.imports.ended(later)).toMatchObject({ state: 'CutOff', outcomes: [] });

    const next = openService(file);
    const names = [/^cut-off\.csv$/, /x\.csv$/, /y\.csv$/].map((name) => expect.stringMatching(name));
    expect(next.imports.leftUnfinished()).toEqual(names);
    await next.imports.ended(next.imports.add([own(write(poll('z'), 'z.csv'))]));
    expect(next.imports.leftUnfinished()).toEqual([]);
    await next.close();
    expect(existsSync(`${file}.importing`)).toBe(false);
  });
});
