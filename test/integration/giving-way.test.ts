import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import type { PeriodParts } from '../../main/report/part-sums.ts';
import { generate } from '../bench/generate.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

/** More stores than a few turns; of polls as many as a helping thread is asked for, and fewer. */
const STORES = 1_700;
const SIZES = [
  { polls: 260_000, threads: 'two threads' },
  { polls: 20_000, threads: 'a thread alone' },
] as const;

const REACH = 5_400_000;
const folder = temporaryFolder();
const made: { readonly service: Service; readonly id: string; readonly store: string }[] = [];

beforeAll(async () => {
  for (const { polls } of SIZES) {
    const service = openService(join(folder, `${polls}.db`));
    const set = generate({ seed: 5, polls, stores: STORES, bad: 0 }, join(folder, `files-${polls}`));
    for (const path of [set.polls, set.hours, set.zones]) await service.importFile({ path, sample: false });
    const period = { kind: 'dates', from: '2022-02-01', to: '2023-01-31' } as const;
    const id = await service.triggerReport({ asOf: 'latest', reach: REACH, period });
    expect((await service.reportEnded(id)).state).toBe('Complete');
    const [store = ''] = (await service.read('reportTable', id)).stores;
    made.push({ service, id, store });
  }
});

afterAll(() => Promise.all(made.map(({ service }) => service.close())));

const given = () => made.map((one, place) => ({ ...one, threads: SIZES[place]?.threads }));

it('the page of a store is answered while the parts of a period are added up, by one thread as by two', async () => {
  for (const { service, id, store, threads } of given()) {
    const order: string[] = [];
    const noted = <T>(name: string, answer: Promise<T>) => answer.finally(() => order.push(name));
    const parts = noted('parts', service.read('periodParts', id));
    await Promise.all([
      noted('store', service.read('storeEvidence', id, store)),
      noted('another', service.read('storeParts', id, store)),
    ]);
    expect(order, threads).toEqual(['store', 'another']);
    expect(sumOf(await parts)).toBeGreaterThan(0);
    expect(await service.read('periodParts', id)).toEqual(await parts);
  }
});

/** One after the other they take seconds, so that the last is never done when it is given up. */
const MANY = 50;

it('parts that nobody waits for any more are given up, and can be asked for again', async () => {
  for (const { service, id, threads } of given()) {
    const whole = await service.read('periodParts', id);
    const left = new AbortController();
    const parts = Array.from({ length: MANY }, () => service.readUntil(left.signal, 'periodParts', id));
    const ended = Promise.allSettled(parts);
    const behind = service.read('periodParts', id);
    await service.read('storedReport', id);
    left.abort();
    expect((await ended).at(-1), threads).toMatchObject({ reason: { code: 'cancelled' } });
    expect(await behind).toEqual(whole);
  }
});

it('parts are as of one moment, whatever is imported while they are added up', async () => {
  for (const { service, id, threads } of given()) {
    const before = await service.read('periodParts', id);
    const parts = service.read('periodParts', id);
    // By then they have begun.
    await service.read('storedReport', id);
    const set = generate({ seed: 6, polls: 5_000, stores: STORES, bad: 0 }, join(folder, `more-${threads}`));
    await service.importFile({ path: set.polls, sample: false });
    expect(await parts, threads).toEqual(before);
    expect(sumOf(await service.read('periodParts', id))).not.toBe(sumOf(before));
  }
});

it('a database that is closed waits for no parts', async () => {
  for (const { service, id, threads } of given()) {
    const ended = Promise.allSettled(Array.from({ length: MANY }, () => service.read('periodParts', id)));
    await service.read('storedReport', id);
    await service.close();
    expect((await ended).at(-1), threads).toMatchObject({ reason: { code: 'cancelled' } });
  }
});

const sumOf = ({ fleet }: PeriodParts): number =>
  fleet.reduce((sum, { active, inactive }) => sum + active + inactive, 0);
