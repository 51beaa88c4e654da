import type { Poll } from '../../main/report/types.ts';
import type { Span } from './interpolated.ts';

/** What each poll in business hours speaks for (SPEC §3b.3), in order of time; not cut to any window but at as-of. */
export function influencesOf(
  business: readonly Span[],
  polls: readonly Poll[],
  asOf: number,
  reach: number,
): (Span & Poll)[] {
  return business.flatMap(({ start, end }) => {
    const closes = Math.min(end, asOf);
    const inside = polls.filter(({ at }) => start <= at && at <= closes);
    return inside.map(({ at, active }, place) => {
      const [before, after] = [inside[place - 1], inside[place + 1]];
      return {
        at,
        active,
        start: Math.max(at - reach, before === undefined ? start : (before.at + at) / 2),
        end: Math.min(at + reach, after === undefined ? closes : (at + after.at) / 2),
      };
    });
  });
}
