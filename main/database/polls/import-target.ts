import type { WritableDatabase } from '../core/sqlite.ts';
import type { BeforeImages } from './before-images.ts';

/**
 * Where the rows of one import go. What the sample brings is kept apart from what the person's files bring, row by row,
 * so that it can be taken away again exactly; where both speak, the person's counts.
 */
export type ImportTarget = {
  readonly database: WritableDatabase;
  readonly sample: boolean;
  /** Hears of everything before it is changed. */
  readonly before: BeforeImages;
};
