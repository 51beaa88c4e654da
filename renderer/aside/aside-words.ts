import type { SetAside } from '../../preload/contract.ts';
import { formatCounted } from '../format/numbers.ts';
import { dayOfDate, daysName } from '../format/periods.ts';
import { visibleText } from '../format/visible-text.ts';

/** "Wed, Jan 25, 2023" of 2023-01-25. */
export const dateWords = (date: string): string => daysName(dayOfDate(date), dayOfDate(date));

/** "3 stores set aside" */
export const setAsideCount = (stores: number): string => `${formatCounted(stores, 'store')} set aside`;

/** What setting a store aside does, for who has not asked for it yet. */
export const ASIDE_MEANS =
  'Leaves this store out of sums, rankings, sales, targets and the trend, from a day that you choose. Its row stays.';

/** "Set aside from Wed, Jan 25, 2023: closed for good" */
export function setAsideWords({ since, reason }: Pick<SetAside, 'since' | 'reason'>): string {
  return `Set aside from ${dateWords(since)}${reason === '' ? '' : `: ${visibleText(reason)}`}`;
}
