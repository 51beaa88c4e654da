import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { SaveOutcome } from '../../preload/contract.ts';
import { type WrittenText, writeFileWhole } from '../jobs/write-file.ts';
import { CallError } from './ipc/call.ts';
import type { SettingsStore } from './settings.ts';

/** The native dialogs: the only way besides dropping for a path to reach the app. */
export type Dialogs = {
  /** The files picked, none after Cancel. */
  chooseFiles(): Promise<string[]>;
  /** The folder picked, or made, to keep the database in. */
  chooseFolder(): Promise<string | undefined>;
  /** Asks where to save a text and writes it there whole. */
  saveText(name: string, text: WrittenText): Promise<SaveOutcome>;
};

const CSV_FILTERS = [
  { name: 'CSV files', extensions: ['csv', 'tsv', 'txt'] },
  { name: 'All files', extensions: ['*'] },
];

export function createDialogs(window: BrowserWindow, settings: SettingsStore): Dialogs {
  return {
    async chooseFiles() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Import files',
        buttonLabel: 'Choose',
        properties: ['openFile', 'multiSelections'],
        filters: CSV_FILTERS,
        defaultPath: settings.get().openFolder ?? app.getPath('documents'),
      });
      const [first] = filePaths;
      if (canceled || first === undefined) return [];
      settings.change({ openFolder: dirname(first) });
      return filePaths;
    },
    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Choose a folder for the data',
        buttonLabel: 'Choose',
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? undefined : filePaths[0];
    },
    async saveText(name, text) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(settings.get().saveFolder ?? app.getPath('documents'), name),
        filters: [{ name: 'CSV files', extensions: ['csv'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || filePath === '') return { saved: false };
      try {
        await writeFileWhole(filePath, text);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        throw new CallError({
          code: 'not-written',
          message: `${message} Choose another place; nothing was lost.`,
          ...(error instanceof Error && error.cause instanceof Error && error.cause.stack !== undefined
            ? { details: error.cause.stack }
            : {}),
        });
      }
      settings.change({ saveFolder: dirname(filePath) });
      return { saved: true, path: filePath };
    },
  };
}
