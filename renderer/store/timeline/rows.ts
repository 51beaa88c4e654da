import type { StoreEvidence } from '../../../preload/contract.ts';

/** One row of the timeline: a local day, or a part of one, as instants (ms). */
export type TimelineRow = {
  readonly start: number;
  readonly end: number;
  /** The day it belongs to; only its first row is labelled. */
  readonly day: number;
  readonly isFirstOfDay: boolean;
};

/** How many hours of the day a row of the timeline holds. */
export const ROW_HOURS = [24, 12, 6] as const;
export type RowHours = (typeof ROW_HOURS)[number];

const HOUR = 3_600_000;

/** Cuts the days into rows of the hours given; the last row of a day takes an hour more or less where clocks change. */
export function cutRows(days: StoreEvidence['days'], rowHours: RowHours): TimelineRow[] {
  const parts = 24 / rowHours;
  return days.flatMap(({ start, end }, day) =>
    Array.from({ length: parts }, (_, part) => ({
      start: start + part * rowHours * HOUR,
      end: part === parts - 1 ? end : Math.min(end, start + (part + 1) * rowHours * HOUR),
      day,
      isFirstOfDay: part === 0,
    })).filter((row) => row.end > row.start),
  );
}

/** A piece of something that lasts, on one row: milliseconds from the row's start. */
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
    rows.flatMap(({ start, end }, row) => {
      const from = Math.max(of.from, start);
      const to = Math.min(of.to, end);
      return from < to ? [{ row, from: from - start, to: to - start, of, place }] : [];
    }),
  );
}

/** The row that holds an instant, or -1. */
export function rowOf(rows: readonly TimelineRow[], instant: number): number {
  return rows.findIndex(({ start, end }) => start <= instant && instant < end);
}
