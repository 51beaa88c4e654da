import { expect, test } from 'vitest';
import { eventsOf } from '../../../../../renderer/report/overview/sure/events-of.ts';

const events = [
  { stores: [0, 1, 2, 3, 4, 5, 6] },
  { stores: [1, 2, 3, 4, 8] },
  { stores: [7, 8, 9, 10, 11] },
];

test('of all stores the events stay as they come, of a group those that it was in, by its own stores', () => {
  const all = eventsOf(events, { name: undefined, isIn: () => true });
  expect(all.map(({ hit }) => hit)).toEqual([7, 5, 5]);
  const ofGroup = eventsOf(events, { name: 'West', isIn: (store) => store > 5 && store < 9 });
  expect(ofGroup).toEqual([
    { event: events[2], hit: 2 },
    { event: events[0], hit: 1 },
    { event: events[1], hit: 1 },
  ]);
  expect(eventsOf(events, { name: 'East', isIn: (store) => store > 20 })).toEqual([]);
});
