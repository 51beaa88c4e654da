import { join } from 'node:path';
import type { Service } from '../../jobs/service.ts';
import type { Dialogs } from '../dialogs.ts';
import type { SettingsStore } from '../settings.ts';
import { CallError, call } from './call.ts';

export const DATABASE_NAME = 'store-monitor.db';

export type DatabaseNeeds = {
  readonly service: Service;
  readonly dialogs: Dialogs;
  readonly settings: SettingsStore;
};

/** What the window asks about whether the database can be used, and what can be done where it cannot. */
export function databaseCalls({ service, dialogs, settings }: DatabaseNeeds) {
  return {
    databaseState: call([], () => service.databaseState()),
    tryAgain: call([], () => service.ready()),
    startAfresh: call([], async () => {
      if (service.databaseState().state !== 'unusable') {
        throw new CallError({ code: 'bad-request', message: 'The database can be used as it is.' });
      }
      return { movedTo: await service.startAfresh() };
    }),
    chooseDataFolder: call([], async () => {
      const folder = await dialogs.chooseFolder();
      if (folder === undefined) return undefined;
      await service.switchTo(join(folder, DATABASE_NAME));
      settings.change({ dataFolder: folder });
      return { folder };
    }),
  };
}
