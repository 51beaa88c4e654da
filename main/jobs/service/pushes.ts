import { createHash, type Hash, hash, randomUUID } from 'node:crypto';
import { linkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Push, PushAnswer } from '../../database/automation/pushes.ts';
import type { ImportRecord } from '../../database/imports/imports.ts';
import { inspectHead } from '../../import/inspect-head.ts';
import { wrappingOf } from '../../import/wrapping.ts';
import type { ImportInput } from '../import/import-file.ts';
import { JobError, toFailure } from '../threads/error.ts';
import type { DatabaseSession } from './database-session.ts';
import { createPushStore, type KeptPush } from './push-store.ts';

export type PushState = { readonly state: 'Running' } | PushAnswer;

/** Files that other programs push (SPEC §18). Failures are JobErrors. */
export type Pushes = {
  /**
   * Takes a body of any kind of file and answers its id once it is on the disk; from then on it is imported, whatever
   * happens to the program. `push-too-large`, `disk-full`, `too-many-waiting`.
   */
  take(body: AsyncIterable<Uint8Array>): Promise<string>;
  /** `undefined`: there is none with this id, or it is long ago. */
  find(id: string): Promise<PushState | undefined>;
  /** Begins no other import; what waits is imported after the next start. */
  close(): void;
};

export const MOST_PUSHED_BYTES = 1 << 30;
/** Up to this a body is kept with others, and imported with them. */
const SMALL_BYTES = 4 << 10;
/** Of small bodies that wait; each is held, too. */
const MOST_WAITING_BYTES = 64 << 20;
/** Imported together at most, and not sooner after one import than this: each is a line in the list of imports. */
const MOST_TOGETHER = 20_000;
const PAUSE_MS = 10_000;

type ImportFile = (input: ImportInput) => Promise<ImportRecord>;

export function createPushes(
  session: Pick<DatabaseSession, 'file' | 'onState' | 'ready' | 'read'>,
  importFile: ImportFile,
  save: (pushes: readonly Push[], answer: PushAnswer, isKnown: boolean) => Promise<void>,
): Pushes {
  const store = createPushStore(session.file);
  const waiting = new Map<string, KeptPush>();
  let waitingBytes = 0;
  let isDraining = false;
  const stop = new AbortController();

  /** The folders of which it is known what earlier runs left. */
  const recovered = new Set<string>();
  let recovering: Promise<void> = Promise.resolve();

  session.onState(({ state }) => {
    if (state !== 'ready' || recovered.has(store.folder())) return;
    recovered.add(store.folder());
    recovering = recover().catch(() => undefined);
  });

  async function recover(): Promise<void> {
    for (const push of store.leftByEarlierRuns()) {
      if ((await session.read('push', push.id)) === undefined) accept(push);
      else store.release(push);
    }
  }

  function accept(push: KeptPush): void {
    waiting.set(push.id, push);
    if (push.kind === 'small') waitingBytes += push.bytes.length;
    if (isDraining) return;
    isDraining = true;
    void drain();
  }

  function settle(pushes: readonly KeptPush[]): void {
    for (const push of pushes) {
      waiting.delete(push.id);
      if (push.kind === 'small') waitingBytes -= push.bytes.length;
      store.release(push);
    }
  }

  async function drain(): Promise<void> {
    // Those of the same moment come along.
    await pause(100);
    while (waiting.size > 0 && !stop.signal.aborted) {
      store.rotate();
      const all = [...waiting.values()];
      try {
        for (let at = 0; at < all.length && !stop.signal.aborted; ) {
          const together = mergeable(all, at);
          await importTogether(together);
          at += together.length;
        }
      } catch {
        // The disk is full, or the database cannot be used: they are tried again.
      }
      await pause(PAUSE_MS);
    }
    isDraining = false;
  }

  const pause = (ms: number) => wait(ms, undefined, { signal: stop.signal }).catch(() => undefined);

  async function importTogether(pushes: readonly KeptPush[]): Promise<void> {
    const known = await session.read(
      'pushed',
      pushes.map(({ content }) => content),
    );
    for (const [index, push] of pushes.entries()) {
      const answer = known[index];
      if (answer === undefined) continue;
      await save([push], answer, true);
      settle([push]);
    }
    const fresh = pushes.filter((_, index) => known[index] === undefined);
    if (fresh.length === 0) return;
    const path = asFile(fresh);
    const { size, mtimeMs } = statSync(path, { bigint: true });
    const once = fresh.length === 1 ? { once: { bytes: Number(size), modifiedAt: Number(mtimeMs) } } : {};
    try {
      const parts = fresh.length === 1 ? await session.read('filesWithin', path) : [path];
      if (parts.length > 1) await save(fresh, await importParts(parts, once), false);
      else {
        const pushes = fresh.map(({ id, content }) => ({ id, content }));
        await importFile({ path, sample: false, ...once, pushes });
      }
    } catch (error) {
      const { code, message } = toFailure(error);
      if (code === 'already-imported') await save(fresh, NOTHING_NEW, true);
      else if (REFUSALS.includes(code)) {
        const shown = message.split(`${path}: `).join('');
        await save(fresh, { state: 'Failed', error: { code, message: shown } }, false);
      } else throw error;
    } finally {
      if (path.endsWith('.csv')) rmSync(path, { force: true });
    }
    settle(fresh);
  }

  /** Of a zip of several files, each is an import; those that an earlier run came to are known. */
  async function importParts(parts: readonly string[], once: Pick<ImportInput, 'once'>): Promise<PushAnswer> {
    const records: ImportRecord[] = [];
    for (const path of parts) {
      try {
        records.push(await importFile({ path, sample: false, ...once }));
      } catch (error) {
        if (toFailure(error).code !== 'already-imported') throw error;
      }
    }
    const counts = { ...NO_COUNTS };
    for (const record of records) {
      for (const name of COUNTS) counts[name] += record[name];
    }
    const warnings = records.flatMap((record) => record.warnings.map(({ text }) => text));
    return { state: 'Complete', counts, warnings, pushes: 1 };
  }

  /** A body by itself is imported as it is; small ones as one file with one header. */
  function asFile(pushes: readonly KeptPush[]): string {
    const [first] = pushes;
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    const path = join(store.folder(), `pushed-${stamp}.csv`);
    if (first?.kind !== 'large') writeFileSync(path, joined(pushes), { mode: 0o600 });
    else return linked(first.kept, path);
    return path;
  }

  return {
    async take(body) {
      await session.ready();
      await recovering;
      if (waitingBytes > MOST_WAITING_BYTES) throw tooManyWaiting();
      const id = randomUUID();
      const push = await receive(id, body);
      accept(push);
      return id;
    },
    async find(id) {
      await recovering;
      return waiting.has(id) ? { state: 'Running' } : session.read('push', id);
    },
    close() {
      stop.abort();
      store.close();
    },
  };

  async function receive(id: string, body: AsyncIterable<Uint8Array>): Promise<KeptPush> {
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    let large: (Awaited<ReturnType<typeof store.openLarge>> & { readonly hash: Hash }) | undefined;
    try {
      for await (const piece of body) {
        bytes += piece.length;
        if (bytes > MOST_PUSHED_BYTES) throw tooLarge();
        pieces.push(piece);
        if (bytes <= SMALL_BYTES) continue;
        large ??= { ...(await store.openLarge(id)), hash: createHash('sha256') };
        for (const one of pieces.splice(0)) {
          large.hash.update(one);
          await large.write(one);
        }
      }
      if (large !== undefined) return await large.keep(large.hash.digest('hex'));
      const small = Buffer.concat(pieces);
      return await store.keepSmall(id, hash('sha256', small, 'hex'), small);
    } catch (error) {
      await large?.drop();
      throw error;
    }
  }
}

