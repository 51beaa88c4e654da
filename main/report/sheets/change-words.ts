import { type Clarity, isRarelyObserved } from '../clarity.ts';
import type { Change } from '../sure/change.ts';
import type { FellTogether } from '../sure/fell-together.ts';
import type { Milliseconds } from '../types.ts';

/** How a place says numbers: "412 stores", a share from 0 to 1 as percent, and points of percent with two decimals. */
type Saying = {
  readonly counted: (value: number, one: string) => string;
  readonly share: (share: number) => string;
  readonly points: (size: number) => string;
};

/** What can be said of the downtime of a time beside an earlier one, within a sentence; window and files say it so. */
export const CHANGE_WORDS: Readonly<Record<Exclude<Clarity, 'unobserved'>, string>> = {
  better: 'surely less downtime',
  worse: 'surely more downtime',
  'likely-better': 'likely less downtime',
  'likely-worse': 'likely more downtime',
  unclear: 'no clear change',
};

/** How much was observed (0 to 1) in the week before and in this one. */
type Observed = Change['observed'];

/** How much was observed of both weeks: "68% was observed then, 1.2% now" */
export const observedInWords = ({ before, now }: Observed, share: Saying['share']): string =>
  `${share(before)} was observed then, ${share(now)} now`;

/** Where no change is told, for less than half was observed in either week (SPEC §16). */
export const tooLittleInWords = (observed: Observed, share: Saying['share']): string =>
  `Too little was observed to tell a change from the week before (${observedInWords(observed, share)}).`;

/** Where most of a difference fell in one event that stores shared, or in few: within a sentence. */
export function togetherInWords(
  { part, events, largest }: FellTogether,
  {
    share,
    span,
  }: Pick<Saying, 'share'> & { readonly span: (from: Milliseconds, to: Milliseconds) => string },
): string {
  const much = part === 1 ? 'all' : share(part);
  const when = span(largest.from, largest.to);
  return events === 1
    ? `${much} of the difference fell together on ${when}`
    : `${much} of the difference fell in ${events} events that stores shared, the largest on ${when}`;
}

/** Whether uptime changed from the week before by more than chance; `why` where it is known what made it worse. */
export function changeInWords(
  { change, verdict, stores, observed }: Change,
  { counted, share, points }: Saying,
  why?: string | undefined,
): string {
  if (isRarelyObserved(Math.min(observed.before, observed.now))) return tooLittleInWords(observed, share);
  const moved = `uptime is ${points(Math.abs(change) * 100)} points ${change > 0 ? 'higher' : 'lower'}`;
  const unclear = `${capitalised(CHANGE_WORDS.unclear)} from the week before`;
  switch (verdict) {
    case 'likely': {
      const words = CHANGE_WORDS[change > 0 ? 'likely-better' : 'likely-worse'];
      const reason = why === undefined ? '' : `; ${why}`;
      return `${capitalised(words)} than in the week before: ${moved} (${counted(stores, 'store')})${reason}.`;
    }
    case 'days-run-on':
      return `${unclear}: ${moved}, but ${why ?? 'days differ, and a bad day may last into the next'}.`;
    case 'unclear':
      return `${unclear}: ${why ?? 'it is no more than chance brings'}.`;
  }
}

/** At the beginning of a sentence. */
export const capitalised = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
