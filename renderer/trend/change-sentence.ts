import { areFarApart, type Clarity } from '../../preload/contract.ts';
import { formatPart, formatUptime } from '../format/numbers.ts';

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
  const shares = `${formatPart(before.observed)} was observed then, ${formatPart(now.observed)} now`;
  if (clarity === 'unobserved') {
    return `Too little was observed to tell a change from the week before (${shares}).`;
  }
  const apart = areFarApart(before.observed, now.observed) ? ` (${shares})` : '';
  const reason = why === undefined ? '' : `: ${why}`;
  return `Uptime ${formatUptime(now.uptime)}%, ${formatUptime(before.uptime)}% the week before; ${CHANGE_WORDS[clarity]}${reason}${apart}.`;
}

const CHANGE_WORDS: Readonly<Record<Exclude<Clarity, 'unobserved'>, string>> = {
  better: 'surely less downtime',
  worse: 'surely more downtime',
  'likely-better': 'likely less downtime',
  'likely-worse': 'likely more downtime',
  unclear: 'no clear change',
};
