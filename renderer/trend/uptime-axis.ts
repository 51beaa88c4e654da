import { scaleLinear } from 'd3-scale';

const TICKS = 4;
/** A line that hardly moves is not blown up to fill the picture. */
const LEAST_SPAN = 1;

/** The stretch of percents that holds all those given, never above 100, and where to draw lines across it. */
export function uptimeAxis(percents: readonly number[]): {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly format: (tick: number) => string;
} {
  const known = percents.filter((percent) => !Number.isNaN(percent));
  const highest = known.length === 0 ? 100 : Math.max(...known);
  const lowest = known.length === 0 ? 0 : Math.min(...known);
  const missing = Math.max(0, LEAST_SPAN - (highest - lowest));
  const top = Math.min(100, highest + missing / 2);
  const bottom = Math.max(0, Math.min(lowest - missing / 2, top - LEAST_SPAN));
  const [from = 0, to = 100] = scaleLinear([bottom, top], [0, 1]).nice(TICKS).domain();
  const domain = [Math.max(0, from), Math.min(100, to)] as const;
  const scale = scaleLinear(domain, [0, 1]);
  const format = scale.tickFormat(TICKS);
  return { domain, ticks: scale.ticks(TICKS), format: (tick) => `${format(tick)}%` };
}
