import { throwIfCancelled } from '../threads/cancel.ts';
import { JobError, type JobFailure } from '../threads/error.ts';
import { type SharedSignal, shareSignal } from '../threads/shared-signal.ts';
import { startThread } from '../threads/thread.ts';
import type { CopyStep, CopyTasks } from './copy-task.ts';

export type CopySetup = {
  readonly [K in keyof CopyTasks]: {
    readonly name: K;
    readonly input: Parameters<CopyTasks[K]>[0];
    readonly cancel: SharedSignal;
  };
}[keyof CopyTasks];

export type CopyAnswer =
  | { readonly type: 'step'; readonly step: CopyStep }
  | { readonly type: 'done'; readonly output: unknown }
  | { readonly type: 'failed'; readonly failure: JobFailure };

export type CopyOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((step: CopyStep) => void) | undefined;
};

/** The check of all pages cannot be stopped midway: whoever cancels need not wait for its end. */
const PATIENCE_MS = 500;

/**
 * Does a task on a thread of its own and answers what that answers; rejects with a JobError, `cancelled` soon after the
 * signal, when the thread may still be clearing away what it had begun.
 */
export function runCopyTask<K extends keyof CopyTasks>(
  name: K,
  input: Parameters<CopyTasks[K]>[0],
  { signal, onStep }: CopyOptions = {},
): Promise<Awaited<ReturnType<CopyTasks[K]>>> {
  const { shared: cancel, release } = shareSignal(signal);
  const thread = startThread('copy-worker', { name, input, cancel });
  let patience: NodeJS.Timeout | undefined;
  const done = new Promise<Awaited<ReturnType<CopyTasks[K]>>>((resolve, reject) => {
    thread.on('message', (answer: CopyAnswer) => {
      if (answer.type === 'step') onStep?.(answer.step);
      else if (answer.type === 'done') resolve(answer.output as Awaited<ReturnType<CopyTasks[K]>>);
      else reject(new JobError(answer.failure));
    });
    thread.on('error', reject);
    thread.on('exit', () => reject(new JobError(ENDED)));
    signal?.addEventListener('abort', () => {
      patience = setTimeout(() => rejectCancelled(reject), PATIENCE_MS);
    });
  });
  return done.finally(() => {
    clearTimeout(patience);
    release();
  });
}

function rejectCancelled(reject: (error: unknown) => void): void {
  try {
    throwIfCancelled({ aborted: true });
  } catch (error) {
    reject(error);
  }
}

const ENDED: JobFailure = {
  code: 'interrupted',
  message: 'The work was interrupted before it was done. Nothing was changed. Try again.',
};
