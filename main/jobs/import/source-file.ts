import { closeSync, fstatSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { readProblem } from '../files/file-problem.ts';
import { isInUse } from '../files/holds-database.ts';
import { JobError } from '../threads/error.ts';

/** A file being read. All that is read of it goes through its one descriptor, so that it is one file's bytes. */
export type SourceFile = {
  readonly name: string;
  readonly path: string;
  readonly file: number;
  readonly bytes: number;
  /** The file meant within it, where the path leads into a zip. */
  readonly entry?: string;
  /** When it was last modified, in milliseconds since the epoch. */
  readonly modifiedAt: number;
  /** Whether it is, to the byte, what it was when it was opened, and its name still names it. */
  isUnchanged(): boolean;
  /** Throws `file-changed` if it is not. */
  assertUnchanged(): void;
  close(): void;
};

/** Opens a file; throws an Error that says in words why it cannot, to end a sentence. */
export function openSource(path: string): SourceFile {
  const { outer, entry } = splitPacked(path);
  const place = findPlace(outer);
  const file = open(place);
  const name = basename(path);
  const first = fstatSync(file, { bigint: true });
  const isUnchanged = (): boolean => {
    const now = fstatSync(file, { bigint: true });
    const named = statSync(place, { bigint: true, throwIfNoEntry: false });
    const isSame = now.size === first.size && now.mtimeNs === first.mtimeNs;
    return isSame && named?.ino === first.ino && named.dev === first.dev;
  };
  return {
    name,
    path: resolve(path),
    file,
    bytes: Number(first.size),
    ...(entry === undefined ? {} : { entry }),
    modifiedAt: Number(first.mtimeMs),
    isUnchanged,
    assertUnchanged() {
      if (isUnchanged()) return;
      const message = `${name}: it was changed or replaced while it was read. Nothing of it was imported. Import it again once nothing writes to it.`;
      throw new JobError({ code: 'file-changed', message });
    },
    close: () => closeSync(file),
  };
}

/** Parts a path that leads into a file, as into a zip, where that file ends. */
function splitPacked(path: string): { readonly outer: string; readonly entry: string | undefined } {
  const whole = resolve(path);
  for (let outer = whole; outer !== dirname(outer); outer = dirname(outer)) {
    const found = lookUp(outer);
    if (found === undefined) continue;
    if (outer === whole || !found.isFile()) break;
    return { outer, entry: relative(outer, whole).split(sep).join('/') };
  }
  return { outer: path, entry: undefined };
}

/** What stands at a path; `undefined` where nothing does, or nothing can be told: opening it says why. */
function lookUp(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const HEAD_BYTES = 65_536;

/** The first 64 KiB of a file, or all of a shorter one. */
export function readHead(file: number): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES);
  return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
}

function open(place: string | Buffer): number {
  let why = 'it is not a file';
  try {
    // Both asked before it is opened: opening a pipe would wait for whoever writes to it.
    if (statSync(place).isFile()) {
      if (typeof place !== 'string' || !isInUse(place)) return openSync(place, 'r');
      why = 'it is a database that is in use';
    }
  } catch (error) {
    throw new Error(readProblem(error), { cause: error });
  }
  throw new Error(why);
}

const NOT_UTF_8 = '\uFFFD';

/**
 * Where a path leads. A name that is not UTF-8 reaches a program with other characters than it has, so that the path
 * leads nowhere: it is looked up in its folder instead, by what its bytes would have become.
 */
function findPlace(path: string): string | Buffer {
  // Windows has no such names.
  if (process.platform === 'win32' || !path.includes(NOT_UTF_8)) return path;
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return path;
  const start = isAbsolute(path) ? sep : `.${sep}`;
  let place: Buffer = Buffer.from(start);
  for (const part of path.split(sep)) {
    const name = part.includes(NOT_UTF_8) ? findName(place, part) : Buffer.from(part);
    if (name === undefined) return path;
    place = Buffer.concat([place, Buffer.from(sep), name]);
  }
  return place;
}

/** The one name in a folder that reads so; `undefined` where there is none, or more than one. */
function findName(folder: Buffer, name: string): Buffer | undefined {
  try {
    const found = readdirSync(folder, { encoding: 'buffer' }).filter((bytes) => bytes.toString() === name);
    return found.length === 1 ? found[0] : undefined;
  } catch {
    return undefined;
  }
}
