import type { BigIntStats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { codeOf } from '../jobs/files/file-problem.ts';
import { BESIDE_A_DATABASE } from '../jobs/files/holds-database.ts';
import type { NamedSighting } from '../jobs/service/service.ts';

/** A path; bytes where a name in it is not UTF-8. */
export type Place = string | Buffer;

/** A plain file of a folder. */
export type FoundFile = NamedSighting & { readonly place: Place };

/** Files that are still being brought, and what systems and programs put into folders for themselves. */
const PASSED_OVER =
  /^\.|^~\$|\.(?:part|partial|crdownload|download|filepart|tmp)$|^(?:thumbs\.db|desktop\.ini)$/i;

/** Asked for at a time: a folder of thousands must not fill the queue that all files of the process share. */
const AT_A_TIME = 64;
/** Names looked through without a pause. */
const A_FEW = 1000;

/**
 * The names in a folder, each byte of them as a character: names that are not UTF-8 stay apart, and a look that finds the
 * same names as the one before costs next to nothing. Throws what the system says where the folder cannot be read.
 */
export function listNames(folder: string): Promise<readonly string[]> {
  return readdir(folder, { encoding: 'latin1' });
}

/**
 * The plain files among these names of a folder, by name; links, folders, pipes, what is passed over and what lies beside a
 * database are left out. Throws what the system says where none of them can be looked at.
 */
export async function findFiles(
  folder: string,
  names: readonly string[],
  /** What is known of a file without looking at it. */
  known: (name: string) => FoundFile | undefined,
): Promise<ReadonlyMap<string, FoundFile>> {
  const found = new Map<string, FoundFile>();
  let failure: unknown;
  const bytes: Buffer[] = [];
  const texts = new Set<string>();
  for await (const some of aFewAtATime(names)) {
    for (const name of some) {
      const own = Buffer.from(name, 'latin1');
      bytes.push(own);
      texts.add(String(own));
    }
  }
  const wanted: Buffer[] = [];
  for await (const some of aFewAtATime(bytes)) {
    for (const name of some) {
      const text = String(name);
      const file = known(text);
      if (file !== undefined) found.set(text, file);
      else if (isWanted(text, texts)) wanted.push(name);
    }
  }
  for (let at = 0; at < wanted.length; at += AT_A_TIME) {
    const places = wanted.slice(at, at + AT_A_TIME).map((name) => placeOf(folder, name));
    for (const look of await Promise.allSettled(places.map(findFile))) {
      if (look.status === 'rejected') failure ??= look.reason;
      else if (look.value !== undefined) found.set(look.value.name, look.value);
    }
  }
  // One that cannot be looked at is left out; where none can, it is the folder.
  if (found.size === 0 && failure !== undefined) throw failure;
  return found;
}

/** Between them whatever else waits for this thread has its turn. */
async function* aFewAtATime<T>(all: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < all.length; at += A_FEW) {
    yield all.slice(at, at + A_FEW);
    if (at + A_FEW < all.length) await nextTurn();
  }
}

function isWanted(name: string, all: ReadonlySet<string>): boolean {
  if (PASSED_OVER.test(name)) return false;
  return !BESIDE_A_DATABASE.some((end) => name.endsWith(end) && all.has(name.slice(0, -end.length)));
}

function placeOf(folder: string, name: Buffer): Place {
  const text = String(name);
  if (Buffer.from(text).equals(name)) return join(folder, text);
  return Buffer.concat([Buffer.from(folder + sep), name]);
}

/** What is at a place now; `undefined`: no plain file, or none any more. */
export async function findFile(place: Place): Promise<FoundFile | undefined> {
  const stats = await lookUp(place);
  if (stats?.isFile() !== true) return undefined;
  const path = String(place);
  const name = path.slice(path.lastIndexOf(sep) + 1);
  return {
    name,
    place,
    bytes: Number(stats.size),
    modifiedAt: Number(stats.mtimeMs),
    modifiedNs: String(stats.mtimeNs),
    inode: String(stats.ino),
  };
}

async function lookUp(place: Place): Promise<BigIntStats | undefined> {
  try {
    return await lstat(place, { bigint: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
