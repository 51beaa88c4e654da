import type { StoreEvidence } from '../../../preload/contract.ts';
import type { ClockChange, LocalClock } from '../../format/local-clock.ts';
import { DAY, HOUR } from '../../format/times.ts';

/** One row of the timeline: a local day, or a part of one, as instants (ms). */
export type TimelineRow = {
  readonly start: number;
  readonly end: number;
  /** The day it belongs to; only its first row is labelled. */
  readonly day: number;
  readonly isFirstOfDay: boolean;
  /** How far its start lies from the left end of the axis: more than 0 where a change skips midnight. */
  readonly leftAt: number;
  /** Where clocks are set within it. */
  readonly change: ClockChange | undefined;
};

/** How many hours of the day a row of the timeline holds. */
export const ROW_HOURS = [24, 12, 6] as const;
export type RowHours = (typeof ROW_HOURS)[number];

/** Cuts the days where the clock shows the hours given, so that a row is as long on the clock as any other whatever it lasts. */
export function cutRows(
  days: StoreEvidence['days'],
  rowHours: RowHours,
  clock: Pick<LocalClock, 'offsetAt' | 'changeWithin'>,
): TimelineRow[] {
  return days.flatMap(({ start, end }, day) => {
    const midnight = Math.round((start + clock.offsetAt(start)) / DAY) * DAY;
    const instantOf = (wallClock: number) => {
      const guess = wallClock - clock.offsetAt(start);
      return Math.min(end, Math.max(start, wallClock - clock.offsetAt(guess)));
    };
    return Array.from({ length: 24 / rowHours }, (_, part): TimelineRow => {
      const left = midnight + part * rowHours * HOUR;
      const from = part === 0 ? start : instantOf(left);
      const to = part === 24 / rowHours - 1 ? end : instantOf(left + rowHours * HOUR);
      const leftAt = Math.max(0, from + clock.offsetAt(from) - left);
      return {
        start: from,
        end: to,
        day,
        isFirstOfDay: part === 0,
        leftAt,
        change: clock.changeWithin(from, to),
      };
    }).filter((row) => row.end > row.start);
  });
}

/**
 * Where an instant lies on the axis of its row, in milliseconds of the clock from the left end. The hour that a clock shows
 * twice takes the room of one, both times at half the width: every other hour then stands below its own number.
 */
export function placeOn({ start, leftAt, change }: TimelineRow, instant: number): number {
  const elapsed = leftAt + instant - start;
  if (change === undefined) return elapsed;
  const { at, by } = change;
  if (instant < at + Math.min(0, by)) return elapsed;
  if (instant >= at - Math.min(0, by)) return elapsed + by;
  return leftAt + at + by - start + (instant - at - by) / 2;
}

/** The same of an end: what ends as clocks are set forward has nothing of the hour that they skip. */
function placeOfEnd(row: TimelineRow, instant: number): number {
  const skipped = row.change?.at === instant ? Math.max(0, row.change.by) : 0;
  return placeOn(row, instant) - skipped;
}

/** A piece of something that lasts, on one row: milliseconds on its axis from the left end. */
export type Piece<T> = {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly of: T;
  readonly place: number;
};

/** Cuts what lasts from one instant to another at the ends of the rows. */
export function cutPieces<T extends { readonly from: number; readonly to: number }>(
  rows: readonly TimelineRow[],
  lasting: readonly T[],
): Piece<T>[] {
  return lasting.flatMap((of, place) =>
    rows.flatMap((on, row) => {
      const from = Math.max(of.from, on.start);
      const to = Math.min(of.to, on.end);
      return from < to ? [{ row, from: placeOn(on, from), to: placeOfEnd(on, to), of, place }] : [];
    }),
  );
}

/** The row that holds an instant, or -1. */
export function rowOf(rows: readonly TimelineRow[], instant: number): number {
  return rows.findIndex(({ start, end }) => start <= instant && instant < end);
}
