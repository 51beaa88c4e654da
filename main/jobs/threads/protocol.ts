import type { Preparing } from '../../database/core/preparing.ts';
import type { JobFailure } from './error.ts';
import type { SharedSignal } from './shared-signal.ts';

/** Who answers: the one that writes, and reads in between, or the one that reads beside it and so answers while an import runs. */
export type WorkerRole = 'writer' | 'reader';

export type WorkerSetup = {
  readonly role: WorkerRole;
  readonly database: string;
  /** The files that are to be imported at once, in this order, for the writer. */
  readonly expects?: readonly string[] | undefined;
};

/** Asks a worker for one of its jobs (see read-jobs.ts and write-jobs.ts), whose name it checks. */
export type JobRequest = {
  readonly type: 'job';
  readonly id: number;
  readonly name: string;
  readonly input: readonly unknown[];
  readonly cancel: SharedSignal;
};

/** `close` asks it to stop after the jobs at hand and to close its database. */
export type WorkerRequest = JobRequest | { readonly type: 'close' };

export type WorkerMessage =
  | { readonly type: 'preparing'; readonly preparing: Preparing }
  | { readonly type: 'ready' }
  | { readonly type: 'unusable'; readonly failure: JobFailure }
  | JobMessage;

export type JobMessage = {
  readonly id: number;
} /** What the job announces is on the disk; its turn may be long to come. */ & (
  | { readonly type: 'announced' }
  | { readonly type: 'progress'; readonly progress: unknown }
  | { readonly type: 'done'; readonly output: unknown }
  | { readonly type: 'failed'; readonly failure: JobFailure }
);
