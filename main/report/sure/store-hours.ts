import { addToHours, HOURS_OF_WEEK } from '../heatmap.ts';
import { visitStretches } from '../interpolated.ts';
import type { PollSeries } from '../poll-series.ts';
import type { StorePlan } from '../store-plan.ts';
import type { Milliseconds } from '../types.ts';

/** Down and observed time (ms) by the hour of the local week, Monday 00:00 first. */
export type HoursOfWeek = { readonly down: Float64Array; readonly known: Float64Array };

/** Those of a store, in the periods of its plan. */
export function storeHours(
  { business, periods, zone }: StorePlan,
  polls: PollSeries,
  reach: Milliseconds,
): HoursOfWeek {
  const [down, known] = [new Float64Array(HOURS_OF_WEEK), new Float64Array(HOURS_OF_WEEK)];
  visitStretches(business, polls, reach, ({ state, from, to }) => {
    const begin = Math.max(from, periods.from);
    const end = Math.min(to, periods.to);
    if (state === 'unknown' || end <= begin) return;
    addToHours(known, zone, begin, end, 1);
    if (state === 'down') addToHours(down, zone, begin, end, 1);
  });
  return { down, known };
}
