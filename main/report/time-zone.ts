import { IANAZone } from 'luxon';
import type { Milliseconds } from './types.ts';

/** A day: no zone of the tz database has changed twice within six days since 1950. */
const PROBE_STEP: Milliseconds = 24 * 3_600_000;

/**
 * The UTC offsets of one zone over a stretch of time: from `starts[i]` (an instant) on, local wall-clock time is the
 * instant plus `offsets[i]`. Wall-clock times are written as the milliseconds that the same digits would be in UTC.
 */
export type ZoneOffsets = {
  readonly starts: readonly Milliseconds[];
  readonly offsets: readonly Milliseconds[];
};

/** A zone that the time zones of this system do not know, though a newer one stored it. */
export class UnknownZoneError extends Error {
  readonly zone: string;

  constructor(zone: string) {
    super(`The time zones of this program do not know ${zone}.`);
    this.zone = zone;
  }
}

/**
 * Reads a zone's offsets between two instants from Luxon, finding each change to the millisecond. Asking once for a
 * report, instead of once a poll, is what makes millions of conversions affordable. Throws an UnknownZoneError.
 */
export function readZoneOffsets(zoneName: string, from: Milliseconds, to: Milliseconds): ZoneOffsets {
  const zone = IANAZone.create(zoneName);
  if (!zone.isValid) throw new UnknownZoneError(zoneName);
  const offsetAt = (instant: Milliseconds) => Math.round(zone.offset(instant) * 60_000);
  const starts = [from];
  const offsets = [offsetAt(from)];
  let known = from;
  let offset = offsetAt(from);
  while (known < to) {
    const probe = Math.min(known + PROBE_STEP, to);
    if (offsetAt(probe) === offset) {
      known = probe;
      continue;
    }
    const change = firstInstantOfChange(offsetAt, known, probe);
    offset = offsetAt(change);
    starts.push(change);
    offsets.push(offset);
    known = change;
  }
  return { starts, offsets };
}

function firstInstantOfChange(
  offsetAt: (at: Milliseconds) => number,
  before: Milliseconds,
  after: Milliseconds,
) {
  const old = offsetAt(before);
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** The local wall-clock time of an instant. */
export function toWallClock(zone: ZoneOffsets, instant: Milliseconds): Milliseconds {
  let i = zone.starts.length - 1;
  while (i > 0 && instant < (zone.starts[i] as number)) i--;
  return instant + (zone.offsets[i] as number);
}

/** The first instant after the given one at which the offset changes; infinity where it does not. */
export function nextChange({ starts }: ZoneOffsets, instant: Milliseconds): Milliseconds {
  for (let i = 1; i < starts.length; i++) if ((starts[i] as number) > instant) return starts[i] as number;
  return Number.POSITIVE_INFINITY;
}

/**
 * The instant of a local wall-clock time (SPEC §3b.1): one that a spring change skips moves forward by the size of the
 * skip; one that an autumn change repeats means its first occurrence.
 */
export function toInstant(zone: ZoneOffsets, wallClock: Milliseconds): Milliseconds {
  const { starts, offsets } = zone;
  const last = starts.length - 1;
  for (let i = 0; i <= last; i++) {
    const instant = wallClock - (offsets[i] as number);
    const end = i === last ? Number.POSITIVE_INFINITY : (starts[i + 1] as number);
    if (instant >= end) continue;
    const skipped = i > 0 && instant < (starts[i] as number);
    return skipped ? wallClock - (offsets[i - 1] as number) : instant;
  }
  return wallClock - (offsets[last] as number);
}
