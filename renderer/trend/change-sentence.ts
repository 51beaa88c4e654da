import { areFarApart, type Clarity } from '../../preload/contract.ts';
import { CHANGE_WORDS, observedInWords, tooLittleInWords } from '../../preload/sheets.ts';
import { formatPart, uptimesAlike } from '../format/numbers.ts';

/** A window of some stores together: its uptime in percent, and how much of it was observed, 0 to 1. */
export type Side = { readonly uptime: number; readonly observed: number };

/** A window beside the same a week before, and what that lets be said of the change between them. */
export type Held = { readonly clarity: Clarity; readonly before: Side; readonly now: Side };

/**
 * Both uptimes, then what can be said of the change, and why where that is given; the shares observed where they lie far
 * apart, and alone where too little was observed to tell a change (SPEC §16).
 */
export function changeSentence(held: Held | undefined, why?: string | undefined): string {
  if (held === undefined) return '';
  const { clarity, before, now } = held;
  const observed = { before: before.observed, now: now.observed };
  if (clarity === 'unobserved') return tooLittleInWords(observed, formatPart);
  const apart = areFarApart(observed.before, observed.now)
    ? ` (${observedInWords(observed, formatPart)})`
    : '';
  const reason = why === undefined ? '' : `: ${why}`;
  const tell = uptimesAlike([now.uptime, before.uptime]);
  return `Uptime ${tell(now.uptime)}%, ${tell(before.uptime)}% the week before; ${CHANGE_WORDS[clarity]}${reason}${apart}.`;
}
