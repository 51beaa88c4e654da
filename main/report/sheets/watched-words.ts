import { isRarelyObserved } from '../clarity.ts';

/** How a place says a number of things: "412 stores". */
type Counted = (value: number, one: string) => string;

/** Of some stores in the hour before as-of, how many were open, how many were not, and how many of the open ones were polled. */
export type WatchedHour = { readonly open: number; readonly closed: number; readonly polled: number };

/**
 * Why nothing is known of the hour before as-of where no open store was polled: nearly all may have been closed. Window and
 * files say it so.
 */
export function unwatchedInWords(
  { open, closed }: Omit<WatchedHour, 'polled'>,
  at: string,
  counted: Counted,
): string {
  if (closed === 0) return `Nobody watched in the hour before ${at}: nothing is known of it.`;
  const were = `${counted(closed, 'store')} ${closed === 1 ? 'was' : 'were'} closed`;
  const rest =
    open === 1 ? 'the 1 open store was not polled' : `none of the ${counted(open, 'open store')} was polled`;
  return `In the hour before ${at}, ${were}; ${rest}.`;
}

/** That most open stores were not polled, which is to be said before what the others were; `undefined`: most were. */
export function fewPolledInWords(
  { open, polled }: Omit<WatchedHour, 'closed'>,
  counted: Counted,
): string | undefined {
  if (polled === 0 || !isRarelyObserved(polled / open)) return undefined;
  return `Only ${wholeFormat.format(polled)} of ${counted(open, 'open store')} ${polled === 1 ? 'was' : 'were'} polled in the last hour.`;
}

const wholeFormat = new Intl.NumberFormat('en-US');
