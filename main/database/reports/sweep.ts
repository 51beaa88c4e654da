import type { WritableDatabase } from '../core/sqlite.ts';
import { sweepMadeFrom } from './made-from.ts';
import { sweepSharedStores } from './shared-stores.ts';

/** Gives up what reports shared and no report refers to any more; for after reports were deleted. */
export function sweepShared(database: WritableDatabase): void {
  sweepMadeFrom(database);
  sweepSharedStores(database);
}
