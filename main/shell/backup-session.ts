import { basename } from 'node:path';
import type { CopyProgress } from '../../preload/contract.ts';
import type { CheckedBackup } from '../jobs/service/backups.ts';
import type { Service } from '../jobs/service/service.ts';
import { CallError } from './ipc/call.ts';

/** The backups and restores that the person asks for in the window, one at a time. */
export type BackupSession = {
  backUp(to: string, signal: AbortSignal): Promise<void>;
  /** Copies a backup beside the database and checks it; answers what is in it. */
  check(path: string, signal: AbortSignal): Promise<{ readonly name: string } & CheckedBackup['contents']>;
  /** Puts the one that was checked in the place of the database; answers the name under which that is kept. */
  restore(signal: AbortSignal): Promise<string | undefined>;
  /** Clears away the one that was checked. */
  drop(): void;
  /** Stops what is at hand, for the app is to end. */
  stop(): void;
};

export function createBackupSession(
  service: Service,
  onProgress: (progress: CopyProgress) => void,
): BackupSession {
  const ending = new AbortController();
  let isBusy = false;
  let checked: CheckedBackup | undefined;

  async function alone<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (isBusy) {
      throw new CallError({
        code: 'bad-request',
        message: 'A backup is being made or restored. Wait for its end.',
      });
    }
    isBusy = true;
    try {
      return await work(AbortSignal.any([signal, ending.signal]));
    } finally {
      isBusy = false;
    }
  }

  function drop(): void {
    if (checked !== undefined) service.backups.drop(checked);
    checked = undefined;
  }

  return {
    backUp: (to, given) =>
      alone(given, (signal) =>
        service.backups.backUp(to, {
          signal,
          replace: true,
          onStep: (step) => onProgress({ what: 'backup', ...step }),
        }),
      ),
    check: (path, given) =>
      alone(given, async (signal) => {
        drop();
        const onStep = (step: Omit<CopyProgress, 'what'>) => onProgress({ what: 'restore', ...step });
        checked = await service.backups.check(path, { signal, onStep });
        return { name: basename(path), ...checked.contents };
      }),
    restore: (given) =>
      alone(given, async (signal) => {
        const wanted = checked;
        if (wanted === undefined) {
          throw new CallError({ code: 'bad-request', message: 'Choose the backup again: none is ready.' });
        }
        checked = undefined;
        const onWaiting = () => onProgress({ what: 'restore', step: 'waiting', share: 0 });
        try {
          // The files of one press of “Import” belong together.
          await service.imports.allEnded();
          return await service.backups.restore(wanted, { signal, onWaiting });
        } catch (error) {
          service.backups.drop(wanted);
          throw error;
        }
      }),
    drop,
    stop: () => ending.abort(),
  };
}
