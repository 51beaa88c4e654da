import type { DataClock, StoreEvidence } from '../../preload/contract.ts';
import { DAY, HOUR, MINUTE, zoneForStore, zoneName } from './times.ts';

/** How a clock says instants (ms). */
type ClockWords = {
  /** "14:05" */
  time(instant: number): string;
  /** "Mon, Jan 23, 14:05" */
  dayAndTime(instant: number): string;
  /** "Mon, Jan 23, 22:00 – 23:30", or with both days where they are two. */
  span(from: number, to: number): string;
};

/** Where a clock is set: when, by how many milliseconds, and what it shows before and after. */
export type ClockChange = {
  readonly at: number;
  /** Less than 0 where it is set back. */
  readonly by: number;
  readonly from: string;
  readonly to: string;
};

/** The store's own clock: says instants as the store's wall clock shows them, to the minute as a person does. */
export type LocalClock = ClockWords & {
  /** "Mon, Jan 23" */
  day(instant: number): string;
  /** The same to the last digit, "14:05:12.5", for tooltips and copies. */
  readonly exactly: ClockWords;
  changeWithin(start: number, end: number): ClockChange | undefined;
  /** "UTC−06:00" at that instant. */
  offset(instant: number): string;
  /** Milliseconds to add to the instant for the wall clock's digits. */
  offsetAt(instant: number): number;
};

const weekday = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'short',
  month: 'short',
  day: 'numeric',
});

function createLocalClock(offsets: StoreEvidence['offsets']): LocalClock {
  const offsetAt = (instant: number) =>
    (offsets.findLast(({ since }) => since <= instant) ?? offsets[0])?.offset ?? 0;
  const day = (instant: number) => formatDay(instant + offsetAt(instant));
  const exactTime = (instant: number) => formatTimeOfDay(instant + offsetAt(instant));
  return {
    offsetAt,
    day,
    ...clockWords(day, (instant) => exactTime(instant).slice(0, 'hh:mm'.length)),
    exactly: clockWords(day, exactTime),
    changeWithin: (start, end) => {
      const before = offsetAt(start);
      const change = offsets.find(({ since, offset }) => since > start && since < end && offset !== before);
      if (change === undefined) return undefined;
      const time = (offset: number) => formatTimeOfDay(change.since + offset).slice(0, 5);
      return { at: change.since, by: change.offset - before, from: time(before), to: time(change.offset) };
    },
    offset: (instant) => formatOffset(offsetAt(instant)),
  };
}

function clockWords(day: (instant: number) => string, time: ClockWords['time']): ClockWords {
  const dayAndTime = (instant: number) => `${day(instant)}, ${time(instant)}`;
  const span = (from: number, to: number) =>
    `${dayAndTime(from)} – ${day(from) === day(to) ? time(to) : dayAndTime(to)}`;
  return { time, dayAndTime, span };
}

/** The one clock by which a page shows everything of a store, as the person chose it, and what to call it. */
export type PageClock = LocalClock & {
  /** "the store’s own (America/Denver)" */
  readonly name: string;
  /** It is the store's own. */
  readonly isOwn: boolean;
  /** "MST" at that instant. */
  zoneName(instant: number): string;
  /** The days of this clock that the store's week has time in. */
  readonly days: StoreEvidence['days'];
};

export function pageClock(
  evidence: Pick<StoreEvidence, 'offsets' | 'days' | 'zone'>,
  chosen: DataClock,
): PageClock {
  const { zone } = evidence;
  const named = (instant: number) => zoneName(instant, zoneForStore(chosen, zone));
  if (chosen === 'store') {
    const clock = createLocalClock(evidence.offsets);
    return { ...clock, name: `the store’s own (${zone})`, isOwn: true, zoneName: named, days: evidence.days };
  }
  const from = evidence.days[0]?.start ?? 0;
  const to = evidence.days.at(-1)?.end ?? 0;
  const clock = createLocalClock(
    chosen === 'utc' ? [{ since: from - DAY, offset: 0 }] : ownOffsets(from, to),
  );
  const name = chosen === 'utc' ? 'UTC' : 'this computer’s';
  return { ...clock, name, isOwn: false, zoneName: named, days: daysBetween(clock, from, to) };
}

/** How far this computer's clock is ahead of UTC, from two days before until the next opening, a week after at most; zones change on the hour or half. */
function ownOffsets(from: number, to: number): StoreEvidence['offsets'] {
  const offsets: { since: number; offset: number }[] = [];
  for (let since = Math.floor((from - 2 * DAY) / HOUR) * HOUR; since < to + 8 * DAY; since += HOUR / 2) {
    const offset = -new Date(since).getTimezoneOffset() * MINUTE;
    if (offsets.at(-1)?.offset !== offset) offsets.push({ since, offset });
  }
  return offsets;
}

function daysBetween(clock: LocalClock, from: number, to: number): StoreEvidence['days'] {
  const midnightAfter = (instant: number) => {
    const wallClock = (Math.floor((instant + clock.offsetAt(instant)) / DAY) + 1) * DAY;
    const guess = wallClock - clock.offsetAt(instant);
    return wallClock - clock.offsetAt(guess);
  };
  const days: { start: number; end: number }[] = [];
  for (let start = midnightAfter(from - DAY); start < to; ) {
    const end = midnightAfter(start);
    if (end > from) days.push({ start, end });
    start = end;
  }
  return days;
}

/** A time of the store by the clock of its page to the last digit, and whose it is: "Mon, Jan 23, 14:05:12 MST". */
export const formatExactTime = (instant: number, clock: PageClock): string =>
  `${clock.exactly.dayAndTime(instant)} ${clock.zoneName(instant)}`;

const formatDay = (wallClock: number) => weekday.format(Math.floor(wallClock));

/** The digits of a wall clock, "14:05:12" or "14:05:12.5". */
function formatTimeOfDay(wallClock: number): string {
  const iso = new Date(Math.floor(wallClock)).toISOString();
  const fraction = (wallClock % 1000) / 1000;
  return iso.slice(11, 19) + (fraction === 0 ? '' : String(Number(fraction.toFixed(4))).slice(1));
}

function formatOffset(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `UTC${offset < 0 ? '−' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
