import { basename } from 'node:path';
import type { ImportOutcome, ImportProgress } from '../../preload/contract.ts';
import type { Service } from '../jobs/service/service.ts';
import { toFailure } from '../jobs/threads/error.ts';
import type { SettingsStore } from './settings.ts';

/** Imports the files of one press of "Import", one after the other; a cancel leaves out the one at hand and the rest. */
export type ImportSession = {
  run(paths: readonly string[], options: { sample: boolean }): Promise<ImportOutcome[]>;
  cancel(): void;
  /** The outcomes of the press that is under way, for a window that was loaded again; `undefined` where none is. */
  underWay(): Promise<ImportOutcome[]> | undefined;
  /** Resolves when none is under way. */
  ended(): Promise<void>;
  /** The names of the files that are yet to be imported, the one at hand first. */
  unfinished(): readonly string[];
};

export function createImportSession(
  service: Service,
  settings: SettingsStore,
  {
    before,
    onProgress,
    onEnd,
  }: {
    /** Done first, for the person's own files; rejects only where it was cancelled. */
    readonly before: (signal: AbortSignal) => Promise<void>;
    readonly onProgress: (progress: ImportProgress) => void;
    readonly onEnd: (outcomes: readonly ImportOutcome[]) => void;
  },
): ImportSession {
  let current = new AbortController();
  let unfinished: readonly string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let underWay: Promise<ImportOutcome[]> | undefined;
  /** Kept in the settings, too, so that the next start knows what a crash or a quit left out. */
  const leave = (names: readonly string[]) => {
    unfinished = names;
    settings.change({ unfinished: names });
  };

  async function run(paths: readonly string[], sample: boolean): Promise<ImportOutcome[]> {
    current = new AbortController();
    const { signal } = current;
    const outcomes: ImportOutcome[] = [];
    let cancelled = false;
    const names = paths.map((path) => basename(path));
    leave(names);
    if (!sample)
      cancelled = await before(signal).then(
        () => false,
        () => true,
      );
    for (const [fileIndex, path] of paths.entries()) {
      const name = basename(path);
      if (cancelled) {
        outcomes.push({ name, status: 'cancelled' });
        continue;
      }
      try {
        const file = { name, fileIndex, fileCount: paths.length };
        const record = await service.importFile(
          { path, sample },
          { signal, onProgress: (progress) => onProgress({ ...file, ...progress }) },
        );
        outcomes.push({ name, status: 'imported', record });
      } catch (error) {
        const failure = toFailure(error);
        cancelled = failure.code === 'cancelled';
        // Quitting stopped it, not the person: the next start says so.
        if (cancelled && !signal.aborted) return outcomes;
        outcomes.push(cancelled ? { name, status: 'cancelled' } : { name, status: 'failed', error: failure });
      }
      leave(names.slice(fileIndex + 1));
    }
    leave([]);
    onEnd(outcomes);
    return outcomes;
  }

  return {
    run(paths, { sample }) {
      const running = run(paths, sample);
      underWay = running;
      last = running
        .catch(() => undefined)
        .then(() => {
          if (underWay === running) underWay = undefined;
        });
      return running;
    },
    async ended() {
      await last;
    },
    cancel: () => current.abort(),
    underWay: () => underWay,
    unfinished: () => unfinished,
  };
}
