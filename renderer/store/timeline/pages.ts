import type { StoreEvidence } from '../../../preload/contract.ts';

type Days = StoreEvidence['days'];

/** How many days the timeline shows at a time. */
const DAYS_A_PAGE = 31;

/** As many pages as the days of a store fill. */
export const pagesOf = (days: Days): number => Math.max(1, Math.ceil(days.length / DAYS_A_PAGE));

/** The days of a page, of which the first is 0. */
export const daysOnPage = (days: Days, page: number): Days =>
  days.slice(page * DAYS_A_PAGE, (page + 1) * DAYS_A_PAGE);

/** The page that is shown first: the one where polls begin to speak; the first where none does. */
export function firstPage(days: Days, stretches: StoreEvidence['stretches']): number {
  const observed = stretches.find(({ state }) => state !== 'unknown');
  return observed === undefined ? 0 : pageOf(days, observed.from);
}

/** The page that an instant lies on; the first of what lies before all days. */
export function pageOf(days: Days, instant: number): number {
  return Math.floor(
    Math.max(
      0,
      days.findLastIndex(({ start }) => start <= instant),
    ) / DAYS_A_PAGE,
  );
}
