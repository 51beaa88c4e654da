import type { Overview } from '../../preload/contract.ts';
import { formatCount, formatCounted } from './numbers.ts';

/** What the database holds, in a sentence. */
export function describeOverview({ stores, polls }: Overview): string {
  if (stores === 0) return 'No stores yet.';
  return `${formatCounted(stores, 'store')} and ${formatCounted(polls, 'poll')}.`;
}

/** What is taken for granted of stores that no file says more of; `undefined` where there are none. */
export function describeAssumptions({
  stores,
  storesWithHours,
  storesWithZone,
}: Overview): string | undefined {
  const withoutHours = Math.max(0, stores - storesWithHours);
  const withoutZone = Math.max(0, stores - storesWithZone);
  const parts = [
    ...(withoutHours > 0
      ? [`${formatCounted(withoutHours, 'store')} without hours: treated as open around the clock`]
      : []),
    ...(withoutZone > 0
      ? [
          `${withoutHours > 0 ? formatCount(withoutZone) : formatCounted(withoutZone, 'store')} without a time zone: treated as in America/Chicago`,
        ]
      : []),
  ];
  return parts.length === 0 ? undefined : `${parts.join('; ')}.`;
}
