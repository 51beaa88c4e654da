import type { WeekPolls } from '../../import/poll-batch.ts';
import type { PollSigns } from '../../import/poll-signs.ts';
import { WORTH_PARSE_THREAD } from '../../limits.ts';
import { type Cancel, watchForCancel } from '../threads/cancel.ts';
import { JobError } from '../threads/error.ts';
import { type ParseAnswer, type ParseQuestion, takeParseThread } from './parse-thread.ts';
import { createPollParser, type PollFile, type PollParser, type PollRange } from './poll-parser.ts';

/** A parser on this thread or on another. */
type Parser = {
  ask<Name extends keyof PollParser>(
    name: Name,
    ...input: Parameters<PollParser[Name]>
  ): Promise<ReturnType<PollParser[Name]>>;
  /** Ends it; the file may be closed once that has resolved. */
  close(): Promise<unknown>;
};

/** A file that another thread reads since before its import: its parser, and the first ranges that it was asked for. */
export type BegunPolls = { readonly parser: Parser; readonly ranges: readonly Promise<PollRange>[] };

type Source = PollFile & {
  readonly cancel: Cancel;
  /** Called between the steps of long work; may throw to stop. */
  readonly onRows: () => void;
};

/** Reads a file of polls batch by batch; rejects once cancelled, even while it waits for its thread. */
export type PollReader = {
  /** The next ranges in file order, until they hold so many polls or a few more, or to the end of the file. */
  ranges(polls: number): AsyncGenerator<PollRange>;
  /** What they held in the order in which it is stored; `numbers[i]` is the database's number of the i-th name. */
  pieces(numbers: readonly number[]): AsyncGenerator<WeekPolls>;
  signs(): Promise<PollSigns>;
  close(): Promise<unknown>;
};

const THREAD_RANGE_BYTES = 4 << 20;
/** Short enough that progress moves between two of them. */
const LOCAL_RANGE_BYTES = 1 << 20;
/** How many answers a thread works on beside the one that is waited for. */
const AHEAD = 3;
/** How many ranges it is asked for before the import begins: as many as it reads while a database is made and opened. */
const BEGUN_RANGES = 16;

/** Has another thread begin to read a large file; `undefined` of a smaller one. */
export function beginPolls(file: PollFile): BegunPolls | undefined {
  if (file.bytes < WORTH_PARSE_THREAD) return undefined;
  const parser = threadParser(file);
  const most = Math.min(BEGUN_RANGES, Math.ceil((file.bytes - file.format.bodyStart) / THREAD_RANGE_BYTES));
  return {
    parser,
    ranges: Array.from({ length: most }, () => caught(parser.ask('read', THREAD_RANGE_BYTES))),
  };
}

/** `begun`: what was read of it already. */
export function openPollReader(source: Source, begun = beginPolls(source)): PollReader {
  const { bytes } = source;
  const parser = begun?.parser ?? localParser(source);
  const ahead = begun === undefined ? 0 : AHEAD;
  const size = begun === undefined ? LOCAL_RANGE_BYTES : THREAD_RANGE_BYTES;
  const first = [...(begun?.ranges ?? [])];
  const watch = watchForCancel(source.cancel);
  const orCancelled = <T>(answer: Promise<T>) => Promise.race([answer, watch.cancelled]);

  /** Answers in order, asked for ahead of time until no more are wanted. */
  async function* askAhead<T>(
    ask: () => Promise<T>,
    wantsMore: () => boolean,
    waiting: Promise<T>[] = [],
  ): AsyncGenerator<T> {
    for (;;) {
      while (waiting.length <= ahead && wantsMore()) waiting.push(caught(ask()));
      const first = waiting.shift();
      if (first === undefined) return;
      yield await orCancelled(first);
    }
  }

  let end = source.format.bodyStart;
  return {
    async *ranges(polls) {
      let read = 0;
      const wantsMore = () => read < polls && end < bytes;
      const ask = () => parser.ask('read', size);
      for await (const range of askAhead(ask, wantsMore, first.splice(0))) {
        // The file has no more, be it that it was cut short meanwhile.
        if (range.end === end) return;
        end = range.end;
        read += range.polls;
        yield range;
      }
    },
    async *pieces(numbers) {
      await parser.ask('endBatch', Uint32Array.from(numbers));
      let isOver = false;
      for await (const piece of askAhead(
        () => parser.ask('take'),
        () => !isOver,
      )) {
        if (piece === undefined) isOver = true;
        else yield piece;
      }
    },
    signs: () => orCancelled(parser.ask('signs')),
    close() {
      watch.stop();
      return parser.close();
    },
  };
}

/** A failure is met where the answer's turn comes; until then it must not count as unhandled. */
function caught<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}

function localParser(source: Source): Parser {
  const parser = createPollParser(source, source.onRows);
  return {
    ask: async (name, ...input) => callParser(parser, name, input) as never,
    close: () => Promise.resolve(),
  };
}

/** The types of what it takes and answers are checked where it is asked. */
export function callParser(parser: PollParser, name: keyof PollParser, input: readonly unknown[]): unknown {
  return (parser[name] as (...input: readonly unknown[]) => unknown)(...input);
}

function threadParser({ file, bytes, format, futureAfter }: PollFile): Parser {
  const worker = takeParseThread({ file, bytes, format, futureAfter });
  const waiting: { resolve: (answer: never) => void; reject: (error: unknown) => void }[] = [];
  worker.on('message', (message: ParseAnswer) => {
    const first = waiting.shift();
    if (message.ok) first?.resolve(message.answer as never);
    else first?.reject(new JobError(message.failure));
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    ask: (name, ...input) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage({ name, input } satisfies ParseQuestion);
      }),
    // One that has answered all that it was asked does nothing with the file any more.
    close: async () => {
      const ended = worker.terminate();
      if (waiting.length > 0) await ended;
    },
  };
}
