import { expect, it } from 'vitest';
import { createImportMeter, type ImportProgress } from '../../../main/jobs/import/progress.ts';

it('keeps what it said of saving until more is saved, also when it tells by the clock', async () => {
  const told: ImportProgress[] = [];
  const meter = createImportMeter(1000, (progress) => told.push(progress));
  meter.read(1000, 10);
  meter.saved(0.5);
  await expect.poll(() => told.filter(({ share }) => share > 0.6).length).toBeGreaterThan(2);
  meter.savedAll();
  await expect.poll(() => told.at(-1)?.share).toBe(1);
  meter.stop();
  const shares = told.map(({ share }) => share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});
