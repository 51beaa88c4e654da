import { type ReportQuestion, timeTold } from './period.ts';
import type { Milliseconds } from './types.ts';

type Made = Omit<ReportQuestion, 'reach'> & { readonly createdAt: Milliseconds };

/**
 * Orders two reports by the time that they tell of, for `sort`: by its end, then by its begin. When they were asked and made
 * decides only between reports of the same time.
 */
export function earlierFirst(one: Made, other: Made): number {
  const [a, b] = [timeTold(one), timeTold(other)];
  return a.to - b.to || a.from - b.from || one.asOf - other.asOf || one.createdAt - other.createdAt;
}
