import { basename } from 'node:path';
import type { ImportOutcome, ImportProgress } from '../../preload/contract.ts';
import { toFailure } from '../jobs/error.ts';
import type { Service } from '../jobs/service.ts';

/** Imports the files of one press of "Import", one after the other; a cancel leaves out the one at hand and the rest. */
export type ImportSession = {
  run(paths: readonly string[], options: { sample: boolean }): Promise<ImportOutcome[]>;
  cancel(): void;
};

export function createImportSession(
  service: Service,
  onProgress: (progress: ImportProgress) => void,
): ImportSession {
  let current = new AbortController();
  return {
    async run(paths, { sample }) {
      current = new AbortController();
      const { signal } = current;
      const outcomes: ImportOutcome[] = [];
      let cancelled = false;
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
          outcomes.push(
            cancelled ? { name, status: 'cancelled' } : { name, status: 'failed', error: failure },
          );
        }
      }
      return outcomes;
    },
    cancel: () => current.abort(),
  };
}
