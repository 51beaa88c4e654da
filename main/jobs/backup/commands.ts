import { dirname, join } from 'node:path';
import { realFile } from '../../database/core/real-file.ts';
import { nameLeftover, sweepLeftovers } from '../files/leftovers.ts';
import { refuseWindowsName } from '../files/windows-names.ts';
import { JobError } from '../threads/error.ts';
import type { DatabaseContents, SalvageOutcome } from './copy-task.ts';
import { type CopyOptions, runCopyTask } from './copy-thread.ts';

/**
 * Copies a database, also one that is in use, into one file that bears its name only once it is whole and checked.
 * `undefined`: what was copied is of an older version. Failures are JobErrors.
 */
export function backUp(
  database: string,
  to: string,
  { replace = false, ...options }: CopyOptions & { readonly replace?: boolean } = {},
): Promise<DatabaseContents | undefined> {
  return runCopyTask('backUp', { database, to, part: partBeside(to), replace }, options);
}

/**
 * Puts a backup, checked and brought up to date first, in the place of a database that nobody may have open; `replaced`
 * is where the one is now that was there before.
 */
export function restore(
  backup: string,
  database: string,
  options: CopyOptions = {},
): Promise<{ readonly contents: DatabaseContents; readonly replaced: string | undefined }> {
  return runCopyTask('restore', { backup, database, part: partBeside(database) }, options);
}

/** Saves what can be read of a damaged database into a new file; see database/salvage. */
export function salvage(from: string, to: string, options: CopyOptions = {}): Promise<SalvageOutcome> {
  return runCopyTask('salvage', { from, to, part: partBeside(to) }, options);
}

/** A name for a copy to grow under, beside where it is to go. Also clears away what killed copies left there. */
export function partBeside(path: string): string {
  try {
    refuseWindowsName(path);
  } catch (error) {
    throw new JobError({
      code: 'file-refused',
      message: String(error instanceof Error ? error.message : error),
    });
  }
  const folder = dirname(realFile(path));
  sweepLeftovers(folder);
  return join(folder, nameLeftover({ part: true }));
}
