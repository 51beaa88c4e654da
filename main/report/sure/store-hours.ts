import { addToHours, HOURS_OF_WEEK } from '../heatmap.ts';
import { visitStretches } from '../interpolated.ts';
import type { PollSeries } from '../poll-series.ts';
import type { StorePlan } from '../store-plan.ts';
import type { Milliseconds } from '../types.ts';
import { addWeeks, type HoursOfWeek } from './usual-hours.ts';

/** Those of a store, in the periods of its plan; weeks are counted back from an instant after which nothing counts. */
export function storeHours(
  { business, periods, zone }: StorePlan,
  polls: PollSeries,
  reach: Milliseconds,
  until: Milliseconds,
): HoursOfWeek {
  const weeks = new Set<number>();
  const [down, known] = [new Float64Array(HOURS_OF_WEEK), new Float64Array(HOURS_OF_WEEK)];
  visitStretches(business, polls, reach, ({ state, from, to }) => {
    const begin = Math.max(from, periods.from);
    const end = Math.min(to, periods.to);
    if (state === 'unknown' || end <= begin) return;
    addWeeks(weeks, { from: begin, to: end }, until);
    addToHours(known, zone, begin, end, 1);
    if (state === 'down') addToHours(down, zone, begin, end, 1);
  });
  return { down, known, weeks: weeks.size };
}
