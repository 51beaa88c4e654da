import type { StoreNumbers } from '../../database/facts/store-numbers.ts';
import type { ImportTarget } from '../../database/polls/import-target.ts';
import type { FileFormat } from '../../import/file-format.ts';
import type { Cancel } from '../threads/cancel.ts';
import type { FileHash } from './file-hash.ts';
import type { createImportMeter } from './progress.ts';
import type { Rejects } from './rejects.ts';
import type { Signs } from './warnings.ts';

/** What importing the rows of one file needs, whatever its kind. */
export type ImportContext = {
  readonly target: ImportTarget;
  readonly file: number;
  readonly bytes: number;
  readonly format: FileFormat;
  /** From when on a poll is dated ahead of the import (ms since the epoch). */
  readonly futureAfter: number;
  readonly stores: Pick<StoreNumbers, 'numberOf' | 'numberAt'>;
  readonly cancel: Cancel;
  readonly meter: ReturnType<typeof createImportMeter>;
  /** To be called every few thousand rows of work that takes long: shows life, and throws once cancelled. */
  readonly onRows: () => void;
  readonly rejects: Rejects;
  readonly signs: Signs;
  /** To be begun where this thread is going to wait. */
  readonly hash: FileHash;
};
