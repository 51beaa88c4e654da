import {
  closeSync,
  constants,
  cpSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What makes a folder one with data of the app in it; Chromium makes the folder itself, too. */
const OURS = ['store-monitor.db', 'settings.json'];

/**
 * The folder where the data are from now on: `to`, where they go at once if they are still in `from`; `from`, where they
 * cannot go yet, as when another Store Monitor has them open. At every moment all of them are in one of the two, and
 * those on another drive stay there too.
 */
export function moveDataFolder(from: string, to: string): string {
  if (hasData(to) || !hasData(from)) return to;
  try {
    renameSync(from, to);
    return to;
  } catch (error) {
    // Another start was quicker.
    if (hasData(to)) return to;
    if (!isOnAnotherDrive(error)) return from;
  }
  const part = `${to}.part`;
  try {
    for (const name of OURS) if (existsSync(join(from, name))) refuseHeld(join(from, name));
    rmSync(part, { recursive: true, force: true });
    cpSync(from, part, { recursive: true, preserveTimestamps: true });
    syncFiles(part);
    renameSync(part, to);
    return to;
  } catch (error) {
    console.error(error);
    rmSync(part, { recursive: true, force: true });
    return from;
  }
}

const hasData = (folder: string) => OURS.some((name) => existsSync(join(folder, name)));

const isOnAnotherDrive = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EXDEV';

/** An open that shares with nobody (libuv's UV_FS_O_EXLOCK): on Windows it fails where anybody has the file open. */
function refuseHeld(file: string): void {
  const alone = process.platform === 'win32' ? 0x1000_0000 : 0;
  closeSync(openSync(file, constants.O_RDWR | alone));
}

function syncFiles(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const descriptor = openSync(join(entry.parentPath, entry.name), 'r+');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
  if (process.platform === 'win32') return;
  const parent = openSync(dirname(folder), 'r');
  fsyncSync(parent);
  closeSync(parent);
}
