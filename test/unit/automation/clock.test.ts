import { expect, it } from 'vitest';
import { systemClock } from '../../../main/automation/clock.ts';
import { runs } from '../../fixtures/runs.ts';

it('never waits for less than it was told to, however busy the thread is, and no longer than it is told to stop', async () => {
  const stopping = new AbortController();
  const early = await Promise.all(
    Array.from({ length: runs(200, 2_000) }, async (_, index) => {
      const [ms, before] = [(index % 50) + index / 7 - Math.floor(index / 7), systemClock.passed()];
      // The loop has last looked at the time before this.
      while (systemClock.passed() < before + (index % 3) / 2);
      const from = systemClock.passed();
      await systemClock.wait(ms, stopping.signal);
      return systemClock.passed() - from < ms;
    }),
  );
  expect(early).not.toContain(true);
  const left = systemClock.wait(3_600_000, stopping.signal);
  stopping.abort();
  await left;
  await systemClock.wait(3_600_000, stopping.signal);
});
