import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { realFile } from '../../database/core/real-file.ts';
import { syncFolder } from '../../database/opening/copy-file.ts';
import { JobError } from '../threads/error.ts';

/** A body that is on the disk and not imported yet; `kept` is the file it is in, alone or with others. */
export type KeptPush = { readonly id: string; readonly content: string; readonly kept: string } & (
  | { readonly kind: 'small'; readonly bytes: Uint8Array }
  | { readonly kind: 'large' }
);

/** A body that is being written. */
export type LargeBody = {
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves once it is on the disk under the name that the next start finds it by. */
  keep(content: string): Promise<KeptPush>;
  drop(): Promise<void>;
};

/** Where pushed bodies are until they are imported: a folder beside the database, which outlives a kill. */
export type PushStore = {
  /** Resolves once it is on the disk; those that come while others are written share one write. */
  keepSmall(id: string, content: string, bytes: Uint8Array): Promise<KeptPush>;
  openLarge(id: string): Promise<LargeBody>;
  /** What comes from now on goes into another file. */
  rotate(): void;
  /** It is imported, or refused: a file that none needs any more goes. */
  release(push: KeptPush): void;
  /** Leaves it where it is: another database is in use, and it is found again once its own is. */
  leave(push: KeptPush): void;
  /** What earlier runs left, in the order in which it came; each is to be released, too. */
  leftByEarlierRuns(): KeptPush[];
  folder(): string;
  /** Takes nothing any more; what is kept stays. */
  close(): void;
};

/** Left free, so that the import and whatever else the computer does have room. */
const RESERVE_BYTES = 256 << 20;
const LOOK_EVERY_BYTES = 16 << 20;
/** So often at most it is asked how full the disk is: what small bodies take in between is far less than the reserve. */
const LOOK_EVERY_MS = 1_000;

type Unwritten = {
  readonly push: KeptPush;
  readonly line: string;
  readonly resolve: (push: KeptPush) => void;
  readonly reject: (error: unknown) => void;
};

