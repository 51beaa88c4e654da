import { availableParallelism } from 'node:os';
import type { FileFormat } from '../../import/file-format.ts';
import { readPollSegment, type SegmentPolls } from '../../import/segment.ts';
import { createInterner } from '../../import/store-interner.ts';
import { JobError, type JobFailure } from '../error.ts';
import { startThread } from '../worker/thread.ts';
import { type FileRange, type RangeSummary, readRange } from './file-range.ts';

export type ParseRequest =
  | { readonly type: 'open'; readonly path: string; readonly format: FileFormat }
  | { readonly type: 'read'; readonly range: FileRange }
  | { readonly type: 'close' };

export type ParseAnswer =
  | { readonly ok: true; readonly polls: RangePolls & { readonly names: readonly string[] } }
  | { readonly ok: false; readonly failure: JobFailure };

/** The polls of a range; their `stores` count in the numbering of the reader that read them. */
type RangePolls = RangeSummary & SegmentPolls;

/** A range's polls and `storeIds`, which tells the store id of a number in `polls.stores`. */
export type ReadRange = { readonly polls: RangePolls; readonly storeIds: readonly string[] };

/** Reads one range at a time, each answer by promise. */
type RangeReader = { read(range: FileRange): Promise<ReadRange>; close(): void };

type Source = {
  readonly path: string;
  readonly file: number;
  readonly bytes: number;
  readonly format: FileFormat;
};

const RANGE_BYTES = 4 << 20;
const WORTH_THREADS = 8 << 20;
const MAX_THREADS = 4;

/**
 * Reads a poll file range by range, in file order, on as many threads as are worth it. Ranges are read ahead from a
 * guess where a row begins; one that the end of the range before proves wrong is read again.
 */
export async function* readPollRanges(source: Source): AsyncGenerator<ReadRange> {
  const threads = source.bytes < WORTH_THREADS ? 0 : Math.min(availableParallelism(), MAX_THREADS);
  const readers =
    threads === 0
      ? [createLocalReader(source)]
      : Array.from({ length: threads }, () => createThreadReader(source));
  const readAhead = readers.length * 2;
  const ranges = cutRanges(source);
  const pending: Promise<ReadRange>[] = [];
  const ask = (index: number) => {
    const range = ranges[index];
    const reader = readers[index % readers.length];
    if (range === undefined || reader === undefined) return;
    const answer = reader.read(range);
    // A failure is met where the range's turn comes; until then it must not count as unhandled.
    answer.catch(() => undefined);
    pending[index] = answer;
  };
  try {
    for (let index = 0; index < readAhead; index++) ask(index);
    let next = source.format.bodyStart;
    for (const [index, range] of ranges.entries()) {
      const guess = await pending[index];
      delete pending[index];
      ask(index + readAhead);
      if (guess === undefined || next >= range.to) continue;
      const answer =
        guess.polls.start === next
          ? guess
          : await readers[index % readers.length]?.read({ from: next, to: range.to, aligned: true });
      if (answer === undefined) continue;
      next = answer.polls.end;
      yield answer;
    }
  } finally {
    for (const reader of readers) reader.close();
  }
}

function cutRanges({ bytes, format }: Source): FileRange[] {
  const ranges: FileRange[] = [];
  for (let from = format.bodyStart; from < bytes; from += RANGE_BYTES) {
    ranges.push({ from, to: Math.min(from + RANGE_BYTES, bytes), aligned: from === format.bodyStart });
  }
  return ranges;
}

function createLocalReader({ file, format }: Source): RangeReader {
  const interner = createInterner();
  return {
    read: async (range) => ({
      polls: readRange(file, range, (segment) => readPollSegment(segment, format, interner)),
      storeIds: interner.names,
    }),
    close: () => undefined,
  };
}

function createThreadReader({ path, format }: Source): RangeReader {
  const worker = startThread('parse-worker');
  const storeIds: string[] = [];
  const waiting: { resolve: (read: ReadRange) => void; reject: (error: unknown) => void }[] = [];
  const post = (request: ParseRequest) => worker.postMessage(request);
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
  post({ type: 'open', path, format });
  return {
    read: (range) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        post({ type: 'read', range });
      }),
    close: () => void worker.terminate(),
  };
}
