import type { StoredReport } from './report.ts';
import { nextChange, readZoneOffsets, toWallClock, type ZoneOffsets } from './time-zone.ts';
import type { Milliseconds } from './types.ts';
import { STRIP_FLAGS, STRIP_HOURS } from './week-strip.ts';
import { HOUR, WEEK, weekPosition } from './weekly-hours.ts';

/**
 * The hours of a store's strip, in order of where in the week its own clock stood; one in which the clock is changed is in
 * two. None meet: of a time that a change brings twice, what begins first on it is there.
 */
export type WeekOnClock = {
  readonly pieces: readonly {
    /** Of the strip. */
    readonly hour: number;
    /** Where it begins, in milliseconds since Monday 00:00, and at which instant that was. */
    readonly position: Milliseconds;
    readonly instant: Milliseconds;
    readonly length: Milliseconds;
  }[];
  /** Whether the clock was changed within the week. */
  readonly isChanged: boolean;
};

/** The week of a report on the clock of each zone, worked out once a zone. */
export function weeksOnClocks({ asOf }: Pick<StoredReport, 'asOf'>): (zone: string) => WeekOnClock {
  const known = new Map<string, WeekOnClock>();
  const begin = asOf - STRIP_HOURS * HOUR;
  return (zone) => {
    const found = known.get(zone) ?? weekOnClock(readZoneOffsets(zone, begin, asOf), begin);
    known.set(zone, found);
    return found;
  };
}

function weekOnClock(zone: ZoneOffsets, begin: Milliseconds): WeekOnClock {
  const hours = Array.from({ length: STRIP_HOURS }, (_, hour) => hour).flatMap((hour) => {
    const start = begin + hour * HOUR;
    const change = Math.min(nextChange(zone, start), start + HOUR);
    return [
      { hour, instant: start, length: change - start },
      { hour, instant: change, length: start + HOUR - change },
    ].map((piece) => ({ ...piece, position: weekPosition(toWallClock(zone, piece.instant)) }));
  });
  // One that runs over the week's end is at its begin, too.
  const there = [...hours, ...hours.map((one) => ({ ...one, position: one.position - WEEK }))];
  there.sort((a, b) => a.position - b.position || a.instant - b.instant);
  const pieces: WeekOnClock['pieces'][number][] = [];
  let reached = 0;
  for (const { hour, instant, position, length } of there) {
    const start = Math.max(reached, position);
    const end = Math.min(WEEK, position + length);
    if (start >= end) continue;
    pieces.push({ hour, position: start, instant: instant + start - position, length: end - start });
    reached = end;
  }
  return { pieces, isChanged: zone.starts.length > 1 };
}

/** An hour of one strip and one of another, where they are the same time of the week on the store's clock. */
export type Meeting = {
  readonly hours: readonly [one: number, other: number];
  /** The instants from which they meet. */
  readonly from: readonly [one: Milliseconds, other: Milliseconds];
  readonly length: Milliseconds;
};

/** What two weeks have in common on the clock, worked out once for each two of them. */
export function createMeetings(): (one: WeekOnClock, other: WeekOnClock) => readonly Meeting[] {
  const known = new Map<WeekOnClock, Map<WeekOnClock, readonly Meeting[]>>();
  return (one, other) => {
    const ofOne = known.get(one) ?? new Map<WeekOnClock, readonly Meeting[]>();
    known.set(one, ofOne);
    const found = ofOne.get(other) ?? meetingsOf(one, other);
    ofOne.set(other, found);
    return found;
  };
}

function meetingsOf(one: WeekOnClock, other: WeekOnClock): Meeting[] {
  const meetings: Meeting[] = [];
  let [a, b] = [0, 0];
  for (;;) {
    const [mine, theirs] = [one.pieces[a], other.pieces[b]];
    if (mine === undefined || theirs === undefined) return meetings;
    const start = Math.max(mine.position, theirs.position);
    const [end, otherEnd] = [mine.position + mine.length, theirs.position + theirs.length];
    const length = Math.min(end, otherEnd) - start;
    if (length > 0) {
      const from = [mine, theirs].map(({ instant, position }) => instant + start - position) as [
        number,
        number,
      ];
      meetings.push({ hours: [mine.hour, theirs.hour], from, length });
    }
    if (end <= otherEnd) a++;
    if (otherEnd <= end) b++;
  }
}

/** Whether all of an hour was open and observed, or all of it closed, or all of it open. */
export const isAllKnown = (flags: number): boolean => (flags & NOT_KNOWN) === 0 && flags !== 0;
export const isAllClosed = (flags: number): boolean => flags === STRIP_FLAGS.closed;
export const isAllOpen = (flags: number): boolean => (flags & STRIP_FLAGS.closed) === 0;

const NOT_KNOWN = STRIP_FLAGS.unknown | STRIP_FLAGS.closed;
