import type { Preparing } from '../../database/core/preparing.ts';
import { type JobClient, type RunOptions, startWorker } from '../threads/client.ts';
import { JobError, type JobFailure, toFailure } from '../threads/error.ts';
import { createListeners } from '../threads/listeners.ts';
import type { ItemOf, StreamToken } from '../threads/open-streams.ts';
import type { InputOf, OutputOf, ProgressOf } from '../threads/task.ts';
import type { ReadJobs } from '../worker/read-jobs.ts';
import type { WriteJobs } from '../worker/write-jobs.ts';

/** Whether the database can be used: what it is being prepared by, or why not. */
export type DatabaseState =
  | ({ readonly state: 'preparing' } & ({ readonly step: 'opening' } | Preparing))
  | { readonly state: 'ready' }
  | { readonly state: 'unusable'; readonly error: JobFailure };

/**
 * The lifetime of the database: it alone opens it, knows whether and why not it can be used, closes it and opens it
 * again. A database that could not be used is tried again by the next job, and a worker that died is started again.
 */
export type DatabaseSession = {
  state(): DatabaseState;
  onState(listener: (state: DatabaseState) => void): () => void;
  file(): string;
  /** Resolves once the database is open and up to date; rejects with a JobError where it cannot be used. */
  ready(): Promise<void>;
  read<K extends keyof ReadJobs>(name: K, ...input: InputOf<ReadJobs[K]>): Promise<OutputOf<ReadJobs[K]>>;
  /** The same until somebody gives it up; one that gives way (see read-jobs.ts) then ends with `cancelled`. */
  readUntil<K extends keyof ReadJobs>(
    signal: AbortSignal,
    name: K,
    ...input: InputOf<ReadJobs[K]>
  ): Promise<OutputOf<ReadJobs[K]>>;
  /** The same of a question that opens a stream: what it answers, item by item, each made when it is asked for. */
  stream<K extends keyof ReadJobs>(
    name: K,
    ...input: InputOf<ReadJobs[K]>
  ): AsyncGenerator<ItemOf<OutputOf<ReadJobs[K]>>, void>;
  write<K extends keyof WriteJobs>(
    name: K,
    input: InputOf<WriteJobs[K]>,
    options?: RunOptions<ProgressOf<WriteJobs[K]>>,
  ): Promise<OutputOf<WriteJobs[K]>>;
  /**
   * Closes the database, cancelling what runs, and opens it again: the one of `file`, where that is given. `change` is
   * done in between to a file that no other program may then use. Jobs asked for meanwhile wait.
   */
  reopen(options: { file?: string; change?: (file: string) => unknown }): Promise<void>;
  /** Cancels what runs, waits at most `withinMs` for it to stop, and closes the database for good. */
  close(withinMs: number): Promise<void>;
};

const CLOSE_WITHIN_MS = 5_000;

export type OpenOptions = {
  /**
   * How long after the database is open questions get a thread of their own (ms), if nothing is written before: to start
   * one takes a quarter of a second of a processor, which a window that is opening needs too. At once, where not given;
   * `never` is for who asks nothing while something is written: the writer then answers.
   */
  readonly readerAfterMs?: number | 'never';
  /** The paths of the files that are imported as soon as the database is open, in this order: what they say is read meanwhile. */
  readonly expects?: readonly string[] | undefined;
  /** Hears of every job that has ended, however it did. */
  readonly onJobEnd?: ((job: EndedJob) => void) | undefined;
};

/** A job by its name, how long it took from being asked for (ms), and how it failed, if it did. */
export type EndedJob = {
  readonly name: string;
  readonly ms: number;
  readonly failure?: JobFailure | undefined;
};

