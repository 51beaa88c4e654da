import { expect, it } from 'vitest';
import { earlierFirst } from '../../../main/report/earlier.ts';

type Made = Parameters<typeof earlierFirst>[0];

const at = (text: string) => Date.parse(`${text}T12:00:00Z`);
const dates = (from: string, to: string) => ({ kind: 'dates', from, to }) as const;
const [october, november] = [dates('2024-10-01', '2024-10-31'), dates('2024-11-01', '2024-11-30')];
const asked = { asOf: at('2024-11-10'), createdAt: at('2024-11-10') };

it.each<[string, Made, Made]>([
  [
    'last month is before this month, whichever was made first',
    { ...asked, period: october, createdAt: at('2024-11-11') },
    { ...asked, period: november },
  ],
  [
    'a month as far as it had come is before all of it',
    { ...asked, period: november },
    { asOf: at('2024-12-02'), createdAt: at('2024-11-09'), period: november },
  ],
  [
    'of those that end together the one that begins first',
    { ...asked, period: november, createdAt: at('2024-11-11') },
    { ...asked, period: dates('2024-11-04', '2024-11-10') },
  ],
  [
    'a week by its as-of',
    { asOf: at('2024-11-03'), createdAt: at('2024-11-11') },
    { asOf: at('2024-11-10'), createdAt: at('2024-11-10') },
  ],
  [
    'of the same time the one that was made first',
    { ...asked, period: october },
    { ...asked, period: october, createdAt: at('2024-11-11') },
  ],
])('%s', (_what, earlier, later) => {
  expect([later, earlier].sort(earlierFirst)).toEqual([earlier, later]);
  expect([earlier, later].sort(earlierFirst)).toEqual([earlier, later]);
});
