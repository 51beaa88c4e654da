import type { ReportQuestion } from '../../report/period.ts';
import { JobError, type JobFailure } from '../threads/error.ts';
import type { Task } from '../threads/task.ts';
import { startThread } from '../threads/thread.ts';
import type { Computed, PartOf } from './compute-part.ts';
import type { Turns } from './turns.ts';

/** What a helping thread is asked for: to take turns at computing. */
export type HelpRequest = {
  readonly kind: keyof PartOf;
  readonly question: ReportQuestion;
  readonly turns: Turns;
};

export type HelpAnswer =
  | { readonly ok: true; readonly computed: Computed }
  | { readonly ok: false; readonly failure: JobFailure };

/** A second thread that reads the same database, for computing what is large in half the time. */
export type Helper = {
  /**
   * Starts the thread where it is likely to be needed soon, and has it practise: to start and to begin slowly takes as
   * long as a third of what it helps with.
   */
  prepare(): void;
  compute<K extends keyof PartOf>(request: HelpRequest & { readonly kind: K }): Promise<Computed<K>>;
  /** Ends the thread, whatever it does, once it has let go of the database. */
  close(): Promise<void>;
};

/** What a job is handed that can share its work. */
export type HelpedTask<Progress = never> = Task<Progress> & {
  readonly helper: Helper;
  /** Of a job that gives way: lets this thread do what else it was asked for. Its database is then as of one moment by itself. */
  readonly pause?: (() => Promise<void>) | undefined;
};

/** It is started when it is first needed or expected to be, and ended when it was not needed for so long. */
const KEPT_IDLE_MS = 20_000;

type Waiting = { readonly resolve: (computed: Computed) => void; readonly reject: (error: unknown) => void };

export function createHelper(databaseFile: string): Helper {
  let thread: ReturnType<typeof launch> | undefined;

  function launch() {
    const worker = startThread('report-worker', databaseFile);
    const waiting: Waiting[] = [];
    let idle = setTimeout(close, KEPT_IDLE_MS).unref();
    worker.on('message', (answer: HelpAnswer) => {
      const first = waiting.shift();
      if (answer.ok) first?.resolve(answer.computed);
      else first?.reject(new JobError(answer.failure));
      idle = setTimeout(close, KEPT_IDLE_MS).unref();
    });
    const exited = new Promise<void>((resolve) => {
      const end = (error: unknown) => {
        if (thread === self) thread = undefined;
        for (const { reject } of waiting.splice(0)) reject(error);
        resolve();
      };
      worker.on('error', end);
      worker.on('exit', () => end(new Error('The helping thread has ended.')));
    });
    // Nothing waits for it but what asked it.
    worker.unref();
    const self = {
      ask(request: HelpRequest): Promise<Computed> {
        clearTimeout(idle);
        return new Promise((resolve, reject) => {
          waiting.push({ resolve, reject });
          worker.postMessage(request);
        });
      },
      practise(): void {
        worker.postMessage('practise');
      },
      close(): Promise<void> {
        worker.ref();
        worker.postMessage('close');
        return exited;
      },
    };
    return self;
  }

  function close(): Promise<void> {
    const closing = thread;
    thread = undefined;
    return closing?.close() ?? Promise.resolve();
  }

  return {
    prepare() {
      if (thread !== undefined) return;
      thread = launch();
      thread.practise();
    },
    compute(request) {
      thread ??= launch();
      // It answers with a part of the kind that it was asked for.
      return thread.ask(request) as Promise<Computed<typeof request.kind>>;
    },
    close,
  };
}
