import { expect, test } from 'vitest';
import type { Overview } from '../../../../preload/contract.ts';
import { describeAssumptions } from '../../../../renderer/format/overview.ts';

const overview = (stores: number, storesWithHours: number, storesWithZone: number): Overview => ({
  ...{ stores, storesWithHours, storesWithZone, polls: 0, hasSample: false },
  ...{ oldestPoll: undefined, newestPoll: undefined },
});

test.each([
  [
    overview(3112, 0, 2700),
    '3,112 stores without hours: treated as open around the clock; 412 without a time zone: treated as in America/Chicago.',
  ],
  [overview(10, 10, 9), '1 store without a time zone: treated as in America/Chicago.'],
  [overview(10, 10, 10), undefined],
  [overview(0, 0, 0), undefined],
])('what is taken for granted', (known, said) => {
  expect(describeAssumptions(known)).toBe(said);
});
