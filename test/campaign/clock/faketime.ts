import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onLinux } from '../../fixtures/systems.ts';
import { seeToNeeds } from '../../install/needs.ts';

const FOLDERS = [
  '/usr/lib/x86_64-linux-gnu/faketime',
  '/usr/lib/aarch64-linux-gnu/faketime',
  '/usr/lib/faketime',
];
const LIBRARY = 'libfaketimeMT.so.1';

/**
 * What shows a process another time than it is, which a file says and may change while it runs; installed where root lets.
 * `undefined` where it cannot be had.
 */
export async function findFaketime(): Promise<string | undefined> {
  if (!onLinux) return undefined;
  try {
    await seeToNeeds({ faketime: 'faketime' });
  } catch {
    return undefined;
  }
  return FOLDERS.filter((folder) => namesIn(folder).includes(LIBRARY)).map((folder) =>
    join(folder, LIBRARY),
  )[0];
}

/** The environment in which a program sees the time that a file says, and its own clock of what passes. */
export function fakedBy(library: string, file: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
