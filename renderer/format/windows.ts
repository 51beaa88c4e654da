import type { PeriodName } from '../../preload/contract.ts';
import { inPeriod, type Period } from './periods.ts';

/** What numbers of a report are of: a window before its as-of, or its period, which its header names. */
export const WINDOW_TITLES: Readonly<Record<PeriodName, string>> = {
  hour: 'Last hour',
  day: 'Last day',
  week: 'Last week',
  period: 'This period',
};

/** The same within a sentence: "last week". */
export const windowWords = (window: PeriodName): string => WINDOW_TITLES[window].toLowerCase();

/** "in the last week", "in October 2026" where it is said which period is meant, or else "in this period" */
export const inWindow = (window: PeriodName, period?: Period): string =>
  window === 'period' ? inPeriod(period) : `in the last ${window}`;

/** In a table whose heading says “In the last” of windows. */
export const windowInTable = (window: PeriodName): string => (window === 'period' ? 'this period' : window);
