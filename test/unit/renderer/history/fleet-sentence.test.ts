import { expect, test } from 'vitest';
import { fleetSentence } from '../../../../renderer/history/compare/fleet-sentence.ts';

const observed = { before: 100, after: 99 };

test('both uptimes of a sentence are told as finely as one of them needs', () => {
  const tell = (before: number, after: number) =>
    fleetSentence('unclear', 'period', { before, after }, observed);
  expect(tell(99.07, 98.1)).toBe('Uptime 99.07% before, 98.10% after; no clear change.');
  expect(tell(97.62, 98.1)).toBe('Uptime 97.6% before, 98.1% after; no clear change.');
  expect(tell(100, 99.95)).toBe('Uptime 100% before, 99.95% after; no clear change.');
});

test('why there is a difference stands beside what can be said of it, before how much was observed', () => {
  const tell = (after: number, clarity: 'unclear' | 'unobserved') =>
    fleetSentence(
      clarity,
      'period',
      { before: 99, after: 91 },
      { before: 100, after },
      'all of the difference fell together on Nov 12',
    );
  expect(tell(99, 'unclear')).toBe(
    'Uptime 99.00% before, 91.00% after; no clear change: all of the difference fell together on Nov 12.',
  );
  expect(tell(60, 'unclear')).toMatch(
    /; no clear change: .* on Nov 12 \(100% of .* was observed before, 60% after\)\.$/,
  );
  expect(tell(20, 'unobserved')).not.toContain('difference');
});
