import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/** The command with its arguments, if a start of the app names one of these instead of opening a window. */
export function commandToRun(commands: readonly string[]): string[] | undefined {
  const given = argumentsGiven();
  const at = given.findIndex((argument) => !argument.startsWith('-') || argument === '--help');
  return [...commands, '--help'].includes(given[at] ?? '') ? given.slice(at) : undefined;
}

/** The files that a start of the app names, as absolute paths; options are none. */
export function filesToOpen(): string[] {
  const names = argumentsGiven().filter((argument) => !argument.startsWith('-'));
  return names.map((name) => resolve(name)).filter(isFile);
}

/** Puts everything the app keeps under `--user-data-dir` where that is given. */
export function applyDataFolder(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder !== '') app.setPath('userData', resolve(folder));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** What follows the program's name and, in development, the app's folder. Options of Chromium stand before it. */
function argumentsGiven(): string[] {
  const [, ...args] = process.argv;
  return app.isPackaged ? args : args.slice(args.findIndex((argument) => !argument.startsWith('-')) + 1);
}
