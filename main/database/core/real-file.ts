import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const MOST_LINKS = 40;

/** The file that a path leads to through whatever links, existing or not, so that every name of it is one. */
export function realFile(path: string): string {
  let file = resolve(path);
  for (let links = 0; links < MOST_LINKS; links++) {
    try {
      return realpathSync(file);
    } catch {
      const target = linkTarget(file);
      if (target === undefined) return inRealFolder(file);
      file = resolve(dirname(file), target);
    }
  }
  return file;
}

function linkTarget(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}

function inRealFolder(file: string): string {
  try {
    return join(realpathSync(dirname(file)), basename(file));
  } catch {
    return file;
  }
}
