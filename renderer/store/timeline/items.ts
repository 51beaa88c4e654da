import type { StoreEvidence } from '../../../preload/contract.ts';
import type { LocalClock } from '../../format/local-clock.ts';
import { formatCounted } from '../../format/numbers.ts';
import { visibleText } from '../../format/visible-text.ts';
import { WHY_UNKNOWN } from '../arithmetic.ts';
import type { Run } from './runs.ts';

/** Something of the timeline that can be pointed at and read: business time in one state, a poll, or a closure. */
export type TimelineItem = {
  readonly key: string;
  readonly kind: 'stretch' | 'poll' | 'closure';
  /** Its place among the runs or stretches, or among the polls or closures of the evidence. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly isDown: boolean;
  /** In words, without its time. */
  readonly what: string;
  /** In words, in the store's time. */
  readonly text: string;
};

export const STATE_WORDS = { up: 'Up', down: 'Down', unknown: 'Not observed' } as const;

/** Every stretch, poll and closure in order of time; a poll stands before the stretch that begins with it. */
export function itemsOf(evidence: StoreEvidence, clock: LocalClock): TimelineItem[] {
  const { stretches, polls } = evidence;
  const ofStretches = stretches.map((stretch, place): TimelineItem => {
    const { from, to, state } = stretch;
    const why =
      stretch.state === 'unknown'
        ? WHY_UNKNOWN[stretch.reason]
        : `by the poll at ${clock.time(polls[stretch.poll]?.at ?? from)}`;
    const what = `${STATE_WORDS[state]}: ${why}`;
    const text = `${clock.span(from, to)}. ${what}`;
    return { key: `s${place}`, kind: 'stretch', place, from, to, isDown: state === 'down', what, text };
  });
  return inOrder([...ofStretches, ...pollItems(evidence, clock), ...closureItems(evidence, clock)]);
}

/** What the timeline draws: runs of stretches and closures in order of time, and polls where they are shown. */
export function drawnItems(
  evidence: StoreEvidence,
  runs: readonly Run[],
  clock: LocalClock,
  showsPolls: boolean,
): TimelineItem[] {
  const ofRuns = runs.map((run, place): TimelineItem => {
    const { from, to, state } = run;
    const why = run.state === 'unknown' ? WHY_UNKNOWN[run.reason] : describePolls(run.state, run.polls);
    const what = `${STATE_WORDS[state]}: ${why}`;
    const text = `${clock.span(from, to)}. ${what}`;
    return { key: `s${place}`, kind: 'stretch', place, from, to, isDown: state === 'down', what, text };
  });
  const polls = showsPolls ? pollItems(evidence, clock) : [];
  return inOrder([...ofRuns, ...polls, ...closureItems(evidence, clock)]);

  function describePolls(state: 'up' | 'down', places: readonly number[]): string {
    const instants = places.map((place) => evidence.polls[place]?.at ?? Number.NaN);
    const [first = Number.NaN, last = first] = [instants[0], instants.at(-1)];
    const counted = formatCounted(instants.length, state === 'up' ? 'active poll' : 'inactive poll');
    // Times alone would read as those of one day.
    const tell = clock.day(first) === clock.day(last) ? clock.time : clock.dayAndTime;
    return instants.length < 3
      ? `${counted}, ${instants.map(tell).join(' and ')}`
      : `${counted}, ${tell(first)} to ${tell(last)}`;
  }
}

const inOrder = (items: TimelineItem[]) => items.sort((a, b) => a.from - b.from || a.to - b.to);

function pollItems({ polls, days }: StoreEvidence, clock: LocalClock): TimelineItem[] {
  const firstInstant = days[0]?.start ?? Number.NEGATIVE_INFINITY;
  const lastInstant = days.at(-1)?.end ?? Number.POSITIVE_INFINITY;
  return polls.flatMap(({ at, active, isOutsideHours }, place): TimelineItem[] => {
    if (at < firstInstant || at >= lastInstant) return [];
    const where = isOutsideHours ? ', outside business hours' : '';
    const what = `Poll, ${active ? 'active' : 'inactive'}${where}`;
    const text = `${clock.dayAndTime(at)}. ${what}`;
    return [{ key: `p${place}`, kind: 'poll', place, from: at, to: at, isDown: !active, what, text }];
  });
}

function closureItems({ closures }: StoreEvidence, clock: LocalClock): TimelineItem[] {
  return closures.map(({ from, to, reason }, place): TimelineItem => {
    const what = reason === '' ? 'Closure' : `Closure: ${visibleText(reason)}`;
    const text = `${clock.span(from, to)}. ${what}`;
    return { key: `c${place}`, kind: 'closure', place, from, to, isDown: false, what, text };
  });
}

/** Those that have time, or a moment, in some days. */
export function itemsOfDays(
  items: readonly TimelineItem[],
  days: StoreEvidence['days'],
): readonly TimelineItem[] {
  const from = days[0]?.start ?? Number.NEGATIVE_INFINITY;
  const to = days.at(-1)?.end ?? Number.POSITIVE_INFINITY;
  return items.filter((item) => item.from < to && (item.to > from || item.from >= from));
}

/** The item that an outage which is under way at an instant is seen by: its stretch then, or the next one. */
export function itemAt(items: readonly TimelineItem[], instant: number): number | undefined {
  const found = items.findIndex(({ kind, isDown, to }) => kind === 'stretch' && isDown && to > instant);
  return found < 0 ? undefined : found;
}
