import { createHash, type Hash, hash, randomUUID } from 'node:crypto';
import { linkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Push, PushAnswer } from '../../database/automation/pushes.ts';
import type { ImportRecord } from '../../database/imports/imports.ts';
import type { Pushed } from '../care/deletions.ts';
import type { ImportInput } from '../import/import-file.ts';
import { JobError, toFailure } from '../threads/error.ts';
import type { DatabaseSession } from './database-session.ts';
import { joined, mergeable } from './merge-pushes.ts';
import { createPushStore, type KeptPush } from './push-store.ts';

export type PushState = { readonly state: 'Running' } | PushAnswer;

/** Files that other programs push (SPEC §18). Failures are JobErrors. */
export type Pushes = {
  /**
   * Takes a body of any kind of file, of `most` bytes, and answers its id once it is on the disk; from then on it is
   * imported, whatever happens to the program. `push-too-large`, `disk-full`, `too-many-waiting`.
   */
  take(body: AsyncIterable<Uint8Array>, most?: number): Promise<string>;
  /** `undefined`: there is none with this id, or it is long ago. */
  find(id: string): Promise<PushState | undefined>;
  /**
   * Deletes everything while none is imported; `work` sees to it that those that wait are known to be deleted too. Once it
   * has, they are forgotten; where it fails, they go on waiting.
   */
  whileDeleting<T>(work: (pushed: Pushed) => Promise<T>): Promise<T>;
  /** Begins no other import; what waits is imported after the next start. */
  close(): void;
};

export const MOST_PUSHED_BYTES = 1 << 30;
/** Up to this a body is kept with others, and imported with them. */
const SMALL_BYTES = 4 << 10;
/** Of small bodies that wait; each is held, too, and takes more than its bytes. */
const MOST_WAITING_BYTES = 128 << 20;
const HELD_WITH_EACH_BYTES = 640;
/** Imports come no sooner after one another than this: each is a line in the list of imports. */
const PAUSE_MS = 10_000;
/** Of the newest imports of what was pushed the numbers are known: of a few hours. */
const MOST_IMPORTED = 2_000;

type ImportFile = (input: ImportInput) => Promise<ImportRecord>;

