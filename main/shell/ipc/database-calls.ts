import { join } from 'node:path';
import type { CopyStep } from '../../../preload/contract.ts';
import type { Service } from '../../jobs/service/service.ts';
import type { Dialogs } from '../dialogs.ts';
import type { SettingsStore } from '../settings.ts';
import { CallError, call } from './call.ts';

export const DATABASE_NAME = 'store-monitor.db';

type DatabaseNeeds = {
  readonly service: Service;
  readonly dialogs: Dialogs;
  readonly settings: SettingsStore;
  readonly onSalvage: (step: CopyStep) => void;
};

/** What the window asks about whether the database can be used, and what can be done where it cannot. */
export function databaseCalls({ service, dialogs, settings, onSalvage }: DatabaseNeeds) {
  return {
    databaseState: call([], () => service.databaseState()),
    tryAgain: call([], () => service.ready()),
    startAfresh: call([], async () => {
      if (service.databaseState().state !== 'unusable') {
        throw new CallError({ code: 'bad-request', message: 'The database can be used as it is.' });
      }
      return { movedTo: await service.startAfresh() };
    }),
    salvage: call([], (signal) => {
      const now = service.databaseState();
      if (now.state !== 'unusable' || now.error.code !== 'database-damaged') {
        throw new CallError({ code: 'bad-request', message: 'The database is not damaged.' });
      }
      return service.salvage({ signal, onStep: onSalvage });
    }),
    chooseDataFolder: call([], async () => {
      const folder = await dialogs.chooseFolder('Choose a folder for the data');
      if (folder === undefined) return undefined;
      await service.switchTo(join(folder, DATABASE_NAME));
      settings.change({ dataFolder: folder });
      return { folder };
    }),
  };
}
