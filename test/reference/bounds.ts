import type { Poll } from '../../main/report/types.ts';
import type { Span } from './interpolated.ts';
import type { Bounds } from './rows.ts';

/** Business time between two consecutive polls of one interval that agree, at most 2 × reach apart (SPEC §7). */
function sureSpans(
  business: readonly Span[],
  polls: readonly Poll[],
  asOf: number,
  reach: number,
  active: boolean,
): Span[] {
  return business.flatMap(({ start, end }) => {
    const inside = polls
      .filter(({ at }) => start <= at && at <= end && at <= asOf)
      .toSorted((a, b) => a.at - b.at);
    return inside.flatMap((poll, index) => {
      const next = inside[index + 1];
      if (next === undefined || next.at - poll.at > 2 * reach) return [];
      return poll.active === active && next.active === active ? [{ start: poll.at, end: next.at }] : [];
    });
  });
}

/** How much of the spans lies in a window. */
export function lengthWithin(spans: readonly Span[], window: Span): number {
  return spans.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, window.end) - Math.max(start, window.start)),
    0,
  );
}

/** SPEC §7 for one window. */
export function bounds(
  business: readonly Span[],
  polls: readonly Poll[],
  asOf: number,
  reach: number,
  window: Span,
): Bounds {
  const surely = (active: boolean) => lengthWithin(sureSpans(business, polls, asOf, reach, active), window);
  return { atLeast: surely(false), atMost: lengthWithin(business, window) - surely(true) };
}
