import { dirname, join } from 'node:path';
import { type CopyOptions, backUp as copyDatabase, restore as putBack } from '../database/backup.ts';
import type { Overview } from '../database/overview.ts';
import { realFile } from '../database/real-file.ts';
import { JobError, toFailure } from './error.ts';
import { nameLeftover, sweepLeftovers } from './leftovers.ts';

type Options = Omit<CopyOptions, 'part'>;

/** See database/backup.ts; failures are JobErrors. `undefined`: what was copied is of an older version. */
export function backUp(database: string, to: string, options: Options = {}): Promise<Overview | undefined> {
  return explained(() => copyDatabase(database, to, { ...options, part: partBeside(to) }));
}

/** As backUp; `replaced` is where the database is now that was there before. */
export function restore(
  backup: string,
  database: string,
  options: Options = {},
): Promise<{ readonly overview: Overview | undefined; readonly replaced: string | undefined }> {
  return explained(() => putBack(backup, database, { ...options, part: partBeside(realFile(database)) }));
}

/** Also clears away what copies left there whose process was killed. */
function partBeside(file: string): string {
  sweepLeftovers(dirname(file));
  return join(dirname(file), nameLeftover({ part: true }));
}

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new JobError(toFailure(error));
  }
}
