import { scaleQuantile, scaleQuantize } from 'd3-scale';
import type { ReportOverview } from '../../../../preload/contract.ts';
import { formatPart } from '../../../format/numbers.ts';
import { formatDuration } from '../../../format/times.ts';
import { HOURS, nameOfHour } from '../../shared/hour-of-week.ts';
import { formatHours } from '../words.ts';

/** One hour of the local week, all stores together: lengths of time in milliseconds. */
export type HeatCell = {
  /** 0 is Monday. */
  readonly day: number;
  readonly hour: number;
  readonly business: number;
  readonly down: number;
  /** Of business time that was down; NaN without business time. */
  readonly share: number;
  /** Of business time that nobody observed; NaN without business time, and in reports from before it was kept. */
  readonly unobserved: number;
};

export function heatCells({ business, down, unknown }: ReportOverview['heatmap']): readonly HeatCell[] {
  return Array.from(business, (open, place) => ({
    day: Math.floor(place / HOURS),
    hour: place % HOURS,
    business: open,
    down: down[place] ?? 0,
    share: open > 0 ? (down[place] ?? 0) / open : Number.NaN,
    unobserved: open > 0 ? (unknown?.[place] ?? Number.NaN) / open : Number.NaN,
  }));
}

/** How dark a cell is: 0 without downtime, then from 1 up to the darkest. */
export const DARKEST = 6;
export const LEVELS = Array.from({ length: DARKEST }, (_, step) => step + 1);
const TWENTIETHS = Array.from({ length: 20 }, (_, part) => part);

export type HeatScale = {
  /** Of a cell with business time. */
  readonly levelOf: (share: number) => number;
  /** The least share that is drawn darkest; `undefined` without any downtime. */
  readonly darkestFrom: number | undefined;
  /** Where each level but the first ends, from light to dark. */
  readonly bounds: readonly number[];
  /** The cell with the highest share, if any is down. */
  readonly highest: HeatCell | undefined;
};

/**
 * Even steps up to the share that only one cell with downtime in twenty exceeds: one bad hour is as dark as the worst of
 * the others, and leaves them their differences.
 */
export function heatScale(cells: readonly HeatCell[]): HeatScale {
  const down = cells.filter(({ share }) => share > 0);
  const highest = down.reduce<HeatCell | undefined>(
    (most, cell) => (most === undefined || cell.share > most.share ? cell : most),
    undefined,
  );
  if (highest === undefined) return { levelOf: () => 0, darkestFrom: undefined, bounds: [], highest };
  const shares = down.map(({ share }) => share);
  const cap = scaleQuantile(shares, TWENTIETHS).quantiles().at(-1) ?? highest.share;
  const level = scaleQuantize([0, cap], LEVELS);
  const bounds = level.thresholds();
  return {
    levelOf: (share) => (share > 0 ? level(share) : 0),
    darkestFrom: bounds.at(-1) ?? 0,
    bounds,
    highest,
  };
}

/** Sums of thousands of lengths of time are off by less. */
const ROUNDING = 1e-9;

/** The share that was down; NaN where none of it was observed, which is not 0 %. */
export const knownShare = ({ share, unobserved }: HeatCell): number =>
  unobserved > 1 - ROUNDING ? Number.NaN : share;

/** "Friday 18:00–19:00" */
export const nameOfCell = ({ day, hour }: HeatCell): string => nameOfHour(day * HOURS + hour);

/** "Friday 18:00–19:00: 4.2% down, 21 minutes of 8.3 hours of business time; 12% not observed" */
export function describeCell(cell: HeatCell): string {
  const name = nameOfCell(cell);
  if (Number.isNaN(cell.share)) return `${name}: no store open`;
  const business = `${formatHours(cell.business)} hours of business time`;
  if (cell.unobserved === 1) return `${name}: not observed, in any of ${business}`;
  const unobserved = cell.unobserved > 0 ? `; ${formatPart(cell.unobserved)} not observed` : '';
  if (cell.down === 0) return `${name}: no downtime in ${business}${unobserved}`;
  return `${name}: ${formatPart(cell.share)} down, ${formatDuration(cell.down)} of ${business}${unobserved}`;
}
