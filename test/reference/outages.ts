import type { Poll } from '../../main/report/types.ts';
import { bounds, lengthWithin } from './bounds.ts';
import { interpolate, type Span } from './interpolated.ts';
import { WEEK } from './wall-clock.ts';

/** What outages are looked for in; polls on its end count in a week, and not in a period (SPEC §14). */
export type OutageWindow = Span & { readonly endCounts: boolean };

/** An outage as SPEC §8 lists its fields; instants and milliseconds. */
export type ReferenceOutage = {
  readonly started: number;
  readonly ended: number;
  readonly began: string;
  readonly endedBy: string;
  readonly down: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly unknown: number;
  readonly polls: number;
};

type Watched = {
  readonly business: readonly Span[];
  /** All of the store's, in order of time. */
  readonly polls: readonly Poll[];
  readonly asOf: number;
  readonly reach: number;
};

/** A poll in business hours with its interval, its neighbours there, and the time it speaks for, not cut to the week. */
type Speaking = {
  readonly poll: Poll;
  readonly interval: Span;
  readonly before: Poll | undefined;
  readonly after: Poll | undefined;
  readonly influence: Span;
};

/** SPEC §8 for one store, in order of time. */
export function outagesOf(
  store: Watched,
  week: OutageWindow = { start: store.asOf - WEEK, end: store.asOf, endCounts: true },
): ReferenceOutage[] {
  const { asOf, reach } = store;
  const known = store.polls.filter(({ at }) => at <= asOf);
  const speaking = store.business
    .flatMap((interval) => speakingIn(interval, known, reach))
    .filter(({ poll }) => week.start - 2 * reach <= poll.at && poll.at <= week.end + 2 * reach)
    .toSorted((a, b) => a.poll.at - b.poll.at);
  const runs: Speaking[][] = [];
  for (const one of speaking) {
    if (one.poll.active) continue;
    const last = runs.at(-1)?.at(-1);
    const between = (poll: Poll) => last !== undefined && last.poll.at < poll.at && poll.at < one.poll.at;
    if (last === undefined || known.some((poll) => poll.active && between(poll))) runs.push([one]);
    else runs.at(-1)?.push(one);
  }
  return runs.flatMap((run) => describe(run, known, store, week));
}

function speakingIn(interval: Span, known: readonly Poll[], reach: number): Speaking[] {
  const inside = known.filter(({ at }) => interval.start <= at && at <= interval.end);
  return inside.map((poll, index) => {
    const before = inside[index - 1];
    const after = inside[index + 1];
    const midway = (other: Poll) => (poll.at + other.at) / 2;
    const start = Math.max(before ? midway(before) : interval.start, poll.at - reach);
    const end = Math.min(after ? midway(after) : interval.end, poll.at + reach);
    return { poll, interval, before, after, influence: { start, end } };
  });
}

function describe(
  run: readonly Speaking[],
  known: readonly Poll[],
  store: Watched,
  week: OutageWindow,
): ReferenceOutage[] {
  const { business, polls, asOf, reach } = store;
  const felt = run.filter(({ influence }) => lengthWithin([influence], week) > 0);
  const [first, last] = [felt[0], felt.at(-1)];
  const [veryFirst, veryLast] = [run[0], run.at(-1)];
  if (!first || !last || !veryFirst || !veryLast) return [];
  const started = Math.max(first.influence.start, week.start);
  const ended = Math.min(last.influence.end, week.end);
  const upBefore = known.findLast(({ at, active }) => active && at < veryFirst.poll.at);
  const upAfter = known.find(({ at, active }) => active && at > veryLast.poll.at);
  const possible = {
    start: Math.max(week.start, upBefore?.at ?? week.start),
    end: Math.min(week.end, upAfter?.at ?? week.end),
  };
  // The sure time between two polls of this run alone: the polls of the others are left out.
  const own = run.map(({ poll }) => poll);
  const sure = bounds(business, interrupted(own, known), asOf, reach, week);
  return [
    {
      started,
      ended,
      began: beginning(veryFirst.influence.start < week.start, first, reach),
      endedBy: Math.min(veryLast.influence.end, asOf) > week.end ? 'after-window' : ending(last, asOf, reach),
      down: felt.reduce((sum, { influence }) => sum + lengthWithin([influence], week), 0),
      atLeast: sure.atLeast,
      atMost: lengthWithin(business, possible),
      unknown: interpolate(business, polls, asOf, reach, { start: started, end: ended }).unknown,
      polls: own.filter(({ at }) => week.start <= at && (week.endCounts ? at <= week.end : at < week.end))
        .length,
    },
  ];
}

/** All polls, those beyond the run as if active, so that they are surely down with nobody. */
function interrupted(own: readonly Poll[], known: readonly Poll[]): Poll[] {
  return known.map((poll) => (own.includes(poll) ? poll : { ...poll, active: true }));
}

function beginning(beforeWindow: boolean, { poll, interval, before }: Speaking, reach: number): string {
  if (beforeWindow) return 'before-window';
  if (before?.active && poll.at - before.at <= 2 * reach) return 'after-up';
  if (before === undefined && poll.at - reach <= interval.start) return 'at-opening';
  return 'unwatched';
}

function ending({ poll, interval, after, influence }: Speaking, asOf: number, reach: number): string {
  if (influence.end >= asOf) return 'as-of';
  if (after?.active && after.at - poll.at <= 2 * reach) return 'before-up';
  if (after === undefined && poll.at + reach >= interval.end) return 'at-closing';
  return 'unwatched';
}
