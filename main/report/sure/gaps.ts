import { NO_POLL } from '../interpolated.ts';
import type { Extent, ReportQuestion } from '../period.ts';
import type { PollSeries } from '../poll-series.ts';
import type { StorePlan } from '../store-plan.ts';
import type { Stretches } from '../stretch.ts';
import type { Milliseconds } from '../types.ts';
import { DAY } from '../weekly-hours.ts';

/** Hears of a gap: the places of the polls at its ends, NO_POLL where the opening begins or ends there, and from when to when. */
export type HearGap = (before: number, after: number, from: Milliseconds, to: Milliseconds) => void;

/** Visits the time between the polls of each opening, before its first and after its last, as far as it touches an extent. */
export function visitGaps(
  business: Stretches,
  { at, count }: PollSeries,
  { from, to }: Extent,
  hear: HearGap,
): void {
  let poll = 0;
  for (let k = 0; k < business.length; k += 2) {
    const opens = business[k] as number;
    const closes = business[k + 1] as number;
    if (closes < from) continue;
    if (opens >= to) return;
    let before = NO_POLL;
    let begin = opens;
    while (poll < count && (at[poll] as number) < opens) poll++;
    for (; poll < count && (at[poll] as number) <= closes; poll++) {
      const instant = at[poll] as number;
      if (instant > from && begin < to) hear(before, poll, begin, instant);
      before = poll;
      begin = instant;
    }
    if (closes > from && begin < to) hear(before, NO_POLL, begin, closes);
  }
}

/** A store's plan and polls further than the report itself looks. */
export type Wide = { readonly plan: StorePlan; readonly polls: PollSeries };

/**
 * The same question, to plan a store and read its polls further by: five weeks to either side. Beyond that no poll changes a
 * figure by a ten-thousandth of an hour, for the slowest kind of store forgets in sixty hours.
 */
export function widened(question: ReportQuestion): ReportQuestion {
  return { ...question, reach: Math.max(question.reach, WIDE / 2) };
}

const WIDE: Milliseconds = 35 * DAY;

/**
 * Whether the polls at hand hold both ends of every gap that touches a report's periods: a gap may be longer than the time
 * before and after them whose polls the report itself asks for (see `heardAround`), and then more have to be read.
 */
export function holdsItsGaps({ business, periods, heard }: StorePlan, polls: PollSeries): boolean {
  let holds = true;
  visitGaps(business, polls, periods, (before, after, from, to) => {
    if (before === NO_POLL && from < heard.from && periods.from > heard.from) holds = false;
    if (after === NO_POLL && to >= heard.to && heard.to > periods.to) holds = false;
  });
  return holds;
}
