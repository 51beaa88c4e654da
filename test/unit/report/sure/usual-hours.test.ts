import { expect, test } from 'vitest';
import { createGroupHours, joinGroupHours } from '../../../../main/report/sure/group-hours.ts';
import { usualHours } from '../../../../main/report/sure/usual-hours.ts';
import { readZoneOffsets } from '../../../../main/report/time-zone.ts';

const WEEK = 604_800_000;
const hours = (of: Readonly<Record<number, number>>) =>
  Float64Array.from({ length: 168 }, (_, hour) => of[hour] ?? 0);

test('the hours with most downtime over observed time lead, from three weeks on', () => {
  const times = {
    down: hours({ 5: 10, 9: 30, 20: 5, 21: 5 }),
    known: hours({ 3: 50, 5: 20, 9: 90, 20: 20, 21: 20 }),
    weeks: 3,
  };
  expect(usualHours({ from: 0, to: 3 * WEEK - 1 }, times)).toBeUndefined();
  expect(usualHours({ from: 0, to: 3 * WEEK }, times)?.map(({ hour }) => hour)).toEqual([5, 9, 20, 21]);
});

test('a quarter that was observed in one week, or two, says nothing of what is usual', () => {
  const quarter = { from: 0, to: 13 * WEEK };
  const times = { down: hours({ 5: 10 }), known: hours({ 5: 20 }) };
  expect(usualHours(quarter, { ...times, weeks: 2 })).toBeUndefined();
  expect(usualHours(quarter, { ...times, weeks: 3 })).toHaveLength(1);
});

test('weeks of a group are those in which any of its stores was observed, by whichever thread', () => {
  const until = 52 * WEEK;
  const zone = readZoneOffsets('UTC', 0, until);
  const observed = (spells: readonly (readonly [group: string, from: number, to: number])[]) => {
    const hours = createGroupHours(until);
    for (const [group, from, to] of spells)
      hours.hear(group, zone, 'up', until - from * WEEK, until - to * WEEK);
    return hours.finish();
  };
  const one = observed([
    ['a', 1, 0],
    ['b', 8.5, 7.5],
  ]);
  expect(joinGroupHours([one]).map(({ name, weeks }) => [name, weeks])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(joinGroupHours([observed([['a', 1, 0]]), observed([['a', 2, 1.5]])])).toEqual([]);
  const both = joinGroupHours([one, observed([['a', 2, 1.5]])]);
  expect(both.map(({ name, weeks }) => [name, weeks])).toEqual([
    ['a', 2],
    ['b', 2],
  ]);
});
