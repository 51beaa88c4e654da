import type { Poll } from '../../main/report/types.ts';
import { closedSpans, isInside } from './closures.ts';
import { calendarDate, DAY, HOUR, wallClock } from './wall-clock.ts';
import { contains, type Interval, meantHours } from './weekly.ts';

export type DoubtedHour = {
  readonly kind: string;
  /** From 0, Monday 00:00, to 167. */
  readonly hour: number;
  readonly polls: number;
  readonly weeks: number;
  readonly since: number;
};

/** Asks every hour of the week by itself, week by week, from the latest back. */
export function doubtedHours(store: {
  readonly zone: string;
  readonly hours: readonly Interval[];
  readonly closures: readonly { readonly from: number; readonly until: number }[];
  readonly polls: readonly Poll[];
}): DoubtedHour[] {
  const meant = meantHours(store.hours);
  const polls = store.polls.map((poll) => ({ poll, clock: wallClock(poll.at, store.zone) }));
  const closed = closedSpans(store.closures, store.zone);
  const isOpen = (day: number, timeOfDay: number) =>
    meant.length === 0 || meant.some((interval) => contains(interval, { weekday: day, timeOfDay }));
  return Array.from({ length: 168 }, (_, hour) => hour).flatMap((hour): DoubtedHour[] => {
    const day = Math.floor(hour / 24);
    const begins = (hour % 24) * HOUR;
    // The state of the hours changes only at their edges; between two neighbouring ones a middle speaks for all.
    const edges = meant.flatMap(({ start, end }) => [start % DAY, end % DAY]);
    const points = [0, HOUR, ...edges.map((edge) => edge - begins)].filter(
      (point) => point >= 0 && point <= HOUR,
    );
    const cuts = [...new Set(points)].sort((a, b) => a - b);
    const middles = cuts.slice(1).map((cut, i) => begins + (cut + (cuts[i] ?? 0)) / 2);
    const open = middles.map((middle) => isOpen(day, middle));
    const kind = open.every((one) => one)
      ? 'inactive-while-open'
      : open.some((one) => one)
        ? undefined
        : 'active-while-closed';
    if (kind === undefined) return [];
    const weeks = new Map<number, Poll[]>();
    for (const { poll, clock } of polls) {
      if (clock.weekday !== day || Math.floor(clock.timeOfDay / HOUR) !== hour % 24) continue;
      if (isInside(closed, poll.at)) continue;
      if (kind === 'active-while-closed' && isOpen(day, clock.timeOfDay)) continue;
      const date = calendarDate(poll.at, store.zone);
      weeks.set(date, [...(weeks.get(date) ?? []), poll]);
    }
    const latestFirst = [...weeks].sort(([a], [b]) => b - a).map(([, polls]) => polls);
    const contradicts = (polls: readonly Poll[]) =>
      polls.every(({ active }) => active === (kind === 'active-while-closed'));
    const ended = latestFirst.findIndex((polls) => !contradicts(polls));
    const streak = ended < 0 ? latestFirst : latestFirst.slice(0, ended);
    if (streak.length < 3) return [];
    const all = streak.flat();
    return [
      { kind, hour, polls: all.length, weeks: streak.length, since: Math.min(...all.map(({ at }) => at)) },
    ];
  });
}
