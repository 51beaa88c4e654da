import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nameLeftover, sweepLeftovers } from '../jobs/files/leftovers.ts';
import { readZoneOffsets, toWallClock } from '../report/time-zone.ts';

/** A file to be written, by its name. */
export type ReportFile = { readonly name: string; readonly text: string };

/** What the folder of a run is called: when it was due, as its zone's clock shows it, such as `2026-11-30_0700`. */
export function runName(dueAt: number, zone: string): string {
  const shown = new Date(toWallClock(readZoneOffsets(zone, dueAt, dueAt), dueAt)).toISOString();
  return `${shown.slice(0, 10)}_${shown.slice(11, 13)}${shown.slice(14, 16)}`;
}

/** The same, or with a number after it where a folder has that name. */
export function freeName(root: string, name: string): string {
  for (let number = 1; ; number++) {
    const next = number === 1 ? name : `${name} (${number})`;
    if (!existsSync(join(root, next))) return next;
  }
}

/** Writes files into a new folder, all of them or none: it has its name only once they are on the disk. */
export async function writeRun(root: string, name: string, files: readonly ReportFile[]): Promise<void> {
  sweepLeftovers(root);
  const part = join(root, nameLeftover({ part: true }));
  try {
    await mkdir(part);
    for (const file of files) {
      const handle = await open(join(part, file.name), 'wx');
      try {
        await handle.writeFile(file.text);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    await rename(part, join(root, name));
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}
