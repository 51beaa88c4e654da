import type { Method, WindowName } from '../../preload/contract.ts';

/** The two ways to count, and what each does in a few words. */
export const METHODS: readonly { value: Method; label: string; subtitle: string }[] = [
  { value: 'poll-count', label: 'Poll count', subtitle: 'each poll counts as one hour' },
  { value: 'interpolated', label: 'Interpolated', subtitle: 'estimated time between polls' },
];

/** What leads a person: ranks, sums, costs, targets and changes are of it (SPEC §16). Poll count stands beside it. */
export const LEADING_METHOD: Method = 'interpolated';

/** What the numbers of a window count. Poll count knows a last hour of 60 minutes, and polls. */
export function unitOf(method: Method, window: WindowName): 'minutes' | 'hours' | 'polls' {
  if (window === 'hour') return 'minutes';
  return method === 'poll-count' ? 'polls' : 'hours';
}
