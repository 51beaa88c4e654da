import type { StoreEvidence } from '../../preload/contract.ts';
import type { LocalClock } from '../format/local-clock.ts';
import { formatCounted } from '../format/numbers.ts';
import { type NumberChoice, numberOf } from './store-numbers.ts';

/** A line of the arithmetic; `time` (ms) is what it adds to the number. */
type ArithmeticLine = {
  readonly key: string;
  readonly what: string;
  readonly why: string;
  readonly time: number;
};

export type Arithmetic = {
  /** Adds up to `total` exactly. */
  readonly lines: readonly ArithmeticLine[];
  /** The number as the engine answers it. */
  readonly total: number;
  /** Whether poll count counts the window at all (SPEC §3a.1), in words; periods and the other method know no such gate. */
  readonly gate: string | undefined;
  /** Polls that were there and did not count, by reason. */
  readonly leftOut: readonly { readonly why: string; readonly polls: string }[];
};

/** Leads from a store's polls and stretches to one of its numbers. */
export function arithmeticOf(evidence: StoreEvidence, choice: NumberChoice, clock: LocalClock): Arithmetic {
  const total = numberOf(evidence, choice);
  return choice.method === 'poll-count'
    ? { total, gate: gateOf(evidence, choice, clock), ...countOf(evidence, choice, clock) }
    : { total, gate: undefined, ...estimateOf(evidence, choice, clock) };
}

type Parts = Pick<Arithmetic, 'lines' | 'leftOut'>;

/** Poll count: the polls that count, by day. */
function countOf({ polls }: StoreEvidence, { measure, window }: NumberChoice, clock: LocalClock): Parts {
  const byDay = new Map<string, { at: number; time: number }[]>();
  const leftOut = new Map<keyof typeof WHY_NOT, number[]>();
  for (const { at, active, shares } of polls) {
    const share = shares[window];
    if (share === undefined || share.kind === 'before-window' || share.kind === 'after-window') continue;
    if (share.kind !== 'counted') {
      leftOut.set(share.kind, [...(leftOut.get(share.kind) ?? []), at]);
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
    leftOut: [...leftOut].map(([kind, instants]) => ({
      why: `${formatCounted(instants.length, 'poll')} ${WHY_NOT[kind]}`,
      polls: listByDay(instants, clock),
    })),
  };
}

const WHY_NOT = {
  'outside-hours': 'outside business hours, which do not count',
  'window-closed': 'in business hours, which do not count: the store is closed at this time of day',
  'not-the-earliest': 'later in the hour, which do not count: the earliest poll decides',
} as const;

/** "Mon, Jan 23: 08:00:00 · 09:01:00; Tue, Jan 24: 08:00:00" */
function listByDay(instants: readonly number[], clock: LocalClock): string {
  const days = Map.groupBy(instants, clock.day);
  return [...days].map(([day, of]) => `${day}: ${of.map(clock.time).join(' · ')}`).join('; ');
}

function gateOf(
  { gates, hours, asOf }: StoreEvidence,
  { window }: NumberChoice,
  clock: LocalClock,
): string | undefined {
  if (window === 'period') return undefined;
  if (hours === 'always' && gates[window]) return 'Counted: the store is open around the clock.';
  const time = clock.time(asOf);
  if (gates[window]) return `Counted: ${GATES[window].passed} hold ${time}, the time of day of the report.`;
  return `Nothing counts: ${GATES[window].failed} hold ${time}, the time of day of the report.`;
}

const GATES = {
  hour: { passed: 'business hours of today', failed: 'no business hours of today, less closures,' },
  day: { passed: 'business hours of today or yesterday', failed: 'no business hours of today or yesterday' },
  week: { passed: 'business hours of some day', failed: 'no business hours of any day' },
} as const;

type Stretch = StoreEvidence['stretches'][number];

/** Stretches that follow one another in one state, for the same reason or by one poll after the other. */
type Run = {
  readonly first: Stretch;
  readonly from: number;
  to: number;
  time: number;
  readonly polls: number[];
};

/** Interpolated: stretches of business time, each run of polls that say the same in one line. */
function estimateOf({ stretches, polls }: StoreEvidence, choice: NumberChoice, clock: LocalClock): Parts {
  const lines = runsOf(stretches, choice).map(({ first, from, to, time, polls: places }) => ({
    key: String(from),
    what: clock.span(from, to),
    why: first.state === 'unknown' ? WHY_UNKNOWN[first.reason] : describePolls(first.state, places),
    time,
  }));
  return { lines, leftOut: [] };

  /** Without its day where the one before was on the same. */
  function tellWithDay(instant: number, place: number, all: readonly number[]): string {
    const before = place === 0 ? all.at(-1) : all[place - 1];
    return before === undefined || clock.day(before) === clock.day(instant)
      ? clock.time(instant)
      : clock.dayAndTime(instant);
  }

  function describePolls(state: 'up' | 'down', places: readonly number[]): string {
    const instants = places.map((place) => polls[place]?.at ?? Number.NaN);
    const counted = formatCounted(instants.length, state === 'up' ? 'active poll' : 'inactive poll');
    const first = instants[0] ?? Number.NaN;
    const last = instants.at(-1) ?? Number.NaN;
    return instants.length > MOST_LISTED
      ? `${counted}, ${clock.span(first, last)}`
      : `${counted}: ${instants.map(tellWithDay).join(' · ')}`;
  }
}

/** Of a long run its first and last poll are told; the table poll by poll has all. */
const MOST_LISTED = 12;

function runsOf(stretches: readonly Stretch[], { measure, window }: NumberChoice): Run[] {
  const runs: Run[] = [];
  for (const stretch of stretches) {
    const time = stretch.times[window] ?? 0;
    if (stretch.state !== measure || time === 0) continue;
    const from = stretch.to - time;
    const polls = stretch.state === 'unknown' ? [] : [stretch.poll];
    const last = runs.at(-1);
    if (last?.to === from && measure !== 'unknown') {
      last.to = stretch.to;
      last.time += time;
      last.polls.push(...polls);
    } else runs.push({ first: stretch, from, to: stretch.to, time, polls });
  }
  return runs;
}

export const WHY_UNKNOWN: Readonly<Record<Extract<Stretch, { state: 'unknown' }>['reason'], string>> = {
  'no-poll-in-opening': 'No poll in this opening',
  'before-first-poll': 'Too long before the first poll of this opening',
  'between-polls': 'Too far from the polls before and after',
  'after-last-poll': 'Too long after the last poll of this opening',
};
