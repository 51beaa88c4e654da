import type { Span } from './interpolated.ts';
import { instantOf } from './wall-clock.ts';

type Closure = { readonly from: number; readonly until: number };

/** Closures as instants (SPEC §9), touching and overlapping ones merged. */
export function closedSpans(closures: readonly Closure[], zone: string): Span[] {
  const spans = closures
    .map(({ from, until }) => ({ start: instantOf(from, zone), end: instantOf(until, zone) }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || span.start > last.end) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}

/** Strictly: the ends of a closure are not in it. */
export function isInside(closed: readonly Span[], instant: number): boolean {
  return closed.some(({ start, end }) => start < instant && instant < end);
}

/**
 * Business time without what is strictly inside a closure. Between two neighbouring edges everything is alike, so each
 * edge and each middle is asked by itself, and what is left is put together from the answers.
 */
export function withoutClosures(business: readonly Span[], closed: readonly Span[]): Span[] {
  return business.flatMap((interval) => {
    const edges = closed
      .flatMap(({ start, end }) => [start, end])
      .filter((edge) => interval.start < edge && edge < interval.end);
    const points = [...new Set([interval.start, ...edges, interval.end])].sort((a, b) => a - b);
    const left: Span[] = [];
    points.forEach((point, index) => {
      const before = points[index - 1];
      const joined = before !== undefined && !isInside(closed, (before + point) / 2);
      if (isInside(closed, point)) return;
      const last = left.at(-1);
      if (joined && last?.end === before && last !== undefined) {
        left[left.length - 1] = { start: last.start, end: point };
      } else {
        left.push({ start: point, end: point });
      }
    });
    return left;
  });
}
