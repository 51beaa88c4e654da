import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When a backup is made by itself. */
export const OCCASIONS = ['off', 'daily', 'weekly', 'before-import'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** One that was made by itself; `at` in milliseconds since the epoch. */
export type FolderBackup = { readonly name: string; readonly at: number; readonly bytes: number };

const NAME = /^store-monitor-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)\.db$/;
const DAY_MS = 86_400_000;
const PERIODS_MS = { daily: DAY_MS, weekly: 7 * DAY_MS } as const;

/** The name of a backup by when it is made (UTC), so that names sort by age. */
export function backupName(at: number): string {
  const [day, time = ''] = new Date(at).toISOString().split('T');
  return `store-monitor-${day}-${time.slice(0, 8).replaceAll(':', '')}.db`;
}

/**
 * The backups of a folder that were made by themselves, the newest first; none where there is no such folder. Those dated
 * after `now` were made while a clock was ahead: they are left out and so are neither the newest nor in any other's place.
 */
export function listBackups(folder: string, now = Date.now()): FolderBackup[] {
  return namesIn(folder)
    .flatMap((name): FolderBackup[] => {
      const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
      const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
      const bytes = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
      return Number.isNaN(at) || at > now || bytes === undefined ? [] : [{ name, at, bytes }];
    })
    .sort((a, b) => b.at - a.at);
}

/** When the next one may say that it was made, so that it takes no other's name: `now`, or the second after it. */
export function freeTime(folder: string, now: number): number {
  let at = now;
  while (existsSync(join(folder, backupName(at)))) at += 1000;
  return at;
}

/** Whether one is to be made now. One from the future says that the clock was wrong: then one is due, too. */
export function isDue(occasion: Occasion, newest: FolderBackup | undefined, now: number): boolean {
  if (occasion === 'off' || occasion === 'before-import') return false;
  return newest === undefined || Math.abs(now - newest.at) >= PERIODS_MS[occasion];
}

/** Deletes all but the newest `keep` that were made by themselves; others, and those from the future, are not touched. */
export function prune(folder: string, keep: number, now = Date.now()): void {
  for (const { name } of listBackups(folder, now).slice(keep)) rmSync(join(folder, name), { force: true });
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
