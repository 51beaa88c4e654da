import type { PeriodName, StoreEvidence } from '../../preload/contract.ts';

type Share = NonNullable<StoreEvidence['polls'][number]['shares']['week']>;

/** What a poll does for each method in a window: lengths of time in milliseconds. */
type PollShares = {
  readonly at: number;
  readonly active: boolean;
  readonly counted: number;
  /** Why poll count counts nothing for it. */
  readonly notCounted: string | undefined;
  /** The business time that the interpolated method gives it, and when that is. */
  readonly speaks: number;
  readonly from: number;
  readonly to: number;
};

const NOT_COUNTED: Readonly<Record<Exclude<Share['kind'], 'counted'>, string>> = {
  'before-window': 'before the window',
  'after-window': 'after the period',
  'outside-hours': 'outside business hours',
  'window-closed': 'the store is closed at this time of day',
  'not-the-earliest': 'not the earliest of the hour',
};

const isBeyond = ({ kind }: Share) => kind === 'before-window' || kind === 'after-window';

/** Every poll that one of the methods hears in a window, in order of time. */
export function pollShares({ polls, stretches }: StoreEvidence, window: PeriodName): PollShares[] {
  const spokenFor = new Map(
    stretches.flatMap((stretch) => (stretch.state === 'unknown' ? [] : [[stretch.poll, stretch] as const])),
  );
  return polls.flatMap(({ at, active, shares }, place) => {
    const share = shares[window];
    const stretch = spokenFor.get(place);
    const speaks = stretch?.times[window] ?? 0;
    if (share === undefined || (isBeyond(share) && speaks === 0)) return [];
    const to = stretch?.to ?? at;
    const isCounted = share.kind === 'counted';
    return [
      {
        ...{ at, active, speaks, to, from: to - speaks },
        counted: isCounted ? share.time : 0,
        notCounted: isCounted ? undefined : NOT_COUNTED[share.kind],
      },
    ];
  });
}
