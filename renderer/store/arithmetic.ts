import type { Method, StoreEvidence, WindowName } from '../../preload/contract.ts';
import { formatCounted } from '../format/numbers.ts';
import type { LocalClock } from './local-clock.ts';

/** One of a store's numbers: what is shown in its page, and what its arithmetic leads to. */
export type NumberChoice = {
  readonly method: Method;
  readonly measure: 'up' | 'down' | 'unknown';
  readonly window: WindowName;
};

/** A line of the arithmetic; `time` (ms) is what it adds to the number. */
export type ArithmeticLine = {
  readonly key: string;
  readonly what: string;
  readonly why: string;
  readonly time: number;
};

export type Arithmetic = {
  /** Adds up to `total` exactly. */
  readonly lines: readonly ArithmeticLine[];
  readonly total: number;
  /** What was there and did not count, by reason, in words. */
  readonly leftOut: readonly string[];
};

/** Leads from a store's polls and stretches to one of its numbers. */
export function arithmeticOf(evidence: StoreEvidence, choice: NumberChoice, clock: LocalClock): Arithmetic {
  const arithmetic =
    choice.method === 'poll-count' ? countOf(evidence, choice, clock) : estimateOf(evidence, choice, clock);
  return { ...arithmetic, total: arithmetic.lines.reduce((sum, { time }) => sum + time, 0) };
}

type Parts = Omit<Arithmetic, 'total'>;

/** Poll count: the polls that count, by day. */
function countOf({ polls }: StoreEvidence, { measure, window }: NumberChoice, clock: LocalClock): Parts {
  const byDay = new Map<string, { at: number; time: number }[]>();
  const leftOut = new Map<string, number>();
  for (const { at, active, shares } of polls) {
    const share = shares[window];
    if (share.kind === 'before-window') continue;
    if (share.kind !== 'counted') {
      leftOut.set(WHY_NOT[share.kind], (leftOut.get(WHY_NOT[share.kind]) ?? 0) + 1);
    } else if (active === (measure === 'up')) {
      const day = clock.day(at);
      byDay.set(day, [...(byDay.get(day) ?? []), { at, time: share.time }]);
    }
  }
  const status = measure === 'up' ? 'active' : 'inactive';
  return {
    lines: [...byDay].map(([day, counted]) => ({
      key: day,
      what: `${day}: ${formatCounted(counted.length, `${status} poll`)} in business hours`,
      why: counted.map(({ at }) => clock.time(at)).join(' · '),
      time: counted.reduce((sum, { time }) => sum + time, 0),
    })),
    leftOut: [...leftOut].map(([why, count]) => `${formatCounted(count, 'poll')} ${why}`),
  };
}

const WHY_NOT = {
  'outside-hours': 'outside business hours, which do not count',
  'window-closed': 'in business hours, which do not count: the store is closed at this time of day',
  'not-the-earliest': 'later in the hour, which do not count: the earliest decides',
} as const;

type Stretch = StoreEvidence['stretches'][number];

/** Stretches that follow one another in one state, for the same reason or by one poll after the other. */
type Run = { readonly first: Stretch; readonly from: number; to: number; time: number; polls: number };

/** Interpolated: stretches of business time, each run of polls that say the same in one line. */
function estimateOf({ stretches, polls }: StoreEvidence, choice: NumberChoice, clock: LocalClock): Parts {
  const lines = runsOf(stretches, choice).map(({ first, from, to, time, polls: count }) => ({
    key: String(from),
    what: `${clock.dayAndTime(from)} – ${clock.time(to)}`,
    why: first.state === 'unknown' ? WHY_UNKNOWN[first.reason] : describePolls(first, count),
    time,
  }));
  return { lines, leftOut: [] };

  function describePolls({ poll, state }: Exclude<Stretch, { state: 'unknown' }>, count: number): string {
    const counted = formatCounted(count, state === 'up' ? 'active poll' : 'inactive poll');
    return `${counted}, ${count === 1 ? 'at' : 'from'} ${clock.time(polls[poll]?.at ?? Number.NaN)}`;
  }
}

function runsOf(stretches: readonly Stretch[], { measure, window }: NumberChoice): Run[] {
  const runs: Run[] = [];
  for (const stretch of stretches) {
    const time = stretch.times[window];
    if (stretch.state !== measure || time === 0) continue;
    const from = stretch.to - time;
    const last = runs.at(-1);
    if (last?.to === from && measure !== 'unknown') {
      last.to = stretch.to;
      last.time += time;
      last.polls++;
    } else runs.push({ first: stretch, from, to: stretch.to, time, polls: 1 });
  }
  return runs;
}

export const WHY_UNKNOWN: Readonly<
  Record<Extract<StoreEvidence['stretches'][number], { state: 'unknown' }>['reason'], string>
> = {
  'no-poll-in-opening': 'No poll in this opening',
  'before-first-poll': 'Too long before the first poll of this opening',
  'between-polls': 'Too far from the polls before and after',
  'after-last-poll': 'Too long after the last poll of this opening',
};
