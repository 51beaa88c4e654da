import { expect, test } from 'vitest';
import { inPeriod } from '../../../../renderer/format/periods.ts';

test('a period is told by its name where that is short', () => {
  const of = (from: string, to: string) => inPeriod({ kind: 'dates', from, to });
  expect(of('2026-10-01', '2026-10-31')).toBe('in October 2026');
  expect(of('2026-01-01', '2026-12-31')).toBe('in 2026');
  expect(of('2026-11-29', '2026-11-29')).toBe('on Sun, Nov 29, 2026');
  expect(of('2026-11-23', '2026-11-29')).toBe('in this period');
  expect(of('2025-07-01', '2026-06-30')).toBe('in this period');
  expect(inPeriod({ kind: 'instants', from: 0, to: 1 })).toBe('in this period');
  expect(inPeriod(undefined)).toBe('in this period');
});
