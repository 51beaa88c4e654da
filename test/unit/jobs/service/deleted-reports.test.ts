import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDeletedReports } from '../../../../main/jobs/service/deleted-reports.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(remove: (ids: readonly string[]) => Promise<unknown> = async () => undefined) {
  const removed: (readonly string[])[] = [];
  let told = 0;
  const reports = createDeletedReports(
    (ids) => {
      removed.push(ids);
      return remove(ids);
    },
    () => told++,
  );
  return { reports, removed, told: () => told };
}

it('hides reports at once and deletes them ten seconds later', async () => {
  const { reports, removed, told } = start();
  const end = reports.add(['a', 'b']);
  expect([reports.has('a'), reports.has('c'), told()]).toEqual([true, false, 1]);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(removed).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(removed).toEqual([['a', 'b']]);
  expect(await end).toBe('deleted');
  expect([reports.has('a'), reports.size]).toEqual([false, 0]);
});

it('gives back all or some of them, each deletion by itself', async () => {
  const { reports, removed } = start();
  const first = reports.add(['a', 'b']);
  const second = reports.add(['b', 'c']);
  reports.restore(['a', 'c']);
  expect(await second).toBe('restored');
  await vi.runAllTimersAsync();
  expect(await first).toBe('deleted');
  expect(removed).toEqual([['b']]);
});

it('shows them again where they cannot be deleted', async () => {
  const { reports } = start(() => Promise.reject(new Error('The disk is full.')));
  const end = reports.add(['a']);
  end.catch(() => undefined);
  reports.hurry();
  await expect(end).rejects.toThrow('disk is full');
  expect(reports.has('a')).toBe(false);
});
