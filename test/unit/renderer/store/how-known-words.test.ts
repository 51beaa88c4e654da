import { expect, test } from 'vitest';
import type { StoreSure } from '../../../../preload/contract.ts';
import { howKnown } from '../../../../renderer/store/how-known-words.ts';

const HOUR = 3_600_000;
const reasoning = {
  pairs: 90,
  changes: 4,
  upFor: 60 * HOUR,
  downFor: 2.5 * HOUR,
  mean: 6 * HOUR,
  deviation: 1.5 * HOUR,
};
const sure: StoreSure = {
  ranges: [{ window: 'week', low: 3.5 * HOUR, high: 8.5 * HOUR, reasoning }],
  without: 'has-one',
  none: undefined,
  rank: 0.62,
  edges: undefined,
  outages: [],
  whose: undefined,
  usual: undefined,
};
const without = (more: Partial<StoreSure>) =>
  howKnown({ ...sure, ranges: [], without: undefined, rank: undefined, ...more }, 'week').at(-1);

test('the reasoning leads from the polls of the store to the ends of its range', () => {
  expect(howKnown(sure, 'week').slice(1, -1)).toEqual([
    '90 times two of its polls follow one another within an opening; 4 of them found a change.',
    'Stores whose polls look like this are up for about 60 h at a stretch, then down for about 2 h 30 min.',
    'So a downtime of 6 h is to be expected, give or take 1 h 30 min.',
    'In nine of ten such stores the true downtime is then between 3 h 30 min and 8 h 30 min; what is surely not so is left out.',
    'As far as the polls tell, the chance that it is among the ten of most downtime is 62 in 100.',
  ]);
  const [range] = sure.ranges;
  const changed = { ...sure, ranges: range === undefined ? [] : [{ ...range, reasoning: undefined }] };
  expect(howKnown(changed, 'week')[1]).toContain('The data have changed');
});

test('where there is none it says which condition fails', () => {
  expect(without({ without: 'never-online' })).toBe(
    'It has no likely range: it was never online, and nobody knows whether it was open.',
  );
  expect(without({ without: 'same-minutes' })).toContain('about the same minute of the hour');
  expect(without({ without: 'too-little', none: 'too-few-changes' })).toContain('fewer than 20 times');
});
