import { expect, test } from 'vitest';
import type { Measure, StoreEvidence } from '../../../../preload/contract.ts';
import { storeAnswer } from '../../../../renderer/store/answer-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
type Outage = StoreEvidence['outages'][number];

const hours = (all: Partial<Record<Measure, number>>): StoreEvidence['numbers'] =>
  (['up', 'down', 'unknown', 'down-at-least', 'down-at-most'] as const).map((measure) => ({
    method: 'interpolated',
    window: 'week',
    measure,
    time: (all[measure] ?? 0) * HOUR,
  }));

const outage = (more: Partial<Outage>): Outage => ({
  started: 12 * HOUR,
  ended: 15 * HOUR,
  began: 'after-up',
  endedBy: 'before-up',
  down: 3 * HOUR,
  atLeast: 2 * HOUR,
  atMost: 4 * HOUR,
  unknown: 0,
  polls: 3,
  ...more,
});

const words = (numbers: StoreEvidence['numbers'], outages: readonly Outage[] = []) => {
  const { lead, more } = storeAnswer({ numbers, outages }, (instant) => `hour ${instant / HOUR}`);
  return [lead, ...more];
};

const SOME = hours({ up: 14, down: 6.5, unknown: 20, 'down-at-least': 5, 'down-at-most': 30.25 });

test('downtime is told of the time open, with its bounds, what nobody watched, and its outages', () => {
  expect(words(SOME, [outage({}), outage({ down: 3.5 * HOUR })])).toEqual([
    'Down 6 h 30 min of 40 h 30 min open in the last week.',
    'At least 5 h, at most 30 h 15 min.',
    'Nobody watched 20 h of it.',
    '2 outages, the longest 3 h 30 min.',
  ]);
});

test('a store that is still down says since when, and where it was down before the report began', () => {
  expect(words(SOME, [outage({ endedBy: 'as-of' })]).slice(-2)).toEqual([
    'One outage.',
    'Still down, since hour 12.',
  ]);
  const before = outage({ endedBy: 'as-of', began: 'before-window' });
  expect(words(SOME, [before]).at(-1)).toBe('Still down, since before hour 12.');
});

test('no all-clear where nothing was observed, and nothing of unwatched time where there is none', () => {
  expect(words(hours({ unknown: 54 }))).toEqual([
    'Nobody watched it in the last week: nothing is known of 54 h open.',
  ]);
  expect(words(hours({ up: 40, unknown: 14 }))).toEqual([
    'Not found down in 54 h open in the last week.',
    'Nobody watched 14 h of it.',
  ]);
  expect(words(hours({ up: 54 }))).toEqual(['Not found down in 54 h open in the last week.']);
  expect(words(hours({}))).toEqual(['Never open in the last week.']);
});
