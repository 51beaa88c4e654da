import { dirname } from 'node:path';
import { shell } from 'electron';
import * as v from 'valibot';
import { KEPT_BACKUPS } from '../../../preload/contract.ts';
import { backupNameByHand, OCCASIONS } from '../../jobs/backup/backup-folder.ts';
import type { AutomaticBackups } from '../../jobs/service/automatic.ts';
import type { Service } from '../../jobs/service/service.ts';
import type { BackupSession } from '../backup-session.ts';
import type { Dialogs } from '../dialogs.ts';
import type { SettingsStore } from '../settings.ts';
import { CallError, call } from './call.ts';

type BackupNeeds = {
  readonly service: Service;
  readonly session: BackupSession;
  readonly automatic: AutomaticBackups;
  readonly dialogs: Dialogs;
  readonly settings: SettingsStore;
};

const Name = v.pipe(v.string(), v.maxLength(1000));

/** What the window asks about backups, and about the files that the data are in. */
export function backupCalls({ service, session, automatic, dialogs, settings }: BackupNeeds) {
  const changeAutomatic = (change: {
    occasion?: (typeof OCCASIONS)[number];
    keep?: number;
    folder?: string;
  }) => {
    const { occasion, keep } = automatic.status();
    const folder = automatic.toRemember(change.folder ?? settings.get().backups?.folder);
    settings.change({ backups: { occasion, keep, ...change, folder } });
    void automatic.makeDue();
    return automatic.status();
  };
  return {
    backUp: call([], (signal) =>
      dialogs.saveBackup(backupNameByHand(Date.now()), (to) => session.backUp(to, signal)),
    ),
    chooseBackup: call([], async (signal) => {
      const path = await dialogs.chooseBackup(dirname(service.databaseFile()));
      return path === undefined ? undefined : session.check(path, signal);
    }),
    dropBackup: call([], () => session.drop()),
    restoreBackup: call([], async (signal) => ({ keptAs: await session.restore(signal) })),
    keptDatabases: call([], () => service.backups.kept()),
    removeKept: call([Name], (name) => service.backups.removeKept(name)),
    automaticBackup: call([], () => automatic.status()),
    changeAutomaticBackup: call(
      [
        v.strictObject({
          occasion: v.exactOptional(v.picklist(OCCASIONS)),
          keep: v.exactOptional(
            v.pipe(v.number(), v.integer(), v.minValue(KEPT_BACKUPS.least), v.maxValue(KEPT_BACKUPS.most)),
          ),
        }),
      ],
      changeAutomatic,
    ),
    chooseBackupFolder: call([], async () => {
      const folder = await dialogs.chooseFolder('Choose a folder for backups');
      return folder === undefined ? automatic.status() : changeAutomatic({ folder });
    }),
    openDataFolder: call([], async () => {
      const folder = dirname(service.databaseFile());
      const problem = await shell.openPath(folder);
      if (problem !== '') {
        throw new CallError({
          code: 'file-unreadable',
          message: `The folder ${folder} cannot be opened. ${problem}`,
        });
      }
    }),
  };
}
