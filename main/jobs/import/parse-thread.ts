import type { Worker } from 'node:worker_threads';
import type { JobFailure } from '../threads/error.ts';
import { startThread } from '../threads/thread.ts';
import type { PollFile, PollParser } from './poll-parser.ts';

/** What the parse thread is asked: a function of PollParser with what it takes. Answered in the order asked. */
export type ParseQuestion = { readonly name: keyof PollParser; readonly input: readonly unknown[] };

/** First of all it is told its file. */
export type ParseRequest = { readonly open: PollFile } | ParseQuestion;

export type ParseAnswer =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly failure: JobFailure };

let ready: Worker | undefined;

/**
 * Starts the thread of the next file of polls ahead of time, where one is sure to come: it starts for as long as a database
 * is made and opened, which needs one core of two.
 */
export function expectPolls(): void {
  const worker = startThread('parse-worker');
  ready = worker;
  // Nothing waits for it until a file comes.
  worker.unref();
  const forget = () => {
    if (ready === worker) ready = undefined;
  };
  worker.on('error', forget);
  worker.on('exit', forget);
}

/** A thread for one file of polls, which ends with it. One that was expected keeps no thread alive: who waits for it does. */
export function takeParseThread(file: PollFile): Worker {
  const worker = ready ?? startThread('parse-worker');
  ready = undefined;
  worker.postMessage({ open: file } satisfies ParseRequest);
  return worker;
}
