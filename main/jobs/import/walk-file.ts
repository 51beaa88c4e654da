import { countsFromOne, type DayNumbers, isSettled, isUnclear, noteDay } from '../../import/days.ts';
import type { FileFormat } from '../../import/file-format.ts';
import { businessHours, DAY_COLUMN } from '../../import/kinds/business-hours.ts';
import { type Segment, type SegmentSummary, surveySegment } from '../../import/segment.ts';
import { type RangeSummary, readRange } from './file-range.ts';

/** An open file of a known format. */
type KnownFile = { readonly file: number; readonly bytes: number; readonly format: FileFormat };

const RANGE_BYTES = 1 << 20;

type Walk = {
  /** Is asked before each range how many rejected rows to keep. */
  readonly keep: () => number;
  /** Gets what each came to and the line of the file that it begins on. */
  readonly onRange: (range: RangeSummary, firstLine: number) => void;
  /** May throw to stop. */
  readonly onStep: () => void;
  /** Where to hold the bytes of a range. */
  readonly memory?: Buffer | undefined;
};

/** Reads the rows of a file range by range on this thread. */
export function walkFile(
  { file, bytes, format }: KnownFile,
  read: (segment: Segment) => SegmentSummary,
  { keep, onRange, onStep, memory }: Walk,
): void {
  let line = format.headerLines + 1;
  for (let from = format.bodyStart; from < bytes; ) {
    onStep();
    const to = Math.min(from + RANGE_BYTES, bytes);
    const range = readRange(file, { from, to, keep: keep(), memory }, read, onStep);
    onRange(range, line);
    line += range.lines;
    if (range.end === from) break;
    from = range.end;
  }
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
