import { expect, test } from 'vitest';
import { fitBounds } from '../../../main/shell/window-bounds.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const right = { x: 1440, y: 0, width: 1920, height: 1080 };
const bounds = (x: number, y: number, width = 1200, height = 800) => ({
  x,
  y,
  width,
  height,
  maximized: false,
});

test('a window opens where it was left', () => {
  expect(fitBounds(bounds(1500, 50), [laptop, right])).toEqual({ x: 1500, y: 50, width: 1200, height: 800 });
});

test('a window whose display is gone opens at the default place', () => {
  expect(fitBounds(bounds(1500, 50), [laptop])).toBeUndefined();
  expect(fitBounds(bounds(-1190, -790), [laptop])).toBeUndefined();
  expect(fitBounds(undefined, [laptop])).toBeUndefined();
});

test('a window is never smaller than its minimum', () => {
  expect(fitBounds(bounds(10, 10, 300, 200), [laptop])).toEqual({ x: 10, y: 10, width: 800, height: 560 });
});
