import { expect, test } from 'vitest';
import type { SureKept } from '../../../../main/database/reports/sure-kept.ts';
import { createSureReports, type SureState } from '../../../../main/jobs/service/sure-reports.ts';
import { JobError } from '../../../../main/jobs/threads/error.ts';

/** Reports whose finding lasts until it is ended, or is given up as a job is: by its signal. */
function begun() {
  const kept = new Map<string, SureKept>();
  const ends = new Map<string, { readonly end: () => void; readonly tell: (share: number) => void }>();
  const order: string[] = [];
  const sure = createSureReports(
    async (id) => kept.get(id) ?? 'nothing',
    (id, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        order.push(id);
        ends.set(id, {
          end: () => {
            kept.set(id, 'all');
            resolve();
          },
          tell: (share) => onProgress?.(share),
        });
        signal?.addEventListener('abort', () =>
          reject(new JobError({ code: 'cancelled', message: 'It was cancelled.' })),
        );
      }),
  );
  const told: SureState[] = [];
  sure.onState((state) => void told.push(state));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { sure, kept, told, order, turn, end: (id: string) => ends.get(id)?.end(), ends };
}

const LIKELY = { likely: true };

test('what nobody waits for is done one by one, the newest first, and tells how far it is', async () => {
  const { sure, order, told, turn, end, ends } = begun();
  for (const id of ['a', 'b', 'c']) sure.find(id);
  expect(order).toEqual(['a']);
  ends.get('a')?.tell(0.5);
  expect([await sure.state('a'), await sure.state('b')]).toEqual([
    { report: 'a', state: 'looking', share: 0.5 },
    { report: 'b', state: 'looking', share: 0 },
  ]);
  end('a');
  await turn();
  expect(order).toEqual(['a', 'c']);
  end('c');
  await turn();
  end('b');
  await turn();
  expect(told.filter(({ state }) => state === 'found').map(({ report }) => report)).toEqual(['a', 'c', 'b']);
  expect(await sure.state('d')).toEqual({ report: 'd', state: 'not-begun' });
});

test('it gives way to what is to be written, and goes on afterwards', async () => {
  const { sure, order, turn, end } = begun();
  sure.find('a');
  const { promise, resolve: written } = Promise.withResolvers<void>();
  const writing = sure.whileWriting(() => promise);
  await turn();
  expect(await sure.state('a')).toEqual({ report: 'a', state: 'looking', share: 0 });
  expect(order).toEqual(['a']);
  written();
  await writing;
  expect(order).toEqual(['a', 'a']);
  end('a');
  await turn();
  expect(await sure.state('a')).toEqual({ report: 'a', state: 'found' });
});

test('who waits for it keeps it from giving way, and is answered once however many ask', async () => {
  const { sure, order, turn, end } = begun();
  sure.find('a');
  const asked = [1, 2].map(() => sure.before('reportCsv', ['a', LIKELY]));
  await turn();
  await sure.whileWriting(async () => undefined);
  end('a');
  await Promise.all(asked);
  expect(order).toEqual(['a']);
  await sure.before('reportCsv', ['b', {}]);
  await sure.before('reportCsv', ['a', LIKELY]);
  expect(order).toEqual(['a']);
});

test('given up by somebody it stays so until it is asked for again', async () => {
  const { sure, told, turn, order } = begun();
  sure.find('a');
  sure.find('b');
  sure.cancel('a');
  sure.cancel('b');
  await turn();
  expect([await sure.state('a'), await sure.state('b')].map(({ state }) => state)).toEqual([
    'stopped',
    'stopped',
  ]);
  expect(order).toEqual(['a']);
  const asked = sure.before('outagesCsv', ['a', { shared: true }]);
  await turn();
  sure.cancel('a');
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  expect(told.at(-1)).toEqual({ report: 'a', state: 'stopped' });
});
