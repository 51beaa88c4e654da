import type { DataClock, StoreEvidence } from '../../preload/contract.ts';
import { DAY, HOUR, MINUTE, zoneForStore, zoneName } from './times.ts';

/** The store's own clock: formats instants (ms) as the store's wall clock shows them. */
export type LocalClock = {
  /** "Mon, Jan 23" */
  day(instant: number): string;
  /** "14:05:12", with what is left of a second where there is some. */
  time(instant: number): string;
  /** "Mon, Jan 23, 14:05:12" */
  dayAndTime(instant: number): string;
  /** "Mon, Jan 23, 22:00:00 – 23:30:00", or with both days where they are two. */
  span(from: number, to: number): string;
  /** Where the clock is set within a time: when, and what it shows before and after. */
  changeWithin(
    start: number,
    end: number,
  ): { readonly at: number; readonly from: string; readonly to: string } | undefined;
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
  const clock: LocalClock = {
    offsetAt,
    day: (instant) => formatDay(instant + offsetAt(instant)),
    time: (instant) => formatTimeOfDay(instant + offsetAt(instant)),
    dayAndTime: (instant) => `${clock.day(instant)}, ${clock.time(instant)}`,
    span: (from, to) => {
      const isSameDay = clock.day(from) === clock.day(to);
      return `${clock.dayAndTime(from)} – ${isSameDay ? clock.time(to) : clock.dayAndTime(to)}`;
    },
    changeWithin: (start, end) => {
      const before = offsetAt(start);
      const change = offsets.find(({ since, offset }) => since > start && since < end && offset !== before);
      if (change === undefined) return undefined;
      const time = (offset: number) => formatTimeOfDay(change.since + offset).slice(0, 5);
      return { at: change.since, from: time(before), to: time(change.offset) };
    },
    offset: (instant) => formatOffset(offsetAt(instant)),
  };
  return clock;
}

/** The one clock by which a page shows everything of a store, as the person chose it, and what to call it. */
export type PageClock = LocalClock & {
  /** "the store’s own (America/Denver)" */
  readonly name: string;
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
    return { ...clock, name: `the store’s own (${zone})`, zoneName: named, days: evidence.days };
  }
  const from = evidence.days[0]?.start ?? 0;
  const to = evidence.days.at(-1)?.end ?? 0;
  const clock = createLocalClock(
    chosen === 'utc' ? [{ since: from - DAY, offset: 0 }] : ownOffsets(from, to),
  );
  const name = chosen === 'utc' ? 'UTC' : 'this computer’s';
  return { ...clock, name, zoneName: named, days: daysBetween(clock, from, to) };
}

/** How far this computer's clock is ahead of UTC, from two days before until two days after; zones change on the hour or half. */
function ownOffsets(from: number, to: number): StoreEvidence['offsets'] {
  const offsets: { since: number; offset: number }[] = [];
  for (let since = Math.floor((from - 2 * DAY) / HOUR) * HOUR; since < to + 2 * DAY; since += HOUR / 2) {
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

/** A time of the store by the clock of its page: "Mon, Jan 23, 14:05:12 MST". */
export const formatByPage = (instant: number, clock: PageClock): string =>
  `${clock.dayAndTime(instant)} ${clock.zoneName(instant)}`;

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

/** A length of time to the last digit, so that what is shown adds up: "8:32:04.5". */
export function formatExactly(length: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const fraction = (length % 1000) / 1000;
  const clock = `${Math.floor(length / HOUR)}:${two((length / MINUTE) % 60)}:${two((length / 1000) % 60)}`;
  return clock + (fraction === 0 ? '' : String(Number(fraction.toFixed(4))).slice(1));
}

/** "+0:12:30" or "−1:00:00"; nothing is "0:00:00". */
export function formatDifference(length: number): string {
  const sign = length === 0 ? '' : length < 0 ? '−' : '+';
  return sign + formatExactly(Math.abs(length));
}
