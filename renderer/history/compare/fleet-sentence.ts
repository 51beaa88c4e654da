import { areFarApart, type Clarity, type PeriodName } from '../../../preload/contract.ts';
import { CLARITY_WORDS } from '../../../preload/sheets.ts';
import { formatPart, uptimesAlike } from '../../format/numbers.ts';

/** A number of both reports, in percent. */
type Sides = { readonly before: number; readonly after: number };

/**
 * Both uptimes, then what can be said of the change, and why where that is given; the shares observed where they lie far
 * apart, and alone where too little was observed to tell one (SPEC §16).
 */
export function fleetSentence(
  clarity: Clarity,
  window: PeriodName,
  uptime: Sides,
  observed: Sides,
  why?: string | undefined,
): string {
  const [before, after] = [observed.before / 100, observed.after / 100];
  const shares = ` (${formatPart(before)} of the ${window}’s business time was observed before, ${formatPart(after)} after)`;
  const words = CLARITY_WORDS[clarity];
  if (clarity === 'unobserved') return `${words}${shares}.`;
  const change = `${words[0]?.toLowerCase()}${words.slice(1)}`;
  const tell = uptimesAlike([uptime.before, uptime.after]);
  const reason = why === undefined ? '' : `: ${why}`;
  const apart = areFarApart(before, after) ? shares : '';
  return `Uptime ${tell(uptime.before)}% before, ${tell(uptime.after)}% after; ${change}${reason}${apart}.`;
}
