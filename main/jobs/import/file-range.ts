import { readSync } from 'node:fs';
import { MAX_RECORD_BYTES } from '../../import/records.ts';
import type { Segment, SegmentSummary } from '../../import/segment.ts';

/**
 * A stretch of a file to read rows from: those that begin in [from, to), the first of them at `from`. `keep`: how many of
 * its rejected rows to keep in full. `memory`: where to hold its bytes while they are read, if it is large enough.
 */
type FileRange = {
  readonly from: number;
  readonly to: number;
  readonly keep: number;
  readonly memory?: Buffer | undefined;
};

/** As much memory as a range of so many bytes takes. */
export function memoryFor(bytes: number): Buffer {
  return Buffer.allocUnsafeSlow(bytes + MAX_RECORD_BYTES);
}

/** What reading a range came to; `end` is the place in the file where the next row begins. */
export type RangeSummary = Omit<SegmentSummary, 'endsInsideRow'>;

const LF = 0x0a;
const SKIP_STEP = 1 << 20;

/**
 * Reads a range of an open file and hands its bytes to `read`. Places in the answer are places in the file. `onStep` is
 * called between the steps of a search for a line's end, which may take the whole file, and may throw to stop.
 */
export function readRange<T extends SegmentSummary>(
  file: number,
  range: FileRange,
  read: (segment: Segment) => T,
  onStep: () => void,
): T & RangeSummary {
  const { from, to, keep, memory } = range;
  const size = to - from + MAX_RECORD_BYTES;
  const buffer =
    memory !== undefined && memory.length >= size ? memory.subarray(0, size) : memoryFor(to - from);
  const bytes = buffer.subarray(0, readFully(file, buffer, from));
  const summary = read({ bytes, start: 0, stop: Math.min(to - from, bytes.length), keep });
  if (!summary.endsInsideRow) return { ...summary, end: from + summary.end };
  const lineEnd = findLineEnd(file, from + summary.end, onStep);
  return { ...summary, end: lineEnd.next, lines: summary.lines + lineEnd.lines };
}

function readFully(file: number, buffer: Buffer, position: number): number {
  let filled = 0;
  while (filled < buffer.length) {
    const count = readSync(file, buffer, filled, buffer.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

function findLineEnd(file: number, from: number, onStep: () => void): { next: number; lines: number } {
  const buffer = Buffer.allocUnsafe(SKIP_STEP);
  for (let position = from; ; ) {
    onStep();
    const count = readSync(file, buffer, 0, buffer.length, position);
    if (count === 0) return { next: position, lines: 0 };
    const newline = buffer.subarray(0, count).indexOf(LF);
    if (newline !== -1) return { next: position + newline + 1, lines: 1 };
    position += count;
  }
}
