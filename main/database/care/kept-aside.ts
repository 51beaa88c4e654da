import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realFile } from '../core/real-file.ts';

/** A database that was kept beside the present one; `why`: another took its place, or its schema was about to change. */
export type KeptDatabase = {
  readonly name: string;
  readonly why: 'replaced' | 'before-update';
  readonly bytes: number;
  /** When it was last written to, in milliseconds since the epoch. */
  readonly at: number;
};

const LOGS = ['-journal', '-wal', '-shm'];

/** What is kept beside a database, the newest first. */
export function listKept(path: string): KeptDatabase[] {
  const file = realFile(path);
  const own = basename(file);
  const names = readdirSync(dirname(file));
  return names
    .flatMap((name): KeptDatabase[] => {
      const why = name.startsWith(own) ? reasonOf(name.slice(own.length)) : undefined;
      if (why === undefined) return [];
      const sizes = ['', ...LOGS].map((log) => sizeOf(join(dirname(file), name + log)));
      const at = statSync(join(dirname(file), name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
      return [{ name, why, at, bytes: sizes.reduce((sum, bytes) => sum + bytes) }];
    })
    .sort((a, b) => b.at - a.at);
}

/** Deletes what listKept names; nothing else. */
export function removeKept(path: string, name: string): void {
  if (!listKept(path).some((kept) => kept.name === name)) return;
  const kept = join(dirname(realFile(path)), name);
  for (const log of ['', ...LOGS]) rmSync(kept + log, { force: true });
}

/** By what follows the database's name: see move-aside.ts and copy-file.ts. */
function reasonOf(end: string): KeptDatabase['why'] | undefined {
  if (/^\.old-\d{8}-\d{6}(-\d+)?$/.test(end)) return 'replaced';
  return /^\.before-schema-\d+$/.test(end) ? 'before-update' : undefined;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
