import { availableParallelism } from 'node:os';
import type { FileFormat } from '../../import/file-format.ts';
import { readPollSegment, type SegmentPolls } from '../../import/segment.ts';
import { createInterner } from '../../import/store-interner.ts';
import { type Cancel, watchForCancel } from '../threads/cancel.ts';
import { JobError, type JobFailure } from '../threads/error.ts';
import { startThread } from '../threads/thread.ts';
import { type FileRange, type RangeSummary, readRange } from './file-range.ts';

/** What a parse thread is started with; `file` is the one descriptor that the whole process reads the file through. */
export type ParseSetup = { readonly file: number; readonly format: FileFormat };

export type ParseAnswer =
  | { readonly ok: true; readonly polls: RangePolls & { readonly names: readonly string[] } }
  | { readonly ok: false; readonly failure: JobFailure };

/** The polls of a range; their `stores` count in the numbering of the reader that read them. */
type RangePolls = RangeSummary & SegmentPolls;

/** A range's polls and `storeIds`, which tells the store id of a number in `polls.stores`. */
type RangeRows = { readonly polls: RangePolls; readonly storeIds: readonly string[] };

/** Reads one range at a time, each answer by promise. */
type RangeReader = { read(range: FileRange): Promise<RangeRows>; close(): Promise<unknown> };

type Source = ParseSetup & {
  readonly bytes: number;
  readonly cancel: Cancel;
  /** How many more rejected rows are worth keeping in full. */
  readonly roomForRejected: () => number;
  /** Called between the steps of long work; may throw to stop. */
  readonly onRows: () => void;
};

const THREAD_RANGE_BYTES = 4 << 20;
/** Short enough that progress moves between two of them. */
const LOCAL_RANGE_BYTES = 1 << 20;
const WORTH_THREADS = 8 << 20;
const MAX_THREADS = 4;

/**
 * Reads a poll file range by range, in file order, on as many threads as are worth it. Ranges are read ahead from a
 * guess where a row begins; one that the end of the range before proves wrong is read again. Throws once cancelled,
 * even while it waits for a thread.
 */
export async function* readPollRanges(source: Source): AsyncGenerator<RangeRows> {
  const threads = source.bytes < WORTH_THREADS ? 0 : Math.min(availableParallelism(), MAX_THREADS);
  const readers =
    threads === 0
      ? [createLocalReader(source)]
      : Array.from({ length: threads }, () => createThreadReader(source));
  const readAhead = readers.length * 2;
  const ranges = cutRanges(source, threads === 0 ? LOCAL_RANGE_BYTES : THREAD_RANGE_BYTES);
  let next = source.format.bodyStart;
  const pending: Promise<RangeRows>[] = [];
  const ask = (index: number) => {
    const range = ranges[index];
    const reader = readers[index % readers.length];
    if (range === undefined || reader === undefined || range.to <= next) return;
    const answer = reader.read({ ...range, keep: source.roomForRejected() });
    // A failure is met where the range's turn comes; until then it must not count as unhandled.
    answer.catch(() => undefined);
    pending[index] = answer;
  };
  const watch = watchForCancel(source.cancel);
  try {
    for (let index = 0; index < readAhead; index++) ask(index);
    for (const [index, range] of ranges.entries()) {
      const guess = await Promise.race([pending[index], watch.cancelled]);
      delete pending[index];
      ask(index + readAhead);
      if (next >= range.to) continue;
      const again = { from: next, to: range.to, aligned: true, keep: source.roomForRejected() };
      const answer =
        guess?.polls.start === next
          ? guess
          : await Promise.race([readers[index % readers.length]?.read(again), watch.cancelled]);
      if (answer === undefined) continue;
      next = answer.polls.end;
      yield answer;
    }
  } finally {
    watch.stop();
    await Promise.all(readers.map((reader) => reader.close()));
  }
}

function cutRanges({ bytes, format }: Source, size: number): Omit<FileRange, 'keep'>[] {
  const ranges: Omit<FileRange, 'keep'>[] = [];
  for (let from = format.bodyStart; from < bytes; from += size) {
    ranges.push({ from, to: Math.min(from + size, bytes), aligned: from === format.bodyStart });
  }
  return ranges;
}

function createLocalReader({ file, format, onRows }: Source): RangeReader {
  const interner = createInterner();
  return {
    read: async (range) => ({
      polls: readRange(file, range, (segment) => readPollSegment(segment, format, interner), onRows),
      storeIds: interner.names,
    }),
    close: () => Promise.resolve(),
  };
}

function createThreadReader({ file, format }: Source): RangeReader {
  const setup: ParseSetup = { file, format };
  const worker = startThread('parse-worker', setup);
  const storeIds: string[] = [];
  const waiting: { resolve: (read: RangeRows) => void; reject: (error: unknown) => void }[] = [];
  worker.on('message', (answer: ParseAnswer) => {
    const first = waiting.shift();
    if (!answer.ok) {
      first?.reject(new JobError(answer.failure));
      return;
    }
    for (const name of answer.polls.names) storeIds.push(name);
    first?.resolve({ polls: answer.polls, storeIds });
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    read: (range) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage(range);
      }),
    close: () => worker.terminate(),
  };
}