export function createPushes(
  session: Pick<DatabaseSession, 'file' | 'onState' | 'ready' | 'read'>,
  importNow: ImportFile,
  save: (pushes: readonly Push[], answer: PushAnswer, isKnown: boolean) => Promise<void>,
  pauseMs = PAUSE_MS,
): Pushes {
  const store = createPushStore(session.file);
  const waiting = new Map<string, KeptPush>();
  let waitingBytes = 0;
  const imported: number[] = [];
  let isDraining = false;
  /** The import at hand, or a deletion: one waits for the other. */
  let atHand: Promise<unknown> = Promise.resolve();
  const stop = new AbortController();

  /** The folder of which it is known what earlier runs left. */
  let recovered: string | undefined;
  let recovering: Promise<void> = Promise.resolve();

  session.onState(({ state }) => {
    if (state !== 'ready' || recovered === store.folder()) return;
    recovered = store.folder();
    leaveThoseOfOthers();
    recovering = recover().catch(() => undefined);
  });

  /** What was sent to another database waits until that one is in use again. */
  function leaveThoseOfOthers(): void {
    store.rotate();
    for (const push of [...waiting.values()]) {
      if (isHere(push)) continue;
      forget(push);
      store.leave(push);
    }
  }

  const isHere = ({ kept }: KeptPush) => dirname(kept) === store.folder();

  async function recover(): Promise<void> {
    for (const push of store.leftByEarlierRuns()) {
      if ((await session.read('push', push.id)) === undefined) accept(push);
      else store.release(push);
    }
  }

  function accept(push: KeptPush): void {
    if (!isHere(push)) {
      store.leave(push);
      return;
    }
    waiting.set(push.id, push);
    waitingBytes += heldFor(push);
    if (isDraining) return;
    isDraining = true;
    void drain();
  }

  function settle(pushes: readonly KeptPush[]): void {
    for (const push of pushes) {
      forget(push);
      store.release(push);
    }
  }

  function forget(push: KeptPush): void {
    if (waiting.delete(push.id)) waitingBytes -= heldFor(push);
  }

  async function drain(): Promise<void> {
    // Those of the same moment come along.
    await pause(100);
    while (waiting.size > 0 && !stop.signal.aborted) {
      store.rotate();
      const all = [...waiting.values()].filter(isHere);
      try {
        for (let at = 0; at < all.length && !stop.signal.aborted; ) {
          const together = mergeable(all, at);
          await inTurn(() => importTogether(together.filter(isWaiting)));
          at += together.length;
        }
      } catch {
        // The disk is full, or the database cannot be used: they are tried again.
      }
      await pause(pauseMs);
    }
    isDraining = false;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = atHand.then(work);
    atHand = mine.catch(() => undefined);
    return mine;
  }

  const isWaiting = ({ id }: KeptPush) => waiting.has(id);

  const pause = (ms: number) => wait(ms, undefined, { signal: stop.signal }).catch(() => undefined);

  async function importTogether(pushes: readonly KeptPush[]): Promise<void> {
    const known = await session.read(
      'pushed',
      pushes.map(({ content }) => content),
    );
    for (const { answer, same } of alike(pushes, known)) {
      await save(same, answer, true);
      settle(same);
    }
    const fresh = pushes.filter((_, index) => known[index] === undefined);
    if (fresh.length > 0) await importFresh(fresh);
  }

  /** Where those that came together are refused, no body is refused for what another one holds. */
  async function importFresh(fresh: readonly KeptPush[]): Promise<void> {
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
      else if (REFUSALS.includes(code) && fresh.length > 1) {
        const middle = fresh.length >> 1;
        for (const half of [fresh.slice(0, middle), fresh.slice(middle)]) await importFresh(half);
        return;
      } else if (REFUSALS.includes(code)) {
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

  async function importFile(input: ImportInput): Promise<ImportRecord> {
    const record = await importNow(input);
    if (imported.push(record.id) > MOST_IMPORTED) imported.shift();
    return record;
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
    async take(body, most = MOST_PUSHED_BYTES) {
      await session.ready();
      await recovering;
      if (waitingBytes > MOST_WAITING_BYTES) throw tooManyWaiting();
      const id = randomUUID();
      const push = await receive(id, body, most);
      accept(push);
      return id;
    },
    async find(id) {
      await recovering;
      return waiting.has(id) ? { state: 'Running' } : session.read('push', id);
    },
    whileDeleting: (work) =>
      inTurn(async () => {
        await recovering;
        // What comes from now on is in no file that is to go.
        store.rotate();
        const all = [...waiting.values()].filter(isHere);
        const result = await work({ waiting: all.map(({ id }) => id), imported });
        settle(all);
        return result;
      }),
    close() {
      stop.abort();
      store.close();
    },
  };

  async function receive(id: string, body: AsyncIterable<Uint8Array>, most: number): Promise<KeptPush> {
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    let large: (Awaited<ReturnType<typeof store.openLarge>> & { readonly hash: Hash }) | undefined;
    try {
      for await (const piece of body) {
        bytes += piece.length;
        if (bytes > most) throw tooLarge(most);
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

/** Those that were imported before, by what their answer is: many of them are one write. */
function alike(pushes: readonly KeptPush[], known: readonly (PushAnswer | undefined)[]) {
  const groups = new Map<string, { readonly answer: PushAnswer; readonly same: KeptPush[] }>();
  for (const [index, push] of pushes.entries()) {
    const answer = known[index];
    if (answer === undefined) continue;
    const key = JSON.stringify(answer);
    const group = groups.get(key) ?? { answer, same: [] };
    group.same.push(push);
    groups.set(key, group);
  }
  return groups.values();
}

/** About what a body takes in memory, or on the disk alone. */
const heldFor = (push: KeptPush) => HELD_WITH_EACH_BYTES + (push.kind === 'small' ? push.bytes.length : 0);

/** Also for who is told the length before. */
export function tooLarge(most: number): JobError {
  const size = most < 1 << 30 ? `${most / (1 << 20)} MiB` : `${most / (1 << 30)} GiB`;
  const message = `A file that is pushed may be at most ${size}.`;
  return new JobError({ code: 'push-too-large', message });
}

function tooManyWaiting(): JobError {
  const message = 'Too much that was sent is waiting to be imported. Send it again a little later.';
  return new JobError({ code: 'too-many-waiting', message });
}
