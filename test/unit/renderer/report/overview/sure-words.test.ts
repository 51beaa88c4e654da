import { expect, test } from 'vitest';
import {
  chanceWords,
  changeWords,
  likelyWords,
  likelyWorst,
  withoutWords,
} from '../../../../../renderer/report/overview/sure/sure-words.ts';

test('chances are said as a person says them, and never as sure where they are not', () => {
  expect([1, 0.98, 0.9, 0.52, 0.04, 0.001].map(chanceWords)).toEqual([
    'almost certain',
    'more than 9 in 10',
    '9 in 10',
    '5 in 10',
    'unlikely',
    'unlikely',
  ]);
  expect(likelyWorst({ rank: Float64Array.of(0.2, Number.NaN, 0.9, 0, 0.2) }, 2)).toEqual([
    { store: 2, chance: 0.9 },
    { store: 0, chance: 0.2 },
  ]);
});

test('what was likely of a time that was hardly watched is told as what would have been, and when the data begin', () => {
  const HOUR = 3_600_000;
  const whole = { range: { low: 14_355 * HOUR, high: 16_295 * HOUR }, stores: 300 };
  expect(likelyWords(whole, { window: 'period', share: 0.9 }, '2026-09-28')).toBe(
    '300 stores together were likely down between 14,355 and 16,295 hours in this period, the time that nobody watched included.',
  );
  const would =
    'If the 81.3% of open time that nobody watched was like the rest, 300 stores together were likely down between 14,355 and 16,295 hours in this period.';
  expect(likelyWords(whole, { window: 'period', share: 0.187 }, undefined)).toBe(would);
  expect(likelyWords(whole, { window: 'period', share: 0.187 }, '2026-09-28')).toBe(
    `${would} Of the time before Mon, Sep 28, 2026, when the data begin, nothing is known.`,
  );
});

test('a change is called likely only where it is', () => {
  const change = { change: -0.0123, deviation: 0.004, stores: 412, observed: { before: 0.7, now: 0.8 } };
  expect(changeWords({ ...change, verdict: 'likely', observed: { before: 0.3, now: 0.8 } })).toContain(
    'Too little was observed',
  );
  expect(changeWords({ ...change, verdict: 'likely' })).toBe(
    'Likely more downtime than in the week before: uptime is 1.23 points lower (412 stores).',
  );
  for (const verdict of ['days-run-on', 'unclear'] as const) {
    expect(changeWords({ ...change, verdict })).toMatch(/^No clear change from the week before: /);
    // Where the headline says what fell together, it is not called chance here.
    expect(changeWords({ ...change, verdict }, 'much of it fell together')).toMatch(
      /^No clear change from the week before: (?!.*chance).*much of it fell together\.$/,
    );
  }
});

test('why stores have no likely range is said, with how many', () => {
  const without = Uint8Array.of(0, 1, 1, 2, 0);
  expect(withoutWords({ kinds: [1] }, { without })).toEqual([
    '2 stores have no likely range, each because it was never online, and nobody knows whether it was open.',
    '1 store has no likely range, because all its polls, if it has more than one, come at about the same minute of the hour, so the rest of the hour was never seen.',
  ]);
  expect(withoutWords({ kinds: 'too-few-pairs' }, { without: Uint8Array.of(3, 3) })).toEqual([
    expect.stringContaining(
      'No store has a likely range: there are too few polls to learn from (fewer than 200 times',
    ),
  ]);
});
