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
