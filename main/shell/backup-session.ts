import { basename } from 'node:path';
import type { CopyProgress } from '../../preload/contract.ts';
import type { CheckedBackup } from '../jobs/service/backups.ts';
import type { Service } from '../jobs/service/service.ts';
import { CallError } from './ipc/call.ts';

/** The backups and restores that the person asks for in the window, one at a time. */
export type BackupSession = {
  backUp(to: string): Promise<void>;
  /** Copies a backup beside the database and checks it; answers what is in it. */
  check(path: string): Promise<{ readonly name: string } & CheckedBackup['contents']>;
  /** Puts the one that was checked in the place of the database; answers the name under which that is kept. */
  restore(): Promise<string | undefined>;
  /** Clears away the one that was checked. */
  drop(): void;
  /** Stops what is at hand, and what was checked is not wanted any more. */
  cancel(): void;
};

export function createBackupSession(
  service: Service,
  importsEnded: () => Promise<void>,
  onProgress: (progress: CopyProgress) => void,
): BackupSession {
  let current: AbortController | undefined;
  let checked: CheckedBackup | undefined;

  async function alone<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (current !== undefined) {
      throw new CallError({
        code: 'bad-request',
        message: 'A backup is being made or restored. Wait for its end.',
      });
    }
    const mine = new AbortController();
    current = mine;
    try {
      return await work(mine.signal);
    } finally {
      current = undefined;
    }
  }

  function drop(): void {
    if (checked !== undefined) service.backups.drop(checked);
    checked = undefined;
  }

  return {
    backUp: (to) =>
      alone((signal) =>
        service.backups.backUp(to, {
          signal,
          replace: true,
          onStep: (step) => onProgress({ what: 'backup', ...step }),
        }),
      ),
    check: (path) =>
      alone(async (signal) => {
        drop();
        const onStep = (step: Omit<CopyProgress, 'what'>) => onProgress({ what: 'restore', ...step });
        checked = await service.backups.check(path, { signal, onStep });
        return { name: basename(path), ...checked.contents };
      }),
    restore: () =>
      alone(async (signal) => {
        const wanted = checked;
        if (wanted === undefined) {
          throw new CallError({ code: 'bad-request', message: 'Choose the backup again: none is ready.' });
        }
        checked = undefined;
        const onWaiting = () => onProgress({ what: 'restore', step: 'waiting', share: 0 });
        try {
          // The files of one press of “Import” belong together.
          await importsEnded();
          return await service.backups.restore(wanted, { signal, onWaiting });
        } catch (error) {
          service.backups.drop(wanted);
          throw error;
        }
      }),
    drop,
    cancel() {
      current?.abort();
    },
  };
}
