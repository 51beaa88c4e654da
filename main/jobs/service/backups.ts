import { rmSync } from 'node:fs';
import { type KeptDatabase, listKept, removeKept } from '../../database/care/kept-aside.ts';
import { backUp, partBeside } from '../backup/commands.ts';
import type { DatabaseContents } from '../backup/copy-task.ts';
import { type CopyOptions, runCopyTask } from '../backup/copy-thread.ts';
import { throwIfCancelled } from '../threads/cancel.ts';
import type { DatabaseSession } from './database-session.ts';
import type { RunningReports } from './running-reports.ts';

export type { CopyStep } from '../backup/copy-task.ts';
export type { DatabaseContents, KeptDatabase };

/** A backup that was copied beside the database, checked whole and brought up to date: it can be put in its place. */
export type CheckedBackup = { readonly contents: DatabaseContents; readonly part: string };

/** Backups of the database that is in use, and what is kept beside it (SPEC §13). Failures are JobErrors. */
export type Backups = {
  /** Copies what is stored at this moment into one file, whatever goes on beside. */
  backUp(to: string, options?: CopyOptions & { readonly replace?: boolean }): Promise<void>;
  /** Changes nothing yet: `restore` puts in place what this answers, `drop` clears it away. */
  check(backup: string, options?: CopyOptions): Promise<CheckedBackup>;
  /**
   * Puts a checked backup in the place of the database, once no import and no report is under way; `onWaiting` hears
   * that it waits for one. Answers the name under which the database is kept that was there.
   */
  restore(
    checked: CheckedBackup,
    options?: { readonly signal?: AbortSignal; readonly onWaiting?: () => void },
  ): Promise<string | undefined>;
  drop(checked: CheckedBackup): void;
  kept(): KeptDatabase[];
  removeKept(name: string): void;
};

export function createBackups(
  session: DatabaseSession,
  reports: RunningReports,
  /** What must be done to the database before it is kept aside. */
  finish: () => Promise<void>,
  onReplaced: () => void,
): Backups {
  return {
    async backUp(to, options) {
      await session.ready();
      await backUp(session.file(), to, options);
    },
    async check(backup, options) {
      const database = session.file();
      const part = partBeside(database);
      return { contents: await runCopyTask('prepareRestore', { backup, database, part }, options), part };
    },
    async restore({ part }, { signal, onWaiting = () => undefined } = {}) {
      let keptAs: string | undefined;
      const swap = async (database: string) => {
        keptAs = await runCopyTask('swapIn', { part, database });
      };
      await finish();
      for (let busy = reports.busy(); busy !== undefined; busy = reports.busy()) {
        onWaiting();
        await Promise.race([busy, aborted(signal)]);
        throwIfCancelled({ aborted: signal?.aborted ?? false });
      }
      // Not a moment after the last look: nothing can have begun.
      await session.reopen({ change: swap });
      onReplaced();
      return keptAs;
    },
    drop: ({ part }) => rmSync(part, { force: true }),
    kept: () => listKept(session.file()),
    removeKept: (name) => removeKept(session.file(), name),
  };
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}
