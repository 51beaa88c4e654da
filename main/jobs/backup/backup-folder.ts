import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When a backup is made by itself. */
export const OCCASIONS = ['off', 'daily', 'weekly', 'before-import'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** One that was made by itself; `at` in milliseconds since the epoch. */
export type FolderBackup = { readonly name: string; readonly at: number; readonly bytes: number };

const NAME = /^store-monitor-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)(?:-(\d{1,9}))?\.db$/;
const DAY_MS = 86_400_000;
const PERIODS_MS = { daily: DAY_MS, weekly: 7 * DAY_MS } as const;

/** The name of the next backup of a folder: when it is made (UTC), and a number greater than that of any before it. */
export function nextBackupName(folder: string, at: number): string {
  const last = numbered(folder).reduce((greatest, { number }) => Math.max(greatest, number), 0);
  return `store-monitor-${stampOf(at)}-${last + 1}.db`;
}

/** What a backup by hand is called unless the person says otherwise: not as those that are deleted for newer ones. */
export function backupNameByHand(at: number): string {
  return `store-monitor-backup-${stampOf(at)}.db`;
}

function stampOf(at: number): string {
  const [day, time = ''] = new Date(at).toISOString().split('T');
  return `${day}-${time.slice(0, 8).replaceAll(':', '')}`;
}

/**
 * The backups of a folder that were made by themselves, the newest first; none where there is no such folder. What was
 * made last is told by their numbers: a clock may have been wrong. Older versions gave none: theirs are older, and those
 * dated after `now` are left out.
 */
export function listBackups(folder: string, now = Date.now()): FolderBackup[] {
  return numbered(folder)
    .filter(({ number, at }) => number > 0 || at <= now)
    .map(({ number: _, ...backup }) => backup);
}

/** As listBackups, all of them; those of older versions have the number 0. */
function numbered(folder: string): (FolderBackup & { readonly number: number })[] {
  return namesIn(folder)
    .flatMap((name) => {
      const [, day, hours, minutes, seconds, number = '0'] = NAME.exec(name) ?? [];
      const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
      const bytes = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
      return Number.isNaN(at) || bytes === undefined ? [] : [{ name, at, bytes, number: Number(number) }];
    })
    .sort((a, b) => b.number - a.number || b.at - a.at);
}

/** Whether one is to be made now. One from the future says that the clock was wrong: then one is due, too. */
export function isDue(occasion: Occasion, newest: FolderBackup | undefined, now: number): boolean {
  if (occasion === 'off' || occasion === 'before-import') return false;
  return newest === undefined || Math.abs(now - newest.at) >= PERIODS_MS[occasion];
}

/** Deletes all but the newest `keep` of those that listBackups lists; nothing else. */
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
