import type { Worker } from 'node:worker_threads';
import { type CancelFlag, createCancelFlag } from '../cancel.ts';
import { JobError } from '../error.ts';
import type { CloseRequest, JobMessage, JobName, JobRequest, Jobs, WorkerSetup } from './protocol.ts';
import { startThread } from './thread.ts';

export type RunOptions<K extends JobName> = {
  readonly cancel?: CancelFlag;
  readonly onProgress?: (progress: Jobs[K]['progress']) => void;
};

export type JobClient = {
  /** Does a job and answers its output; rejects with a JobError. */
  run<K extends JobName>(
    name: K,
    input: Jobs[K]['input'],
    options?: RunOptions<K>,
  ): Promise<Jobs[K]['output']>;
  /** Resolves once the database is open and up to date; rejects with a JobError where it cannot be used. */
  ready(): Promise<void>;
  /** Lets the job at hand end, at most `withinMs`, then closes the database. */
  close(withinMs: number): Promise<void>;
};

type Waiting = {
  readonly resolve: (output: never) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
};

type Thread = { readonly worker: Worker; readonly ready: Promise<void>; readonly exited: Promise<void> };

/**
 * A worker thread for a database. One that dies fails the jobs that waited on it, and the next job starts another.
 */
export function startWorker(setup: WorkerSetup): JobClient {
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
      worker.on('message', (message: JobMessage) => {
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

  function settle(message: Exclude<JobMessage, { type: 'ready' | 'unusable' }>): void {
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
    async run(name, input, { cancel = createCancelFlag(), onProgress } = {}) {
      const { worker } = await usable();
      return new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve, reject, onProgress });
        worker.postMessage({ id, name, input, cancel } as JobRequest);
      });
    },
    async close(withinMs) {
      closed = true;
      const thread = current;
      if (thread === undefined) return;
      thread.worker.postMessage({ close: true } satisfies CloseRequest);
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
