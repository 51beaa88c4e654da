import { expect, it } from 'vitest';
import { reportOfClosure } from '../../../../renderer/closures/report-of-closure.ts';

const NEWEST = Date.parse('2024-11-29T20:00:00Z');

it.each([
  ['2024-11-28', '2024-11-28', { kind: 'week' }],
  ['2024-11-10', '2024-11-29', { kind: 'week' }],
  [
    '2024-11-10',
    '2024-11-10',
    {
      kind: 'period',
      name: 'November 2024',
      period: { kind: 'dates', from: '2024-11-01', to: '2024-11-30' },
    },
  ],
  [
    '2023-12-25 18:00',
    '2024-02-02 09:00',
    {
      kind: 'period',
      name: 'February 2024',
      period: { kind: 'dates', from: '2024-02-01', to: '2024-02-29' },
    },
  ],
  ['2024-12-25', '2024-12-25', { kind: 'none' }],
] as const)('a closure from %s to %s is shown by the report that reaches it', (from, until, shows) => {
  expect(reportOfClosure({ from, until }, NEWEST)).toEqual(shows);
});

it('and by none without polls', () => {
  expect(reportOfClosure({ from: '2024-11-28', until: '2024-11-28' }, undefined)).toEqual({ kind: 'none' });
});
