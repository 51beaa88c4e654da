import type { FileFormat } from '../../import/file-format.ts';
import { createPollBatch, type WeekPolls } from '../../import/poll-batch.ts';
import type { PollKernel } from '../../import/poll-kernel.ts';
import { createPollSigns, type PollSigns } from '../../import/poll-signs.ts';
import { readPollSegment } from '../../import/segment.ts';
import { createInterner, type PackedTexts, packTexts } from '../../import/store-interner.ts';
import { REJECTED_ROWS_KEPT } from '../../limits.ts';
import { memoryFor, type RangeSummary, readRange } from './file-range.ts';

/** What is needed to parse a file of polls; `file` is the one descriptor that the whole process reads the file through. */
export type PollFile = {
  readonly file: number;
  readonly bytes: number;
  readonly format: FileFormat;
  /** From when on a poll is dated ahead (ms since the epoch). */
  readonly futureAfter: number;
};

/** What the next range of a file came to; `names` are the store ids that no range before it had, `polls` its rows taken. */
export type PollRange = RangeSummary & { readonly names: PackedTexts; readonly polls: number };

export type PollParser = {
  /** Reads on from where it stands. */
  read(size: number): PollRange;
  /** Ends the batch of what was read: from now on `take` answers it. `numbers[i]` is the database's number of the i-th name. */
  endBatch(numbers: Uint32Array): void;
  /** The next piece of the batch; `undefined` after the last. */
  take(): WeekPolls | undefined;
  signs(): PollSigns;
};

/**
 * Parses a file of polls from its first row to its last, and puts them in the order and form in which they are stored;
 * with a kernel, which has read nothing else, faster.
 */
export function createPollParser(
  { file, bytes, format, futureAfter }: PollFile,
  onStep: () => void = () => undefined,
  kernel?: PollKernel,
): PollParser {
  const interner = createInterner();
  const batch = createPollBatch();
  const signs = createPollSigns(futureAfter);
  let next = format.bodyStart;
  let named = 0;
  let kept = 0;
  // One for all ranges: memory of each would be given back long after it.
  let memory = kernel?.memory;
  let pieces = batch.inOrder(new Uint32Array());
  return {
    read(size) {
      memory ??= memoryFor(size);
      const to = Math.min(next + size, bytes);
      const range = { from: next, to, keep: REJECTED_ROWS_KEPT - kept, memory };
      const { stores, keys, ...summary } = readRange(
        file,
        range,
        (segment) => readPollSegment(segment, format, interner, kernel),
        onStep,
      );
      batch.add({ stores, keys });
      next = summary.end;
      kept += summary.rejected.length;
      const names = packTexts(interner, named);
      named = interner.count;
      return { ...summary, names, polls: keys.length };
    },
    endBatch(numbers) {
      pieces = batch.inOrder(numbers);
    },
    take() {
      const { value, done } = pieces.next();
      if (done) {
        signs.endBatch();
        return undefined;
      }
      signs.add(value);
      return value;
    },
    signs: signs.signs,
  };
}
