import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { moveDataFolder } from './move-data-folder.ts';

/** The command with its arguments, if a start of the app names one of these instead of opening a window. */
export function commandToRun(commands: readonly string[]): string[] | undefined {
  const given = argumentsGiven();
  const at = given.findIndex((argument) => !argument.startsWith('-') || argument === '--help');
  return [...commands, '--help'].includes(given[at] ?? '') ? given.slice(at) : undefined;
}

/** The files that a start of the app names, by path or `file:` address, as absolute paths; options are none. */
export function filesToOpen(): string[] {
  const names = argumentsGiven().filter((argument) => !argument.startsWith('-'));
  return names.map(pathOf).filter(isFile);
}

/**
 * Puts everything the app keeps under `--user-data-dir` where that is given. On Windows Electron would have it in the part
 * of a profile that follows a person from computer to computer, which is no place for a database.
 */
export function applyDataFolder(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  const local = process.env['LOCALAPPDATA'];
  if (folder !== '') app.setPath('userData', resolve(folder));
  else if (process.platform === 'win32' && local !== undefined) {
    app.setPath('userData', moveDataFolder(app.getPath('userData'), join(local, app.getName())));
  }
}

/**
 * Has each process of the app look once a minute, not every four seconds, for memory to give back: that is nearly all that
 * wakes an app that waits in the tray.
 */
export function wakeSeldom(): void {
  app.commandLine.appendSwitch('enable-features', 'PartitionAllocMemoryReclaimer:interval/60s');
}

/** Desktops hand over addresses where an entry asks for `%U`. */
function pathOf(name: string): string {
  if (!/^file:\/\//i.test(name)) return resolve(name);
  try {
    return fileURLToPath(name);
  } catch {
    return resolve(name);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** What follows the program's name and, in development, the app's folder. Options of Chromium stand before it. */
function argumentsGiven(): string[] {
  const [, ...args] = process.argv;
  return app.isPackaged ? args : args.slice(args.findIndex((argument) => !argument.startsWith('-')) + 1);
}
