import { countsFromOne, type DayNumbers, isSettled, isUnclear, noteDay } from '../../import/days.ts';
import type { FileFormat } from '../../import/file-format.ts';
import { businessHours, DAY_COLUMN } from '../../import/kinds/business-hours.ts';
import { type Segment, type SegmentSummary, surveySegment } from '../../import/segment.ts';
import { type RangeSummary, readRange } from './file-range.ts';
import type { KnownFile } from './reading.ts';

/** So few that who reads ahead of time is soon free again. */
const RANGE_BYTES = 1 << 18;

/** What a range came to, and the line of the file that it begins on. */
export type WalkedRange = { readonly range: RangeSummary; readonly firstLine: number };

/** Reads the rows of a file range by range on this thread. */
export type Walk = {
  /** The next one; `undefined` behind the last. `keep`: how many rejected rows to keep; `onStep` may throw to stop. */
  next(keep: number, onStep: () => void): WalkedRange | undefined;
};

/** `memory`: where to hold the bytes of a range. */
export function walkFile(
  { file, bytes, format }: KnownFile,
  read: (segment: Segment) => SegmentSummary,
  memory: Buffer | undefined,
): Walk {
  let from = format.bodyStart;
  let firstLine = format.headerLines + 1;
  return {
    next(keep, onStep) {
      if (from >= bytes) return undefined;
      onStep();
      const to = Math.min(from + RANGE_BYTES, bytes);
      const range = readRange(file, { from, to, keep, memory }, read, onStep);
      const walked = { range, firstLine };
      firstLine += range.lines;
      // Where nothing was read the file was cut short meanwhile.
      from = range.end === from ? bytes : range.end;
      return walked;
    },
  };
}

/** A format, and whether the days of an hours file leave open what they are counted from. */
export type SettledFormat = { readonly format: FileFormat; readonly daysUnclear: boolean };

/** Nearly all files tell in their first rows what they count from. */
const SURVEYED_BYTES = 1 << 16;

/**
 * The format of a file whose rows say together how each of them is meant: whether hours count their days from 1 (SPEC
 * §1).
 */
export function settleFormat({ file, bytes, format }: KnownFile, onStep: () => void): SettledFormat {
  if (format.kind !== 'business-hours') return { format, daysUnclear: false };
  const days: DayNumbers = new Set();
  const look = (segment: Segment) =>
    surveySegment(segment, format, businessHours.read, DAY_COLUMN, (day) => noteDay(days, day));
  for (let from = format.bodyStart; from < bytes && !isSettled(days); ) {
    onStep();
    const to = Math.min(from + SURVEYED_BYTES, bytes);
    const { end } = readRange(file, { from, to, keep: 0 }, look, onStep);
    if (end === from) break;
    from = end;
  }
  return { format: { ...format, daysFromOne: countsFromOne(days) }, daysUnclear: isUnclear(days) };
}
