import type { StoreEvidence } from '../../../preload/contract.ts';
import type { LocalClock } from '../../format/local-clock.ts';
import { visibleText } from '../../format/visible-text.ts';
import { WHY_UNKNOWN } from '../arithmetic.ts';

/** Something of the timeline that can be pointed at and read: a stretch of business time, a poll, or a closure. */
export type TimelineItem = {
  readonly key: string;
  readonly kind: 'stretch' | 'poll' | 'closure';
  /** Its place among the stretches, polls or closures of the evidence. */
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

/** Everything of the timeline in order of time; a poll stands before the stretch that begins with it. */
export function itemsOf(
  { stretches, polls, closures, days }: StoreEvidence,
  clock: LocalClock,
): TimelineItem[] {
  const firstInstant = days[0]?.start ?? Number.NEGATIVE_INFINITY;
  const lastInstant = days.at(-1)?.end ?? Number.POSITIVE_INFINITY;
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
  const ofPolls = polls.flatMap(({ at, active, isOutsideHours }, place): TimelineItem[] => {
    if (at < firstInstant || at >= lastInstant) return [];
    const where = isOutsideHours ? ', outside business hours' : '';
    const what = `Poll, ${active ? 'active' : 'inactive'}${where}`;
    const text = `${clock.dayAndTime(at)}. ${what}`;
    return [{ key: `p${place}`, kind: 'poll', place, from: at, to: at, isDown: !active, what, text }];
  });
  const ofClosures = closures.map(({ from, to, reason }, place): TimelineItem => {
    const what = reason === '' ? 'Closure' : `Closure: ${visibleText(reason)}`;
    const text = `${clock.span(from, to)}. ${what}`;
    return { key: `c${place}`, kind: 'closure', place, from, to, isDown: false, what, text };
  });
  return [...ofStretches, ...ofPolls, ...ofClosures].sort((a, b) => a.from - b.from || a.to - b.to);
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
