import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readZoneOffsets, toWallClock } from '../report/time-zone.ts';

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
