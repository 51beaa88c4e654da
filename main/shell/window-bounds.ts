import type { WindowBounds } from './settings.ts';

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const DEFAULT_SIZE = { width: 1280, height: 800 };
export const MINIMUM_SIZE = { width: 800, height: 560 };
const VISIBLE = 100;

/** The bounds to open with: those of last time where enough of them is on a display, else centred at the default size. */
export function fitBounds(last: WindowBounds | undefined, displays: readonly Area[]): Area | undefined {
  if (last === undefined) return undefined;
  const visible = displays.some((display) => overlap(last, display) >= VISIBLE * VISIBLE);
  if (!visible) return undefined;
  return {
    x: last.x,
    y: last.y,
    width: Math.max(last.width, MINIMUM_SIZE.width),
    height: Math.max(last.height, MINIMUM_SIZE.height),
  };
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
