import type { Worker } from 'node:worker_threads';
import { JobError } from '../error.ts';
import type { JobMessage, WorkerMessage, WorkerRequest, WorkerSetup } from './protocol.ts';
import { cancelShared, type SharedSignal, shareSignal } from './shared-signal.ts';
import type { InputOf, Jobs, OutputOf, ProgressOf } from './task.ts';
import { startThread } from './thread.ts';

export type RunOptions<Progress> = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

export type JobClient<J extends Jobs> = {
  /** Does a job and answers its output; rejects with a JobError. */
  run<K extends keyof J & string>(
    name: K,
    input: InputOf<J[K]>,
    options?: RunOptions<ProgressOf<J[K]>>,
  ): Promise<OutputOf<J[K]>>;
  /** Resolves once the database is open and up to date; rejects with a JobError where it cannot be used. */
  ready(): Promise<void>;
  /** Cancels the jobs at hand. */
  cancel(): void;
  /** Lets the jobs at hand end, at most `withinMs`, then closes the database. */
  close(withinMs: number): Promise<void>;
};

type Waiting = {
  readonly cancel: SharedSignal;
  readonly resolve: (output: never) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
};

type Thread = { readonly worker: Worker; readonly ready: Promise<void>; readonly exited: Promise<void> };

/**
 * A worker thread for a database. One that dies fails the jobs that waited on it, and the next job starts another.
 */
export function startWorker<J extends Jobs>(setup: WorkerSetup): JobClient<J> {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let closed = false;
  let current: Thread | undefined = launch();

  function launch(): Thread {
    const worker = startThread('worker', setup);
    let unusable: JobError | undefined;
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    const ready = new Promise<void>((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => {
        if (message.type === 'ready') resolve();
        else if (message.type === 'unusable') unusable = new JobError(message.failure);
        else settle(message);
      });
      worker.on('exit', () => reject(unusable ?? interrupted(cause)));
    });
    ready.catch(() => undefined);
    const exited = new Promise<void>((resolve) => {
      worker.on('exit', () => {
        current = undefined;
        for (const { reject } of waiting.values()) reject(interrupted(cause));
        waiting.clear();
        resolve();
      });
    });
    return { worker, ready, exited };
  }

  function settle(message: JobMessage): void {
    const job = waiting.get(message.id);
    if (job === undefined) return;
    if (message.type === 'progress') {
      job.onProgress?.(message.progress as never);
      return;
    }
    waiting.delete(message.id);
    if (message.type === 'done') job.resolve(message.output as never);
    else job.reject(new JobError(message.failure));
  }

  async function usable(): Promise<Thread> {
    if (closed) throw interrupted(undefined);
    current ??= launch();
    const thread = current;
    await thread.ready;
    return thread;
  }

  return {
    async ready() {
      await usable();
    },
    async run(name, input, { signal, onProgress } = {}) {
      const { worker } = await usable();
      const { shared: cancel, release } = shareSignal(signal);
      const answer = new Promise<OutputOf<J[typeof name]>>((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { cancel, resolve, reject, onProgress });
        worker.postMessage({ type: 'job', id, name, input, cancel } satisfies WorkerRequest);
      });
      return answer.finally(release);
    },
    cancel() {
      for (const { cancel } of waiting.values()) cancelShared(cancel);
    },
    async close(withinMs) {
      closed = true;
      const thread = current;
      if (thread === undefined) return;
      thread.worker.postMessage({ type: 'close' } satisfies WorkerRequest);
      const timer = setTimeout(() => void thread.worker.terminate(), withinMs);
      await thread.exited;
      clearTimeout(timer);
    },
  };
}

function interrupted(cause: unknown): JobError {
  return new JobError({
    code: 'interrupted',
    message: 'The work was interrupted before it was done. Nothing was changed. Try again.',
    ...(cause instanceof Error && cause.stack !== undefined ? { details: cause.stack } : {}),
  });
}
