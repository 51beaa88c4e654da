import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportRecord } from '../../database/imports/imports.ts';
import type { ImportInput } from '../import/import-file.ts';
import type { ImportProgress as FileProgress } from '../import/progress.ts';
import type { RunOptions } from '../threads/client.ts';
import { JobError, type JobFailure, toFailure } from '../threads/error.ts';
import { createListeners } from '../threads/listeners.ts';
import type { UnfinishedImports } from './unfinished-imports.ts';

/** What became of a file. */
export type ImportOutcome = { readonly name: string } & (
  | { readonly status: 'imported'; readonly record: ImportRecord }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly error: JobFailure }
);

/** Of the file at hand, number `fileIndex` (from 0) of the `fileCount` that were asked for together. */
export type ImportProgress = FileProgress & {
  readonly name: string;
  readonly fileIndex: number;
  readonly fileCount: number;
};

/**
 * Files that were asked for together. `CutOff`: the database was closed, or exchanged, before they were all done; what
 * has an outcome is done all the same.
 */
export type QueuedImport = {
  readonly id: string;
  readonly state: 'Waiting' | 'Running' | 'Ended' | 'CutOff';
  /** The names of the files, in order. */
  readonly files: readonly string[];
  /** Of the first of them, in their order. */
  readonly outcomes: readonly ImportOutcome[];
  readonly progress: ImportProgress | undefined;
  /** Whoever asked for them asks again where they are cut off, so that nothing is lost then. */
  readonly comesAgain: boolean;
};

/**
 * The imports that are asked for, whichever door asked, one after the other. A file that fails does not keep those after
 * it from being imported.
 */
export type ImportQueue = {
  /** Takes files to be imported together, and answers the id to ask by. */
  add(files: readonly ImportInput[]): string;
  /** How it stands with them; `undefined` where none have this id, or they ended long ago. */
  find(id: string): QueuedImport | undefined;
  /** Resolves when all of them have an outcome, or none will any more; `import-unknown` as for `find`. */
  ended(id: string): Promise<QueuedImport>;
  /** Leaves out the file at hand and the rest; what is done stays. */
  cancel(id: string): void;
  /** Those that wait or run, the oldest first. */
  underWay(): readonly QueuedImport[];
  /** Resolves when none are under way. */
  allEnded(): Promise<void>;
  /** Hears how far the file at hand is. */
  onProgress(listener: (progress: ImportProgress) => void): () => void;
  /** Hears of those that have ended. */
  onEnd(listener: (ended: QueuedImport) => void): () => void;
  /** Has something done ahead of files that are not the sample's; it may reject only where it was cancelled. */
  doBefore(work: (signal: AbortSignal) => Promise<void>): void;
  /** The names of the files that an earlier run did not come to the end of; nothing of them is stored. */
  leftUnfinished(): readonly string[];
  forgetUnfinished(): void;
};

type Entry = {
  queued: QueuedImport;
  readonly files: readonly ImportInput[];
  readonly stop: AbortController;
  readonly ended: PromiseWithResolvers<QueuedImport>;
};

type ImportFile = (input: ImportInput, options: RunOptions<FileProgress>) => Promise<ImportRecord>;

/** How many that have ended can be asked about. */
const ENDED_KEPT = 1000;

