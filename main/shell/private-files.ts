import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

const OURS = /^(settings\.json|store-monitor\.db.*)$/;

let personsUmask = 0o022;

/** Makes what the app keeps from now on the person's alone, whoever else may look into the folder. */
export function keepFilesPrivate(): void {
  personsUmask = process.umask(0o077);
}

/** Makes the data folder, and what is in it already, the person's alone. */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) if (OURS.test(name)) chmodSync(join(folder, name), 0o600);
  } catch (error) {
    // A folder that cannot be used is told of by the database, which then cannot be opened.
    console.error(error);
  }
}

/** Gives a new file that the person asked for the mode that their other programs would give it. */
export async function makeOrdinary(path: string): Promise<void> {
  await chmod(path, 0o666 & ~personsUmask);
}
