import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter, shell } from 'electron';
import type { FileFormat, FileToken, SaveOutcome } from '../../preload/contract.ts';
import { giveUpWritten, type Written, writeFileWhole } from '../jobs/files/write-file.ts';
import { CallError } from './ipc/call.ts';
import { makeOrdinary } from './private-files.ts';
import type { SettingsStore } from './settings.ts';

/** The native dialogs: the only way besides dropping for a path to reach the app. */
export type Dialogs = {
  /** The files picked, none after Cancel. */
  chooseFiles(): Promise<string[]>;
  /** The folder picked, or made, for what the title says. */
  chooseFolder(title: string): Promise<string | undefined>;
  /** The backup picked to restore; a kept database would be found in the folder `data`. */
  chooseBackup(data: string): Promise<string | undefined>;
  /** Whether to stop the import of these files and quit. */
  confirmStop(files: readonly string[]): Promise<boolean>;
  /** Asks where to save a file and writes it there whole; `stop` gives it up. */
  saveFile(name: string, written: Written, format?: SavedFormat, stop?: AbortSignal): Promise<SaveOutcome>;
  /** Asks where to save a backup, and has it written there. */
  saveBackup(name: string, write: (path: string) => Promise<void>): Promise<SaveOutcome>;
  /** Shows a file that was saved in its folder, or opens it in the program that the system has for it. */
  openSaved(file: FileToken, how: 'in-folder' | 'in-program'): Promise<void>;
};

/** Of what was given up while it was made or written. */
export const NOT_SAVED = 'Stopped: nothing was saved.';

const CSV_FILTERS = [
  { name: 'Files to import', extensions: ['csv', 'tsv', 'txt', 'gz', 'zip', 'xlsx'] },
  { name: 'All files', extensions: ['*'] },
];

/** What is saved: a file of a report, or a pack of such. */
export type SavedFormat = FileFormat | 'zip';

const TO_SAVE: Readonly<Record<SavedFormat, FileFilter>> = {
  zip: { name: 'Packs', extensions: ['zip'] },
  csv: { name: 'CSV files', extensions: ['csv'] },
  xlsx: { name: 'Excel workbooks', extensions: ['xlsx'] },
  pdf: { name: 'PDF files', extensions: ['pdf'] },
  parquet: { name: 'Parquet files', extensions: ['parquet'] },
};
const BACKUP_TO_SAVE: FileFilter = { name: 'Backups', extensions: ['db'] };

export function createDialogs(window: BrowserWindow, settings: SettingsStore): Dialogs {
  const savedFiles = new Map<FileToken, string>();

  /** The path to save as; `undefined` after Cancel. */
  async function askWhere(
    name: string,
    filter: FileFilter,
    folder = app.getPath('documents'),
  ): Promise<string | undefined> {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: join(folder, name),
      filters: [filter],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || filePath === '' ? undefined : filePath;
  }

  function saved(path: string): SaveOutcome {
    const file = randomUUID();
    savedFiles.set(file, path);
    return { saved: true, path, file };
  }

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
    async chooseFolder(title) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        buttonLabel: 'Choose',
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? undefined : filePaths[0];
    },
    async chooseBackup(data) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Choose a backup to restore',
        buttonLabel: 'Choose',
        properties: ['openFile'],
        // A database that was kept aside ends in when that was.
        filters: [
          { name: 'Backups', extensions: ['db'] },
          { name: 'All files', extensions: ['*'] },
        ],
        defaultPath: settings.get().backupFolder ?? data,
      });
      const [path] = filePaths;
      if (canceled || path === undefined) return undefined;
      settings.change({ backupFolder: dirname(path) });
      return path;
    },
    async confirmStop(names) {
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: 'An import is under way. Stop it and quit?',
        detail: `Nothing of ${names.join(', ')} would be stored. What was imported before stays.`,
        buttons: ['Go on importing', 'Stop and quit'],
        defaultId: 0,
        cancelId: 0,
      });
      return response === 1;
    },
    async saveFile(name, written, format = 'csv', stop) {
      const path = await askWhere(name, TO_SAVE[format], settings.get().saveFolder);
      if (path === undefined) {
        await giveUpWritten(written);
        return { saved: false };
      }
      try {
        const isNew = !existsSync(path);
        await writeFileWhole(path, written, stop);
        if (isNew) await makeOrdinary(path);
      } catch (error) {
        if (stop?.aborted) throw new CallError({ code: 'cancelled', message: NOT_SAVED });
        const message = error instanceof Error ? error.message : String(error);
        throw new CallError({
          code: 'not-written',
          message: `${message} Choose another place; nothing was lost.`,
          ...(error instanceof Error && error.cause instanceof Error && error.cause.stack !== undefined
            ? { details: error.cause.stack }
            : {}),
        });
      }
      settings.change({ saveFolder: dirname(path) });
      return saved(path);
    },
    async saveBackup(name, write) {
      const path = await askWhere(name, BACKUP_TO_SAVE, settings.get().backupFolder);
      if (path === undefined) return { saved: false };
      await write(path);
      settings.change({ backupFolder: dirname(path) });
      return saved(path);
    },
    async openSaved(file, how) {
      const path = savedFiles.get(file);
      const problem =
        path === undefined
          ? 'This file was not saved from this window.'
          : how === 'in-folder'
            ? shell.showItemInFolder(path)
            : await shell.openPath(path);
      if (problem)
        throw new CallError({ code: 'file-unreadable', message: `The file cannot be opened. ${problem}` });
    },
  };
}