export function createPushStore(database: () => string): PushStore {
  let next = 1;
  let journal: string | undefined;
  /** How many bodies each file holds that are not released. */
  const users = new Map<string, number>();
  let unwritten: Unwritten[] = [];
  let last: Promise<void> = Promise.resolve();

  /** Where the links of a path lead is not asked for each body. */
  let known = { database: '', folder: '' };
  /** The journal that is written to, for as long as it is the one. */
  let writing: { readonly file: string; readonly handle: FileHandle } | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;

  function folder(): string {
    const file = database();
    if (known.database !== file) known = { database: file, folder: `${realFile(file)}.pushed` };
    return known.folder;
  }
  const numbered = (end: string) => join(folder(), `${String(next++).padStart(12, '0')}${end}`);

  function hold(kept: string): void {
    users.set(kept, (users.get(kept) ?? 0) + 1);
  }

  function release({ kept }: Pick<KeptPush, 'kept'>): void {
    const left = (users.get(kept) ?? 1) - 1;
    users.set(kept, left);
    if (left === 0 && kept !== journal) forget(kept);
  }

  function forget(kept: string): void {
    users.delete(kept);
    rmSync(kept, { force: true });
  }

  async function writeWaiting(): Promise<void> {
    const [first] = unwritten;
    if (first === undefined) return;
    const file = first.push.kept;
    // Of one file: what came after `rotate` is for the next.
    const batch = unwritten.filter(({ push }) => push.kept === file);
    unwritten = unwritten.filter(({ push }) => push.kept !== file);
    try {
      await lookAtDisk();
      const handle = await openJournal(file);
      await handle.writeFile(batch.map(({ line }) => line).join(''));
      await handle.datasync();
      for (const { push, resolve } of batch) resolve(push);
    } catch (error) {
      await closeJournal();
      for (const { push, reject } of batch) {
        release(push);
        reject(error);
      }
    }
  }

  function rotate(): void {
    const full = journal;
    journal = undefined;
    // After what is being written to it.
    last = last.then(() => (writing?.file === full ? closeJournal() : undefined));
    if (full !== undefined && (users.get(full) ?? 0) === 0) forget(full);
  }

  async function lookAtDisk(): Promise<void> {
    if (performance.now() - lookedAt < LOOK_EVERY_MS) return;
    await refuseFullDisk(folder(), 0);
    lookedAt = performance.now();
  }

  async function openJournal(file: string): Promise<FileHandle> {
    if (writing?.file === file) return writing.handle;
    await closeJournal();
    const handle = await open(file, 'a', 0o600);
    writing = { file, handle };
    syncFolder(folder());
    return handle;
  }

  async function closeJournal(): Promise<void> {
    const last = writing;
    writing = undefined;
    await last?.handle.close().catch(() => undefined);
  }

  return {
    folder,
    keepSmall(id, content, bytes) {
      // Another database may be in use by now.
      if (journal !== undefined && dirname(journal) !== folder()) rotate();
      if (journal === undefined) {
        makeFolder(folder());
        journal = numbered('.journal');
      }
      const kept = journal;
      hold(kept);
      // Each begins with a line end, so that one that was cut off costs no other.
      const line = `\n${JSON.stringify([id, content, Buffer.from(bytes).toString('base64')])}`;
      return new Promise((resolve, reject) => {
        unwritten.push({ push: { kind: 'small', id, content, kept, bytes }, line, resolve, reject });
        last = last.then(writeWaiting);
      });
    },
    async openLarge(id) {
      makeFolder(folder());
      await refuseFullDisk(folder(), 0);
      const name = numbered('');
      const part = `${name}.part`;
      const handle: FileHandle = await open(part, 'wx', 0o600);
      let written = 0;
      return {
        async write(bytes) {
          if (
            Math.floor(written / LOOK_EVERY_BYTES) !== Math.floor((written + bytes.length) / LOOK_EVERY_BYTES)
          ) {
            await refuseFullDisk(folder(), bytes.length);
          }
          await handle.writeFile(bytes);
          written += bytes.length;
        },
        async keep(content) {
          await handle.sync();
          await handle.close();
          const kept = `${name}-${id}-${content}.body`;
          await rename(part, kept);
          syncFolder(folder());
          hold(kept);
          return { kind: 'large', id, content, kept };
        },
        async drop() {
          await handle.close().catch(() => undefined);
          await rm(part, { force: true }).catch(() => undefined);
        },
      };
    },
    rotate,
    release,
    leave: ({ kept }) => void users.delete(kept),
    close() {
      last = last.then(closeJournal);
    },
    leftByEarlierRuns() {
      const names = namesIn(folder()).sort();
      next = Math.max(next, ...names.map((name) => (Number.parseInt(name, 10) || 0) + 1));
      const left = names.flatMap((name) => readKept(join(folder(), name)));
      for (const { kept } of left) hold(kept);
      return left;
    },
  };
}

/** Throws `disk-full` where so many bytes more would leave too little. */
export async function refuseFullDisk(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - bytes >= RESERVE_BYTES) return;
  const message = 'The disk is nearly full: nothing was taken. Free some space and send it again.';
  throw new JobError({ code: 'disk-full', message });
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readKept(path: string): KeptPush[] {
  const [, id, content] = /\d{12}-([0-9a-f-]{36})-([0-9a-f]{64})\.body$/.exec(path) ?? [];
  if (id !== undefined && content !== undefined) return [{ kind: 'large', id, content, kept: path }];
  if (path.endsWith('.journal')) {
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => parseLine(line, path));
  }
  // Half of a body, whose id was never answered, or a file that an import was made from.
  if (/\.(part|csv)$/.test(path)) rmSync(path, { force: true });
  return [];
}

function parseLine(line: string, kept: string): KeptPush[] {
  try {
    const [id, content, body]: unknown[] = JSON.parse(line);
    if (typeof id !== 'string' || typeof content !== 'string' || typeof body !== 'string') return [];
    return [{ kind: 'small', id, content, kept, bytes: Buffer.from(body, 'base64') }];
  } catch {
    return [];
  }
}
