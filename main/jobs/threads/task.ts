import type { Database } from '../../database/opening/connection.ts';
import type { Cancel } from './cancel.ts';
import type { Helper } from './helper.ts';

/** What every job is handed before its input. */
export type Task<Progress = never> = {
  readonly database: Database;
  readonly cancel: Cancel;
  /** Another thread, for work that can be shared. */
  readonly helper: Helper;
  readonly onProgress: (progress: Progress) => void;
};

/** What a worker does, by name: functions of a task and of input that can cross threads. */
export type Jobs = Readonly<Record<string, (task: never, ...input: never[]) => unknown>>;

export type InputOf<Job> = Job extends (task: never, ...input: infer Input) => unknown ? Input : never;
export type OutputOf<Job> = Job extends (...args: never[]) => infer Output ? Awaited<Output> : never;
export type ProgressOf<Job> = Job extends (task: Task<infer Progress>, ...input: never[]) => unknown
  ? Progress
  : never;
