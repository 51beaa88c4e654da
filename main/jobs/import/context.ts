import type { StoreNumbers } from '../../database/facts/store-numbers.ts';
import type { ImportTarget } from '../../database/polls/import-target.ts';
import type { Cancel } from '../threads/cancel.ts';
import type { createImportMeter } from './progress.ts';
import type { Rejects } from './rejects.ts';
import type { Signs } from './warnings.ts';

/** What importing the rows of one file needs, whatever its kind. */
export type ImportContext = {
  readonly target: ImportTarget;
  readonly stores: Pick<StoreNumbers, 'numberAt'>;
  readonly cancel: Cancel;
  readonly meter: ReturnType<typeof createImportMeter>;
  /** To be called every few thousand rows of work that takes long: shows life, and throws once cancelled. */
  readonly onRows: () => void;
  readonly rejects: Rejects;
  readonly signs: Signs;
  /** To be called where this thread is going to wait for another: what it can do meanwhile begins. */
  readonly onWait: () => void;
};
