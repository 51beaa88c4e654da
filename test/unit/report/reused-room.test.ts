import { expect, it } from 'vitest';
import { createPlanner, createReusedRoom, MOST_ENDS_KEPT } from '../../../main/report/store-plan.ts';
import type { OpeningHours } from '../../../main/report/types.ts';
import { HOUR } from '../../../main/report/weekly-hours.ts';

const NOW = Date.UTC(2024, 4, 15, 12);
const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

it('plans in memory that is used again are what they would be in memory of their own, also those asked for again', () => {
  const closures = Array.from({ length: 14_000 }, (_, i) => {
    const from = NOW + 24 * HOUR - (i + 1) * 44_000;
    return { from, until: from + 22_000, reason: '' };
  });
  const hours = Array.from({ length: 40 }, (_, store): OpeningHours[] =>
    Array.from({ length: 7 }, (_, day) => ({ day, start: store * 60_000, end: 22 * HOUR })),
  );
  const question = { asOf: NOW, reach: 90 * 60_000 };
  const [own, reused] = [createPlanner(question), createPlanner(question, createReusedRoom())];
  let ends = 0;
  for (let turn = 0; turn < 300; turn++) {
    // Each new one, and now and then one from before, which may be kept or made anew.
    const asked = hours[turn % 3 === 2 ? (turn * 7) % hours.length : turn % hours.length] ?? [];
    const plan = reused('America/New_York', asked, closures);
    const alone = own('America/New_York', asked, closures);
    expect(bytesOf(plan.business).equals(bytesOf(alone.business))).toBe(true);
    ends += plan.business.length;
  }
  expect(ends).toBeGreaterThan(2.5 * MOST_ENDS_KEPT);
});
