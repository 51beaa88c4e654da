import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { carryPlan } from '../../database/automation/carry-plan.ts';
import { backUp, prepareRestore } from '../../database/care/backup.ts';
import type { DatabaseContents } from '../../database/care/contents.ts';
import { type CopyStep, type OnCopyStep, removeCopy } from '../../database/care/copy-database.ts';
import { refuseOtherThanFiles } from '../../database/core/plain-file.ts';
import { syncFolder } from '../../database/opening/copy-file.ts';
import { swapIn } from '../../database/opening/swap-in.ts';
import { takeWriteLock } from '../../database/opening/write-lock.ts';
import { type SalvageOutcome, salvage } from '../../database/salvage/salvage.ts';
import { JobError } from '../threads/error.ts';

export type { CopyStep, DatabaseContents, SalvageOutcome };

/** `replaced` is where the damaged one is now. */
export type SalvagedInPlace = SalvageOutcome & { readonly replaced: string | undefined };

/** What is done with whole databases, on a thread of its own. `part` is the name that a copy grows under. */
export type CopyTasks = {
  /** `undefined`: what was copied is of an older version, and was left so. */
  backUp: (input: {
    readonly database: string;
    readonly to: string;
    readonly part: string;
    readonly replace: boolean;
  }) => Promise<DatabaseContents | undefined>;
  /** Leaves `part` whole, checked, up to date and beside the database, for `swapIn`. */
  prepareRestore: (input: {
    readonly backup: string;
    readonly database: string;
    readonly part: string;
  }) => Promise<DatabaseContents>;
  /** Of a database that is closed, whose write lock whoever asks holds. Answers where the one is now that was there. */
  swapIn: (input: { readonly part: string; readonly database: string }) => string | undefined;
  /** All of a restore, of a database that nobody has open. */
  restore: (input: {
    readonly backup: string;
    readonly database: string;
    readonly part: string;
  }) => Promise<{ readonly contents: DatabaseContents; readonly replaced: string | undefined }>;
  /** Saves what can be read of a damaged database into `to`, which is not there yet. */
  salvage: (input: { readonly from: string; readonly to: string; readonly part: string }) => SalvageOutcome;
  /** The same in the place of the damaged one, which is closed and whose write lock is held. */
  salvageInPlace: (input: { readonly database: string; readonly part: string }) => SalvagedInPlace;
};

/** The tasks; `onStep` may throw to stop one. */
export const copyTasks = (onStep: OnCopyStep): CopyTasks => ({
  backUp: ({ database, to, part, replace }) => backUp(database, to, { part, replace, onStep }),
  prepareRestore: ({ backup, database, part }) => prepareRestore(backup, database, { part, onStep }),
  swapIn: ({ part, database }) => {
    carryPlan(database, part);
    return swapIn(part, database);
  },
  async restore({ backup, database, part }) {
    const release = takeWriteLock(database);
    try {
      const contents = await prepareRestore(backup, database, { part, onStep });
      carryPlan(database, part);
      return { contents, replaced: swapIn(part, database) };
    } catch (error) {
      removeCopy(part);
      throw error;
    } finally {
      release();
    }
  },
  salvage: ({ from, to, part }) =>
    orRemove(part, () => {
      for (const file of [from, to]) refuseOtherThanFiles(file);
      refuseTaken(to);
      refusePartName(to);
      const outcome = salvage(from, part, onStep);
      renameSync(part, to);
      syncFolder(dirname(to));
      return outcome;
    }),
  salvageInPlace: ({ database, part }) =>
    orRemove(part, () => {
      const outcome = salvage(database, part, onStep);
      return { ...outcome, replaced: swapIn(part, database, { asItIs: true }) };
    }),
});

function orRemove<T>(part: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    removeCopy(part);
    throw error;
  }
}

/** SQLite takes what bears such a name for a part of the database that bears the rest of it. */
function refusePartName(to: string): void {
  if (!/(-wal|-shm|-journal|\.lock)$/i.test(to)) return;
  throw new JobError({
    code: 'database-failed',
    message: `${to} is how a part of a database is called, and would be taken for one. Choose another name.`,
  });
}

function refuseTaken(to: string): void {
  if (!existsSync(to)) return;
  throw new JobError({
    code: 'database-failed',
    message: `${to} exists already. Name a file that does not.`,
  });
}
