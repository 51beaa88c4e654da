import { countsFromOne, type DayNumbers, isUnclear, noteDay } from '../../import/days.ts';
import type { FileFormat } from '../../import/file-format.ts';
import { businessHours, DAY_COLUMN } from '../../import/kinds/business-hours.ts';
import { type Segment, type SegmentSummary, surveySegment } from '../../import/segment.ts';
import { type RangeSummary, readRange } from './file-range.ts';

/** An open file of a known format. */
type KnownFile = { readonly file: number; readonly bytes: number; readonly format: FileFormat };

const RANGE_BYTES = 1 << 20;

/**
 * Reads the rows of a file range by range on this thread. `keep` is asked before each how many rejected rows to keep;
 * `onRange` gets what each came to and the line of the file that it begins on. `onStep` may throw to stop.
 */
export function walkFile(
  { file, bytes, format }: KnownFile,
  read: (segment: Segment) => SegmentSummary,
  keep: () => number,
  onRange: (range: RangeSummary, firstLine: number) => void,
  onStep: () => void,
): void {
  let line = format.headerLines + 1;
  for (let from = format.bodyStart; from < bytes; ) {
    onStep();
    const to = Math.min(from + RANGE_BYTES, bytes);
    const range = readRange(file, { from, to, keep: keep() }, read, onStep);
    onRange(range, line);
    line += range.lines;
    if (range.end === from) break;
    from = range.end;
  }
}

/** A format, and whether the days of an hours file leave open what they are counted from. */
export type SettledFormat = { readonly format: FileFormat; readonly daysUnclear: boolean };

/**
 * The format of a file whose rows say together how each of them is meant: whether hours count their days from 1 (SPEC
 * §1).
 */
export function settleFormat(source: KnownFile, onStep: () => void): SettledFormat {
  const { format } = source;
  if (format.kind !== 'business-hours') return { format, daysUnclear: false };
  const days: DayNumbers = new Set();
  walkFile(
    source,
    (segment) => surveySegment(segment, format, businessHours.read, DAY_COLUMN, (day) => noteDay(days, day)),
    () => 0,
    () => undefined,
    onStep,
  );
  return { format: { ...format, daysFromOne: countsFromOne(days) }, daysUnclear: isUnclear(days) };
}
