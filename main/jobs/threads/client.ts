import type { Preparing } from '../../database/core/preparing.ts';
import { codeOf } from '../files/file-problem.ts';
import { JobError } from './error.ts';
import type { JobMessage, WorkerMessage, WorkerRequest, WorkerSetup } from './protocol.ts';
import { cancelShared, type SharedSignal, shareSignal } from './shared-signal.ts';
import type { InputOf, Jobs, OutputOf, ProgressOf } from './task.ts';
import { startThread } from './thread.ts';

export type RunOptions<Progress> = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Hears that what the job announces is on the disk, perhaps long before its turn comes. */
  readonly onAnnounced?: (() => void) | undefined;
};

/** A worker thread for a database. When it dies, the jobs that waited on it fail. */
export type JobClient<J extends Jobs> = {
  /** Resolves once the database is open and up to date; rejects with a JobError where it cannot be used. */
  readonly opened: Promise<void>;
  /** Does a job and answers its output; rejects with a JobError. */
  run<K extends keyof J & string>(
    name: K,
    input: InputOf<J[K]>,
    options?: RunOptions<ProgressOf<J[K]>>,
  ): Promise<OutputOf<J[K]>>;
  /** Cancels the jobs at hand. */
  cancel(): void;
  /** Lets the jobs at hand end, at most `withinMs`, then closes the database; resolves soon after, whatever runs on. */
  close(withinMs: number): Promise<void>;
  /** Resolves when the thread has ended, for whatever reason. */
  readonly exited: Promise<void>;
};

const TERMINATED_WITHIN_MS = 500;

type Waiting = {
  readonly cancel: SharedSignal;
  readonly resolve: (output: never) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
  readonly onAnnounced: (() => void) | undefined;
};

export function startWorker<J extends Jobs>(
  setup: WorkerSetup,
  onPreparing: (preparing: Preparing) => void = () => undefined,
): JobClient<J> {
  const worker = startThread('worker', setup);
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let ended = false;
  let unusable: JobError | undefined;
  let cause: unknown;
  worker.on('error', (error) => {
    cause = error;
  });
  const exited = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      ended = true;
      for (const { reject } of waiting.values()) reject(interrupted(cause));
      waiting.clear();
      resolve();
    });
  });

  function settle(message: JobMessage): void {
    const job = waiting.get(message.id);
    if (job === undefined) return;
    switch (message.type) {
      case 'announced':
        job.onAnnounced?.();
        return;
      case 'progress':
        job.onProgress?.(message.progress as never);
        return;
      case 'done':
        job.resolve(message.output as never);
        break;
      case 'failed':
        job.reject(new JobError(message.failure));
    }
    waiting.delete(message.id);
  }

  const opened = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      switch (message.type) {
        case 'preparing':
          return onPreparing(message.preparing);
        case 'ready':
          return resolve();
        case 'unusable':
          unusable = new JobError(message.failure);
          return;
        default:
          return settle(message);
      }
    });
    void exited.then(() => reject(unusable ?? interrupted(cause)));
  });
  opened.catch(() => undefined);

  return {
    opened,
    run(name, input, { signal, onProgress, onAnnounced } = {}) {
      if (ended) return Promise.reject(interrupted(cause));
      const { shared: cancel, release } = shareSignal(signal);
      const answer = new Promise<OutputOf<J[typeof name]>>((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { cancel, resolve, reject, onProgress, onAnnounced });
        worker.postMessage({ type: 'job', id, name, input, cancel } satisfies WorkerRequest);
      });
      return answer.finally(release);
    },
    cancel() {
      for (const { cancel } of waiting.values()) cancelShared(cancel);
    },
    async close(withinMs) {
      worker.postMessage({ type: 'close' } satisfies WorkerRequest);
      let timer: NodeJS.Timeout | undefined;
      const outOfTime = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          void worker.terminate();
          // One in the middle of what SQLite does cannot be stopped, and may never end.
          timer = setTimeout(resolve, TERMINATED_WITHIN_MS);
        }, withinMs);
      });
      await Promise.race([exited, outOfTime]);
      clearTimeout(timer);
    },
    exited,
  };
}

function interrupted(cause: unknown): JobError {
  if (codeOf(cause) === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new JobError({
      code: 'out-of-memory',
      message:
        'There was not enough memory for this, so it was stopped. Nothing was changed. Close other programs, or cut the file into smaller ones, and try again.',
    });
  }
  return new JobError({
    code: 'interrupted',
    message: 'The work was interrupted before it was done. Nothing was changed. Try again.',
    ...(cause instanceof Error && cause.stack !== undefined ? { details: cause.stack } : {}),
  });
}