/** The same file by a name that says more to a person, where the disk has such. */
function linked(file: string, name: string): string {
  try {
    linkSync(file, name);
    return name;
  } catch {
    return file;
  }
}

/** Faults of the body itself; with all others it is tried again. */
const REFUSALS: readonly string[] = ['file-refused', 'file-unreadable', 'out-of-memory', 'internal'];

const NO_COUNTS = { rows: 0, accepted: 0, added: 0, replaced: 0, unchanged: 0, rejected: 0 };
const COUNTS = ['rows', 'accepted', 'added', 'replaced', 'unchanged', 'rejected'] as const;

const NOTHING_NEW: PushAnswer = { state: 'Complete', counts: NO_COUNTS, warnings: [], pushes: 1 };

/** From a place on, the small bodies that follow one another and have the same header; else the one alone. */
function mergeable(all: readonly KeptPush[], from: number): readonly KeptPush[] {
  const [first] = all.slice(from, from + 1);
  if (first === undefined) return [];
  const header = headerOf(first);
  if (header === undefined) return [first];
  let to = from + 1;
  while (to < all.length && to - from < MOST_TOGETHER && hasHeader(all[to], header)) to++;
  return all.slice(from, to);
}

/** The header line of a plain file of polls that begins with it; `undefined` of everything else. */
function headerOf(push: KeptPush | undefined): string | undefined {
  if (push?.kind !== 'small' || wrappingOf(push.bytes) !== 'none' || push.bytes[0] === BOM) return undefined;
  const found = inspectHead(push.bytes);
  if (!found.ok || found.format.kind !== 'polls' || found.format.headerLines !== 1) return undefined;
  return headerBytes(push.bytes).toString('latin1').trimEnd();
}

/** The same without looking at the whole of it, where it begins with the very line that another one was known by. */
function hasHeader(push: KeptPush | undefined, header: string): boolean {
  if (push?.kind !== 'small') return false;
  // What holds one may be no text at all.
  if (push.bytes.includes(NUL) || headerBytes(push.bytes).toString('latin1').trimEnd() !== header) {
    return headerOf(push) === header;
  }
  return true;
}

const BOM = 0xef;
const LF = 0x0a;
const NUL = 0;

function headerBytes(bytes: Uint8Array): Buffer {
  const end = bytes.indexOf(LF) + 1;
  return Buffer.from(bytes.buffer, bytes.byteOffset, end === 0 ? bytes.length : end);
}

function joined(pushes: readonly KeptPush[]): Buffer {
  // The same bytes twice are there once.
  const bodies = [
    ...new Map(
      pushes.flatMap((push) => (push.kind === 'small' ? [[push.content, push.bytes] as const] : [])),
    ).values(),
  ];
  const [first] = bodies;
  if (first === undefined || bodies.length === 1) return Buffer.from(first ?? []);
  const rows = bodies.map((bytes) => bytes.subarray(headerBytes(bytes).length));
  const header = Buffer.from(`${headerBytes(first).toString('latin1').trimEnd()}\n`, 'latin1');
  const ended = rows.flatMap((bytes) => (bytes.at(-1) === LF ? [bytes] : [bytes, LINE_END]));
  return Buffer.concat([header, ...ended]);
}

const LINE_END = Buffer.from('\n');

function tooLarge(): JobError {
  return new JobError({ code: 'push-too-large', message: 'A file that is pushed holds at most 1 GiB.' });
}

function tooManyWaiting(): JobError {
  const message = 'Too much that was sent is waiting to be imported. Send it again a little later.';
  return new JobError({ code: 'too-many-waiting', message });
}
