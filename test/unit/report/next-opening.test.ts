import { expect, test } from 'vitest';
import { gatherEvidence } from '../../../main/report/evidence.ts';
import { withNextOpening } from '../../../main/report/next-opening.ts';
import { createSeries } from '../../../main/report/poll-series.ts';
import { createPlanner } from '../../../main/report/store-plan.ts';
import type { Closure, WeeklyHours } from '../../../main/report/types.ts';
import { HOUR, WEEK } from '../../../main/report/weekly-hours.ts';

const REACH = 1.5 * HOUR;
const WEEKDAYS: WeeklyHours = [0, 1, 2, 3, 4].map((day) => ({ day, start: 9 * HOUR, end: 17 * HOUR }));

function nextOf(asOfText: string, hours: WeeklyHours, closures: readonly Closure[] = []) {
  const asOf = Date.parse(asOfText);
  const planAt = (at: number) => createPlanner({ asOf: at, reach: REACH })('America/Denver', hours, closures);
  const evidence = gatherEvidence(planAt(asOf), createSeries(), { asOf, reach: REACH });
  const { opensNext, offsets } = withNextOpening(evidence, planAt(asOf + WEEK), asOf);
  const offset = offsets.findLast(({ since }) => since <= (opensNext ?? asOf))?.offset ?? Number.NaN;
  return {
    at: opensNext === undefined ? undefined : new Date(opensNext).toISOString(),
    offset: offset / HOUR,
  };
}

test('a store opens next on its next day, by its clock, closures taken out', () => {
  expect(nextOf('2024-05-09T20:30:00Z', WEEKDAYS).at).toBe('2024-05-10T15:00:00.000Z');
  expect(nextOf('2024-05-11T02:00:00Z', WEEKDAYS).at).toBe('2024-05-13T15:00:00.000Z');
  const holiday = {
    from: Date.parse('2024-05-13T00:00Z'),
    until: Date.parse('2024-05-14T00:00Z'),
    reason: '',
  };
  expect(nextOf('2024-05-11T02:00:00Z', WEEKDAYS, [holiday]).at).toBe('2024-05-14T15:00:00.000Z');
});

test('as of the instant at which it opens, that is the one', () => {
  expect(nextOf('2024-05-10T15:00:00Z', WEEKDAYS).at).toBe('2024-05-10T15:00:00.000Z');
});

test('where its clock changes before it opens, the change is known', () => {
  expect(nextOf('2024-03-08T01:00:00Z', WEEKDAYS.slice(0, 1))).toEqual({
    at: '2024-03-11T15:00:00.000Z',
    offset: -6,
  });
});

test('a store that is always open or always closed opens at no time', () => {
  expect(nextOf('2024-05-10T15:00:00Z', 'always').at).toBeUndefined();
  expect(nextOf('2024-05-10T15:00:00Z', []).at).toBeUndefined();
});
