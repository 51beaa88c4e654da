import type { Poll } from '../../main/report/types.ts';
import { closedSpans, isInside } from './closures.ts';
import { calendarDate, DAY, HOUR, wallClock } from './wall-clock.ts';
import { contains, type Interval, meantHours } from './weekly.ts';

export type DoubtedHour = {
  readonly kind: 'inactive-while-open' | 'active-while-closed';
  /** From 0, Monday 00:00, to 167. */
  readonly hour: number;
  readonly polls: number;
  readonly weeks: number;
  readonly since: number;
};

/** Those of contradictedHours that SPEC §16 tells of: hardly chance, or unlike most other closed hours. */
export function doubtedHours(store: Parameters<typeof contradictedHours>[0]): DoubtedHour[] {
  const meant = meantHours(store.hours);
  const closed = closedSpans(store.closures, store.zone);
  const polls = store.polls
    .filter(({ at }) => !isInside(closed, at))
    .map(({ at, active }) => {
      const { weekday, timeOfDay } = wallClock(at, store.zone);
      const isOpen =
        meant.length === 0 || meant.some((interval) => contains(interval, { weekday, timeOfDay }));
      return { hour: weekday * 24 + Math.floor(timeOfDay / HOUR), active, isOpen };
    });
  const kinds = Array.from({ length: 168 }, (_, hour) => kindOfHour(meant, hour));
  return contradictedHours(store).filter(({ kind, hour, weeks }) => {
    const elsewhere = polls.filter((poll) => poll.hour !== hour);
    if (kind === 'inactive-while-open') {
      const open = elsewhere.filter(({ isOpen }) => isOpen);
      const share = (open.filter(({ active }) => !active).length + 0.5) / (open.length + 1);
      return kinds.filter((one) => one === 'inactive-while-open').length * share ** weeks < 0.05;
    }
    const others = [
      ...Map.groupBy(
        elsewhere.filter((poll) => !poll.isOpen),
        (poll) => poll.hour,
      ),
    ]
      .filter(([one]) => kinds[one] === 'active-while-closed')
      .map(([, heard]) => heard.filter(({ active }) => !active).length > heard.length / 2);
    return others.filter((isQuiet) => isQuiet).length > others.length / 2;
  });
}

/** What the hours say of an hour of the week; nothing where it is open in part. */
function kindOfHour(meant: ReturnType<typeof meantHours>, hour: number): DoubtedHour['kind'] | undefined {
  const weekday = Math.floor(hour / 24);
  const begins = (hour % 24) * HOUR;
  // The state of the hours changes only at their edges; between two neighbouring ones a middle speaks for all.
  const edges = meant.flatMap(({ start, end }) => [start % DAY, end % DAY]);
  const points = [0, HOUR, ...edges.map((edge) => edge - begins)].filter(
    (point) => point >= 0 && point <= HOUR,
  );
  const cuts = [...new Set(points)].sort((a, b) => a - b);
  const open = cuts.slice(1).map((cut, i) => {
    const timeOfDay = begins + (cut + (cuts[i] ?? 0)) / 2;
    return meant.length === 0 || meant.some((interval) => contains(interval, { weekday, timeOfDay }));
  });
  if (open.every((one) => one)) return 'inactive-while-open';
  return open.some((one) => one) ? undefined : 'active-while-closed';
}

/** Asks every hour of the week by itself, week by week, from the latest back. */
function contradictedHours(store: {
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
    const kind = kindOfHour(meant, hour);
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
