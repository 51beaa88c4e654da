import { scaleQuantile } from 'd3-scale';
import type { ReportOverview } from '../../../../preload/contract.ts';
import { formatPart } from '../../../format/numbers.ts';
import { formatDuration, HOUR } from '../../../format/times.ts';
import { HOURS, nameOfHour } from '../../shared/hour-of-week.ts';
import { formatHours } from '../words.ts';

/** One hour of the local week, all stores together: lengths of time in milliseconds. */
export type HeatCell = {
  /** 0 is Monday. */
  readonly day: number;
  readonly hour: number;
  /** The report has time on this weekday. */
  readonly isIn: boolean;
  readonly business: number;
  readonly down: number;
  /** Of the time that was observed, down; NaN where none was. Reports from before that was kept: of business time. */
  readonly share: number;
  /** Of business time that nobody observed; NaN without business time, and in reports from before it was kept. */
  readonly unobserved: number;
};

/** Sums of thousands of lengths of time are off by less than this part of them. */
const ROUNDING = 1e-9;

/** Time that was observed, 0 where there is less of it than sums are off by. */
function observedOf(open: number, unknown: number): number {
  const observed = open - unknown;
  return observed > open * ROUNDING ? observed : 0;
}

/** The hours of the week; `weekdays` are those that the report has time on, `undefined`: every one. */
export function heatCells(
  { business, down, unknown }: ReportOverview['heatmap'],
  weekdays?: ReadonlySet<number>,
): readonly HeatCell[] {
  return Array.from(business, (open, place) => {
    const observed = observedOf(open, unknown?.[place] ?? 0);
    return {
      day: Math.floor(place / HOURS),
      hour: place % HOURS,
      isIn: weekdays?.has(Math.floor(place / HOURS)) ?? true,
      business: open,
      down: down[place] ?? 0,
      share: observed > 0 ? (down[place] ?? 0) / observed : Number.NaN,
      unobserved:
        open === 0 || unknown === undefined ? Number.NaN : observed > 0 ? (unknown[place] ?? 0) / open : 1,
    };
  });
}

/** How far from usual a cell is: 0 about usual, up to 3 where more was down, down to −3 where less was. */
export const FARTHEST = 3;
export const MORE = [1, 2, 3] as const;
export const LESS = [-3, -2, -1] as const;
/** Steps of less than this part of what is usual would colour what hardly differs from it. */
const LEAST_PART = 1 / 12;
/**
 * What an hour of the week must lose by the usual share for losing less to mean anything: where three hours of stores are
 * expected to be down, none is by chance in one case of twenty.
 */
const LEAST_EXPECTED = 3 * HOUR;
const TWENTIETHS = Array.from({ length: 20 }, (_, part) => part);

export type HeatScale = {
  /** Of all time observed, down: what the cells are held against; NaN where none was. */
  readonly usual: number;
  /** Of a cell of which something was observed. */
  readonly levelOf: (cell: HeatCell) => number;
  /** The least share that is drawn as far above usual as there is a colour for. */
  readonly farthestFrom: number;
  /** The cell with the highest share, if any is down. */
  readonly highest: HeatCell | undefined;
};

/**
 * From the usual share outwards in even steps, the same in both directions, up to the distance that only one cell in twenty
 * exceeds: one bad hour leaves the others their differences, and a store that is always down, which is as usual, colours
 * none. The distances that set the steps are those of cells of which half and more was observed, where there are such.
 */
export function heatScale(cells: readonly HeatCell[]): HeatScale {
  const seen = cells.filter(({ share }) => !Number.isNaN(share));
  const usual = usualShare(seen);
  const highest = seen.reduce<HeatCell | undefined>(
    (most, cell) => (cell.share > (most?.share ?? 0) ? cell : most),
    undefined,
  );
  const sound = seen.filter(({ unobserved }) => !(unobserved > 0.5));
  const distances = (sound.length > 0 ? sound : seen).map(({ share }) => Math.abs(share - usual));
  const cap = scaleQuantile(distances, TWENTIETHS).quantiles().at(-1) ?? 0;
  const step = Math.max(cap / (FARTHEST - 0.5), usual * LEAST_PART);
  const levelOf = (cell: HeatCell) => {
    if (!(step > 0)) return 0;
    const level = Math.round((cell.share - usual) / step);
    if (level < 0 && usual * observedIn(cell) < LEAST_EXPECTED) return 0;
    return Math.max(-FARTHEST, Math.min(FARTHEST, level)) + 0;
  };
  return { usual, levelOf, farthestFrom: usual + (FARTHEST - 0.5) * step, highest };
}

function usualShare(seen: readonly HeatCell[]): number {
  const down = seen.reduce((sum, cell) => sum + cell.down, 0);
  return down === 0 && seen.length > 0 ? 0 : down / seen.reduce((sum, cell) => sum + observedIn(cell), 0);
}

const observedIn = ({ business, unobserved }: HeatCell) =>
  Number.isNaN(unobserved) ? business : business * (1 - unobserved);

/** "Friday 18:00–19:00" */
export const nameOfCell = ({ day, hour }: HeatCell): string => nameOfHour(day * HOURS + hour);

/** Why there is nothing to say of an hour: without business time. */
export const emptyWords = ({ isIn }: Pick<HeatCell, 'isIn'>): string =>
  isIn ? 'No store open' : 'Not in this period';

/** "Friday 18:00–19:00: 4.2% down, 21 minutes of 8.3 hours observed (usual 5.9%); 12% not observed" */
export function describeCell(cell: HeatCell, { usual }: Pick<HeatScale, 'usual'>): string {
  const name = nameOfCell(cell);
  if (cell.business === 0) return `${name}: ${emptyWords(cell).toLowerCase()}`;
  if (Number.isNaN(cell.share)) {
    return `${name}: not observed, in any of ${formatHours(cell.business)} hours of business time`;
  }
  const observed = `${formatHours(observedIn(cell))} hours ${Number.isNaN(cell.unobserved) ? 'of business time' : 'observed'}`;
  const rest = cell.unobserved > 0 ? `; ${formatPart(cell.unobserved)} not observed` : '';
  const held = usual > 0 ? ` (usual ${formatPart(usual)})` : '';
  if (cell.down === 0) return `${name}: no downtime in ${observed}${held}${rest}`;
  return `${name}: ${formatPart(cell.share)} down, ${formatDuration(cell.down)} of ${observed}${held}${rest}`;
}
