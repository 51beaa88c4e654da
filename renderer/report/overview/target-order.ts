import type { TargetOutcome } from '../../../preload/contract.ts';

/** The places of so many stores: those furthest beyond the target first, then those with the least left. */
export function closestToTarget({ left, missed }: TargetOutcome, count: number): readonly number[] {
  const first = [...missed.slice(0, count)];
  if (first.length === count) return first;
  const others = [...left.keys()].filter((store) => (left[store] ?? Number.NaN) >= 0);
  others.sort((a, b) => (left[a] ?? 0) - (left[b] ?? 0) || a - b);
  return [...first, ...others.slice(0, count - first.length)];
}
