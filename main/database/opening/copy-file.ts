import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const STEP_BYTES = 4 << 20;

/** Where the copy goes that is made of a database before its schema becomes `version`. */
export function copyName(file: string, version: number): string {
  return `${file}.before-schema-${version}`;
}

/** The name under which a copy grows until it is whole. */
function partName(copy: string): string {
  return `${copy}.part`;
}

/** Removes the copies of a database that never became whole; only for whoever holds its lock. */
export function sweepUnfinished(file: string): void {
  const [folder, beginning] = [dirname(file), `${basename(file)}.before-schema-`];
  for (const name of readdirSync(folder)) {
    if (name.startsWith(beginning) && name.endsWith('.part'))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Copies a file that nobody writes to: under another name first, which gives way to `copy` once everything is on the
 * disk, so that what bears the name is always whole. `onShare` hears the share done, 0 to 1.
 */
export function copyWhole(file: string, copy: string, onShare: (share: number) => void): void {
  const part = partName(copy);
  try {
    copyBytes(file, part, onShare);
    renameSync(part, copy);
    syncFolder(dirname(copy));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function copyBytes(file: string, part: string, onShare: (share: number) => void): void {
  const from = openSync(file, 'r');
  try {
    const { size, mode } = fstatSync(from);
    const to = openSync(part, 'w', mode);
    try {
      const buffer = Buffer.allocUnsafe(STEP_BYTES);
      for (let done = 0; ; ) {
        onShare(size === 0 ? 1 : done / size);
        const count = readSync(from, buffer, 0, STEP_BYTES, done);
        if (count === 0) break;
        for (let written = 0; written < count; ) written += writeSync(to, buffer, written, count - written);
        done += count;
      }
      fsyncSync(to);
    } finally {
      closeSync(to);
    }
  } finally {
    closeSync(from);
  }
}

/** Makes a rename in a folder last through a power cut, where the system has that (Windows does it by itself). */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