export function openDatabaseSession(
  firstFile: string,
  { readerAfterMs, expects, onJobEnd }: OpenOptions = {},
): DatabaseSession {
  const listeners = createListeners<DatabaseState>();
  let file = firstFile;
  let state: DatabaseState = { state: 'preparing', step: 'opening' };
  let isClosed = false;
  /** Resolves when the database may be opened: later, while it is being closed to be opened again. */
  let mayOpen: Promise<unknown> = Promise.resolve();

  function enter(next: DatabaseState): void {
    state = next;
    listeners.tell(next);
  }

  const writer = keepOne(async () => {
    await mayOpen;
    refuseClosed();
    const onPreparing = (preparing: Preparing) => enter({ state: 'preparing', ...preparing });
    const client = startWorker<ReadJobs & WriteJobs>(
      { role: 'writer', database: file, expects },
      onPreparing,
    );
    client.opened.then(
      () => {
        enter({ state: 'ready' });
        if (typeof readerAfterMs === 'number') setTimeout(startReader, readerAfterMs).unref();
      },
      (error: unknown) => isClosed || enter({ state: 'unusable', error: toFailure(error) }),
    );
    return client;
  });
  // The reader opens what the writer has created and migrated.
  const reader = keepOne(async () => {
    await writer.get();
    refuseClosed();
    return startWorker<ReadJobs>({ role: 'reader', database: file });
  });
  /** Who answers questions: never the writer once it has been asked to write, which can take a while. */
  let answering: typeof reader | typeof writer = readerAfterMs === undefined ? reader : writer;
  answering.get().catch(() => undefined);

  function startReader(): void {
    if (isClosed || readerAfterMs === 'never') return;
    reader.get().then(
      () => {
        answering = reader;
      },
      () => undefined,
    );
  }

  async function followed<T>(name: string, work: Promise<T>): Promise<T> {
    const began = performance.now();
    let failure: JobFailure | undefined;
    try {
      return await work;
    } catch (error) {
      failure = toFailure(error);
      throw error;
    } finally {
      onJobEnd?.({ name, ms: performance.now() - began, failure });
    }
  }

  function refuseClosed(): void {
    if (isClosed) throw new JobError({ code: 'interrupted', message: 'Store Monitor is being closed.' });
  }

  /** Cancels what runs and closes. From its call on, jobs wait for threads to come. */
  async function closeThreads(withinMs: number): Promise<void> {
    const [reading, writing] = [reader.take(), writer.take()];
    writing?.cancel();
    // The reader first: the last one to close brings everything into one file, which only the writer may.
    await reading?.close(withinMs);
    await writing?.close(withinMs);
  }

  async function change(work: (file: string) => unknown): Promise<void> {
    // Loads SQLite into this thread, which nothing else does.
    const { takeWriteLock } = await import('../../database/opening/write-lock.ts');
    const release = takeWriteLock(file);
    try {
      await work(file);
    } finally {
      release();
    }
  }

  return {
    state: () => state,
    onState: listeners.add,
    file: () => file,
    async ready() {
      await writer.get();
    },
    read: async (name, ...input) => {
      const client = await answering.get();
      return followed(name, client.run(name, input));
    },
    readUntil: async (signal, name, ...input) => {
      const client = await answering.get();
      return followed(name, client.run(name, input, { signal }));
    },
    async *stream(name, ...input) {
      type Item = ItemOf<OutputOf<ReadJobs[typeof name]>>;
      // To the end, the thread that began.
      const client = await answering.get();
      const token = (await followed(name, client.run(name, input))) as StreamToken<Item>;
      try {
        for (;;) {
          const next = await client.run('nextItem', [token]);
          if (next === 'end') return;
          yield next.item as Item;
        }
      } finally {
        client.run('endStream', [token]).catch(() => undefined);
      }
    },
    async write(name, input, options) {
      if (readerAfterMs !== 'never') answering = reader;
      const client = await writer.get();
      startReader();
      return followed(name, client.run(name, input, options));
    },
    async reopen({ file: next = file, change: work }) {
      const closed = Promise.all([mayOpen, closeThreads(CLOSE_WITHIN_MS)]);
      const changed = closed.then(async () => {
        if (work !== undefined) await change(work);
        file = next;
      });
      mayOpen = changed.catch(() => undefined);
      await changed;
      await writer.get();
    },
    async close(withinMs) {
      isClosed = true;
      await closeThreads(withinMs);
    },
  };
}

type Client = Pick<JobClient<never>, 'opened' | 'exited' | 'close'>;

/** Keeps one client of a kind, and starts another when it is asked for one and has none. */
function keepOne<C extends Client>(start: () => Promise<C>) {
  let starting: Promise<C> | undefined;
  let started: C | undefined;

  async function launch(): Promise<C> {
    const mine = start();
    starting = mine;
    const forget = () => {
      if (starting !== mine) return;
      starting = undefined;
      started = undefined;
    };
    try {
      const client = await mine;
      // Somebody took over while it started.
      if (starting === mine) started = client;
      else void client.close(0);
      void client.exited.then(forget);
      return client;
    } catch (error) {
      forget();
      throw error;
    }
  }

  return {
    /** The client, once its database is open. */
    async get(): Promise<C> {
      const client = await (starting ?? launch());
      await client.opened;
      return client;
    },
    /** Hands over the client, if there is one, and keeps it no longer. */
    take(): C | undefined {
      const taken = started;
      starting = undefined;
      started = undefined;
      return taken;
    },
  };
}
