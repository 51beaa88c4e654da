import type { ReadableDatabase, WritableDatabase } from '../../database/opening/connection.ts';
import type { Cancel } from './cancel.ts';

/** What every job is handed before its input. */
export type Task<Progress = never> = {
  readonly database: ReadableDatabase;
  readonly cancel: Cancel;
  readonly onProgress: (progress: Progress) => void;
};

/** What a job is handed that changes the database. */
export type WriteTask<Progress = never> = Task<Progress> & { readonly database: WritableDatabase };

/** What a worker does, by name: functions of a task and of input that can cross threads. */
export type Jobs = Readonly<Record<string, (task: never, ...input: never[]) => unknown>>;

export type InputOf<Job> = Job extends (task: never, ...input: infer Input) => unknown ? Input : never;
export type OutputOf<Job> = Job extends (...args: never[]) => infer Output ? Awaited<Output> : never;
export type ProgressOf<Job> = Job extends (task: infer Own, ...input: never[]) => unknown
  ? Own extends Task<infer Progress>
    ? Progress
    : never
  : never;
