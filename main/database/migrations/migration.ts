import type { WritableDatabase } from '../core/sqlite.ts';

/**
 * One step of the schema; `version` is the database's `user_version` once it has run. `run` works inside a transaction
 * of the caller, with foreign keys not enforced (they are checked after it), and says what share (0 to 1) is done.
 * It uses nothing of the program but this folder: what the program does today may change, what a step does may not.
 */
export type Migration = {
  readonly version: number;
  readonly run: (database: WritableDatabase, onShare: (share: number) => void) => void;
};
