import { expect, test } from 'vitest';
import type { EdgeTable } from '../../../../../preload/contract.ts';
import { byWeekday, mostMissed } from '../../../../../renderer/report/overview/sure/edge-sums.ts';

const MINUTE = 60_000;
const watched = new Uint32Array(28);
// The first store's Monday openings and Sunday closings, the second's Monday openings.
watched[0] = 3;
watched[13] = 2;
watched[14] = 1;
const edges: EdgeTable = {
  watched,
  store: Uint32Array.of(0, 0, 1),
  edge: Uint8Array.of(0, 1, 0),
  weekday: Uint8Array.of(0, 6, 0),
  at: Float64Array.of(1, 2, 3),
  missed: Float64Array.of(10 * MINUTE, 5 * MINUTE, 40 * MINUTE),
};

test('late openings and early closings are counted by weekday, and stores by what they missed', () => {
  expect(byWeekday(edges)).toEqual([
    { edge: 'opening', watched: [4, 0, 0, 0, 0, 0, 0], missed: [2, 0, 0, 0, 0, 0, 0] },
    { edge: 'closing', watched: [0, 0, 0, 0, 0, 0, 2], missed: [0, 0, 0, 0, 0, 0, 1] },
  ]);
  expect(mostMissed(edges, 5)).toEqual([
    { store: 1, time: 40 * MINUTE, times: 1 },
    { store: 0, time: 15 * MINUTE, times: 2 },
  ]);
  expect(mostMissed(edges, 1)).toHaveLength(1);
});
