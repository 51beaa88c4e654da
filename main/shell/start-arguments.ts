import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/** The files that a start of the app names, as absolute paths; options and the app's own folder are none. */
export function filesToOpen(): string[] {
  const [, ...args] = process.argv;
  const names = args.filter((argument) => !argument.startsWith('-'));
  const files = app.isPackaged ? names : names.slice(1);
  return files.map((name) => resolve(name)).filter(isFile);
}

/** Puts everything the app keeps under `--user-data-dir` where that is given. */
export function applyDataFolder(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder !== '') app.setPath('userData', resolve(folder));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
