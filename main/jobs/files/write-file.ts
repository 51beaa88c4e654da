import { constants, type Stats, write } from 'node:fs';
import { access, chmod, chown, lstat, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf, writeProblem } from './file-problem.ts';
import { holdsDatabase } from './holds-database.ts';
import { nameLeftover, sweepLeftovers } from './leftovers.ts';
import { windowsDevice, windowsNameProblem } from './windows-names.ts';

/** A text or bytes to write, or parts of them one after the other where that may be too long to be held whole. */
export type Written = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/**
 * Writes a file whole or not at all: into a file beside it first, then renamed over it. A link is written through,
 * and the mode of a file that is replaced stays. What is no file, such as a device or a named pipe, is written into
 * instead; `stop` ends waiting for a reader. Throws an Error that says in words where and why it could not be written.
 */
export async function writeFileWhole(path: string, written: Written, stop?: AbortSignal): Promise<void> {
  try {
    await explainWriting(path, async () => {
      const target = await findTarget(path);
      switch (target.kind) {
        case 'file':
          return replace(target, written, stop);
        case 'stream':
          return writeIntoStream(target.path, written, stop);
        case 'descriptor':
          return writeToDescriptor(target.descriptor, written, stop);
      }
    });
  } catch (error) {
    await giveUpWritten(written);
    throw error;
  }
}

/** What is made as it is written is held open until somebody says that it is not wanted. */
export async function giveUpWritten(written: Written): Promise<void> {
  if (typeof written !== 'string' && !(written instanceof Uint8Array)) {
    await written[Symbol.asyncIterator]().return?.();
  }
}

/** Throws as writeFileWhole would where it can be seen beforehand that it would. */
export async function refuseUnwritable(path: string): Promise<void> {
  await explainWriting(path, async () => {
    const target = await findTarget(path);
    if (target.kind !== 'file') return;
    if (target.stats !== undefined) await refuseToReplace(target.path);
    await access(dirname(target.path), constants.W_OK);
  });
}

/** Writes to an open descriptor, such as 1 for standard output, whatever is behind it. */
export async function writeToDescriptor(
  descriptor: number,
  written: Written,
  stop?: AbortSignal,
): Promise<void> {
  for await (const part of partsOf(written)) await writeAll(descriptor, part, stop);
}

async function writeAll(descriptor: number, part: string | Uint8Array, stop?: AbortSignal): Promise<void> {
  const bytes = typeof part === 'string' ? Buffer.from(part) : part;
  for (let at = 0; at < bytes.length; ) {
    stop?.throwIfAborted();
    try {
      at += (await promisify(write)(descriptor, bytes, at, Math.min(bytes.length - at, CHUNK))).bytesWritten;
    } catch (error) {
      // A reader that is slower than this.
      if (codeOf(error) !== 'EAGAIN') throw error;
      await wait(PAUSE_MS, undefined, stop === undefined ? {} : { signal: stop });
    }
  }
}

/** The parts of what is written, which stops between them where that is asked for. */
async function* partsOf(written: Written, stop?: AbortSignal): AsyncGenerator<string | Uint8Array> {
  if (typeof written === 'string' || written instanceof Uint8Array) return yield written;
  for await (const part of written) {
    stop?.throwIfAborted();
    yield part;
  }
}

export const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;
const CHUNK = 1 << 16;
const PAUSE_MS = 10;
const MOST_LINKS = 40;

type FileTarget = { readonly kind: 'file'; readonly path: string; readonly stats: Stats | undefined };
type Target =
  | FileTarget
  | { readonly kind: 'stream'; readonly path: string }
  | { readonly kind: 'descriptor'; readonly descriptor: number };

/** What a path leads to, links followed: also one to a file that is not there yet. */
async function findTarget(path: string): Promise<Target> {
  if (process.platform === 'win32') {
    if (windowsDevice(basename(path)) === 'NUL') return { kind: 'stream', path: '\\\\.\\NUL' };
    const problem = windowsNameProblem(path);
    if (problem !== undefined) throw new Error(problem);
  }
  let at = path;
  for (let links = 0; links <= MOST_LINKS; links++) {
    const descriptor = ownDescriptor(at);
    if (descriptor !== undefined) return { kind: 'descriptor', descriptor };
    const entry = await ifThere(lstat(at));
    if (entry?.isSymbolicLink() !== true) {
      if (entry?.isDirectory() === true)
        throw Object.assign(new Error('It is a folder.'), { code: 'EISDIR' });
      if (entry !== undefined && !entry.isFile()) return { kind: 'stream', path: at };
      await stat(dirname(at));
      return { kind: 'file', path: at, stats: entry };
    }
    at = resolve(await realpath(dirname(at)), await readlink(at));
  }
  throw Object.assign(new Error('There are too many links.'), { code: 'ELOOP' });
}

/** The names of this process's own open files: opening one anew would begin at its start, and replace what is there. */
function ownDescriptor(path: string): number | undefined {
  if (path === '/dev/stdout') return STANDARD_OUTPUT;
  if (path === '/dev/stderr') return STANDARD_ERROR;
  const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path) ?? [];
  return number === undefined ? undefined : Number(number);
}

async function replace(
  { path, stats }: FileTarget,
  written: Written,
  stop: AbortSignal | undefined,
): Promise<void> {
  const folder = dirname(path);
  if (stats !== undefined) await refuseToReplace(path);
  sweepLeftovers(folder);
  const beside = join(folder, nameLeftover({ part: true }));
  try {
    const file = await open(beside, 'wx', stats === undefined ? undefined : stats.mode & 0o777);
    try {
      await file.writeFile(partsOf(written, stop), 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    if (stats !== undefined) await keepOwnerAndMode(beside, stats);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Renaming would replace even a file that may not be written, which a person who protected it means, and a database. */
async function refuseToReplace(path: string): Promise<void> {
  await access(path, constants.W_OK);
  if (holdsDatabase(path)) throw new Error('it is a database');
}

async function keepOwnerAndMode(path: string, { uid, gid, mode }: Stats): Promise<void> {
  // Only root may give files away; everyone else's new file is their own.
  if (process.getuid?.() === 0) await chown(path, uid, gid);
  await chmod(path, mode & 0o7777);
}

/** Writes into a device or a named pipe, which has no end that could be renamed over; a pipe is waited for. */
async function writeIntoStream(path: string, written: Written, stop: AbortSignal | undefined): Promise<void> {
  const flags = constants.O_WRONLY | (constants.O_NONBLOCK ?? 0);
  const isPipe = (await stat(path)).isFIFO();
  for (;;) {
    stop?.throwIfAborted();
    try {
      const stream = await open(path, flags);
      try {
        return await writeToDescriptor(stream.fd, written, stop);
      } finally {
        await stream.close();
      }
    } catch (error) {
      // Nobody has opened the other end yet.
      if (!(isPipe && codeOf(error) === 'ENXIO')) throw error;
      await wait(PAUSE_MS, undefined, stop === undefined ? {} : { signal: stop });
    }
  }
}

async function ifThere(found: Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await found;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Does what writes to a path, and says in words where and why it failed. */
export async function explainWriting(path: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error(`${path} could not be written: ${writeProblem(error)}.`, { cause: error });
  }
}