/** `close` lets none begin any more. */
export function createImportQueue(
  importFile: ImportFile,
  unfinished: UnfinishedImports,
): ImportQueue & { close(): void } {
  const entries = new Map<string, Entry>();
  const progressed = createListeners<ImportProgress>();
  const ends = createListeners<QueuedImport>();
  const before: ((signal: AbortSignal) => Promise<void>)[] = [];
  let last: Promise<void> = Promise.resolve();
  let isClosed = false;

  const underWay = () =>
    [...entries.values()].filter(({ queued }) => queued.state === 'Waiting' || queued.state === 'Running');

  function remember(): void {
    const ofPeople = underWay().filter(({ queued }) => !queued.comesAgain);
    unfinished.keep(ofPeople.flatMap(({ queued }) => queued.files.slice(queued.outcomes.length)));
  }

  function change(entry: Entry, news: Partial<QueuedImport>): void {
    entry.queued = { ...entry.queued, ...news };
  }

  function settle(entry: Entry, outcome: ImportOutcome): void {
    change(entry, { outcomes: [...entry.queued.outcomes, outcome], progress: undefined });
    if (!entry.queued.comesAgain) remember();
  }

  function end(entry: Entry, state: 'Ended' | 'CutOff'): void {
    change(entry, { state, progress: undefined });
    // What was cut off is remembered: the next start says so.
    if (state === 'Ended' && !entry.queued.comesAgain) remember();
    entry.ended.resolve(entry.queued);
    ends.tell(entry.queued);
    forgetOld();
  }

  function endCancelled(entry: Entry): void {
    for (const name of entry.queued.files.slice(entry.queued.outcomes.length)) {
      settle(entry, { name, status: 'cancelled' });
    }
    end(entry, 'Ended');
  }

  function forgetOld(): void {
    const old = [...entries].filter(
      ([, { queued }]) => queued.state === 'Ended' || queued.state === 'CutOff',
    );
    for (const [id] of old.slice(0, -ENDED_KEPT)) entries.delete(id);
  }

  async function run(entry: Entry): Promise<void> {
    if (entry.queued.state !== 'Waiting') return;
    if (isClosed) return end(entry, 'CutOff');
    change(entry, { state: 'Running' });
    const { signal } = entry.stop;
    try {
      if (entry.files.some(({ sample }) => !sample)) for (const work of before) await work(signal);
    } catch {
      return endCancelled(entry);
    }
    for (const [fileIndex, input] of entry.files.entries()) {
      if (isClosed) return end(entry, 'CutOff');
      const outcome = await importOne(entry, input, fileIndex);
      if (signal.aborted && outcome.status === 'cancelled') return endCancelled(entry);
      // Not the person stopped it, but the end of the database's use.
      if (outcome.status === 'cancelled') return end(entry, 'CutOff');
      settle(entry, outcome);
    }
    end(entry, 'Ended');
  }

  async function importOne(entry: Entry, input: ImportInput, fileIndex: number): Promise<ImportOutcome> {
    const name = basename(input.path);
    const onProgress = (progress: FileProgress) => {
      const news = { ...progress, name, fileIndex, fileCount: entry.files.length };
      change(entry, { progress: news });
      progressed.tell(news);
    };
    try {
      const record = await importFile(input, { signal: entry.stop.signal, onProgress });
      return { name, status: 'imported', record };
    } catch (error) {
      const failure = toFailure(error);
      return failure.code === 'cancelled'
        ? { name, status: 'cancelled' }
        : { name, status: 'failed', error: failure };
    }
  }

  return {
    add(files) {
      const id = randomUUID();
      const entry: Entry = {
        queued: {
          id,
          state: 'Waiting',
          files: files.map(({ path }) => basename(path)),
          outcomes: [],
          progress: undefined,
          comesAgain: files.every(({ once }) => once !== undefined),
        },
        files,
        stop: new AbortController(),
        ended: Promise.withResolvers(),
      };
      entries.set(id, entry);
      if (!entry.queued.comesAgain) remember();
      last = last.then(() => run(entry));
      return id;
    },
    find: (id) => entries.get(id)?.queued,
    async ended(id) {
      const entry = entries.get(id);
      if (entry !== undefined) return entry.ended.promise;
      throw new JobError({ code: 'import-unknown', message: 'There is no import with this id.' });
    },
    cancel(id) {
      const entry = entries.get(id);
      entry?.stop.abort();
      if (entry?.queued.state === 'Waiting') endCancelled(entry);
    },
    underWay: () => underWay().map(({ queued }) => queued),
    async allEnded() {
      await Promise.all(underWay().map(({ ended }) => ended.promise));
    },
    onProgress: progressed.add,
    onEnd: ends.add,
    doBefore: (work) => void before.push(work),
    leftUnfinished: () => unfinished.ofEarlierRun(),
    forgetUnfinished: () => unfinished.forget(),
    close() {
      isClosed = true;
    },
  };
}
