import type { Method } from '../../preload/contract.ts';

/** The two ways to count, and what each does in a few words. */
export const METHODS: readonly { value: Method; label: string; subtitle: string }[] = [
  { value: 'poll-count', label: 'Poll count', subtitle: 'each poll counts as one hour' },
  { value: 'interpolated', label: 'Interpolated', subtitle: 'estimated time between polls' },
];

/** Why poll count tells nothing of a window (SPEC §3a.1). */
export const CLOSED_AT_TIME_OF_DAY = 'Closed at this time of day';

/** What leads a person: ranks, sums, costs, targets and changes are of it (SPEC §16). Poll count stands beside it. */
export const LEADING_METHOD: Method = 'interpolated';
