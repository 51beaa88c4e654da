import { fstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { basename, dirname, resolve } from 'node:path';

/** What makes two paths mean one file: its number on its device, or where it would be made. */
type FileIdentity =
  | { readonly there: true; readonly number: string }
  | { readonly there: false; readonly folder: string; readonly name: string };

const MOST_LINKS = 40;

/** `undefined`: there is no such file, nor a folder to make it in. */
export function identify(path: string | Buffer): FileIdentity | undefined {
  const number = numberOf(path);
  if (number !== undefined) return { there: true, number };
  if (typeof path !== 'string') return undefined;
  const end = endOfLinks(resolve(path));
  const folder = numberOf(dirname(end));
  return folder === undefined ? undefined : { there: false, folder, name: foldName(basename(end)) };
}

/** The file or device behind an open descriptor; `undefined` where it has no number. */
export function identifyDescriptor(descriptor: number): FileIdentity | undefined {
  try {
    const { dev, ino } = fstatSync(descriptor, { bigint: true });
    return ino === 0n ? undefined : { there: true, number: `${dev}:${ino}` };
  } catch {
    return undefined;
  }
}

/** Whether what is written there is gone, so that nothing written there can be replaced. */
export function isNowhere(file: FileIdentity): boolean {
  return isSameFile(file, identify(devNull));
}

export function isSameFile(one: FileIdentity, other: FileIdentity | undefined): boolean {
  if (other === undefined) return false;
  if (one.there) return other.there && one.number === other.number;
  return !other.there && one.folder === other.folder && one.name === other.name;
}

/** Where links lead in the end, also to a file that is not there yet. */
export function endOfLinks(path: string): string {
  let end = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    const next = linkedFrom(end);
    if (next === undefined) return end;
    end = next;
  }
  return end;
}

function linkedFrom(path: string): string | undefined {
  try {
    return resolve(realpathSync(dirname(path)), readlinkSync(path));
  } catch {
    return undefined;
  }
}

function numberOf(path: string | Buffer): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    // Some file systems number nothing.
    return ino === 0n ? foldName(realpathSync(path).toString()) : `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}

/** As the least careful file system compares names: neither case, nor how accents are written, nor trailing dots. */
function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[. ]+$/, '');
}
