import { statSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { WORTH_PARSE_THREAD } from '../../limits.ts';
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

/** The first of these files that is worth a thread, should it be of polls. */
export function firstLarge(paths: readonly string[]): string | undefined {
  return paths.find((path) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= WORTH_PARSE_THREAD);
}

/**
 * Starts the thread of the next file of polls ahead of time, where one of the files that are to come is likely to be that: it
 * starts for as long as this thread's code is read and a database is made and opened, which needs one core of two.
 */
export function beginParseThread(paths: readonly string[]): void {
  if (firstLarge(paths) === undefined) return;
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
