import { dirname } from 'node:path';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Preparing } from '../../database/core/preparing.ts';
import {
  closeDatabase,
  openForReading,
  openForWriting,
  type ReadableDatabase,
  readingBeside,
  type WritableDatabase,
} from '../../database/opening/connection.ts';
import { takeWriteLock } from '../../database/opening/write-lock.ts';
import { dropOldUndo } from '../../database/reports/keeping.ts';
import { sweepLeftovers } from '../files/leftovers.ts';
import { createReadAhead, type ReadingTask } from '../import/read-ahead.ts';
import { failReportsOfEarlierRuns } from '../report/earlier-runs.ts';
import { createHelper, type HelpedTask } from '../report/helper.ts';
import type { Cancel } from '../threads/cancel.ts';
import { toFailure } from '../threads/error.ts';
import { isPacked } from '../threads/pack.ts';
import { giveWay, standBeside } from '../threads/priority.ts';
import type { JobRequest, WorkerMessage, WorkerRequest, WorkerSetup } from '../threads/protocol.ts';
import { restOnceIdle } from '../threads/rest.ts';
import { readSharedSignal } from '../threads/shared-signal.ts';
import { bringInOnceIdle } from './bring-in.ts';
import { GIVING_WAY, readJobs } from './read-jobs.ts';
import { announcers, writeJobs } from './write-jobs.ts';

/** The thread that owns a database connection: does the jobs it is sent one after the other. */
const port = parentPort;
if (port === null) throw new Error('worker runs as a worker thread');
const post = (message: WorkerMessage) => port.postMessage(message);

/** A report's share is another every 4 ms, and telling of it costs half a millisecond. */
const TELL_SHARE_EVERY_MS = 30;

type Named<F> = Readonly<Record<string, F | undefined>>;

/** The types of input and answer are checked where a job is asked for; here its name is. */
type Job = (task: HelpedTask<unknown> & ReadingTask, ...input: readonly unknown[]) => unknown;
type Announcer = (database: WritableDatabase, ...input: readonly unknown[]) => void;

standBeside();
const setup = workerData as WorkerSetup;
const ahead = createReadAhead(setup.expects ?? []);
try {
  ahead.beginPolls();
  start(setup);
} catch (error) {
  void ahead.close();
  post({ type: 'unusable', failure: toFailure(error) });
  port.close();
}

function start({ role, database: file }: WorkerSetup): void {
  const releaseLock = role === 'writer' ? takeWriteLock(file) : () => undefined;
  const onPreparing = (preparing: Preparing) => post({ type: 'preparing', preparing });
  // Also where the database cannot be used: what a killed copy or rescue left would otherwise stay for as long.
  if (role === 'writer') sweepLeftovers(dirname(file));
  let writable: WritableDatabase | undefined;
  let database: ReadableDatabase;
  try {
    writable = role === 'writer' ? openForWriting(file, { onPreparing }) : undefined;
    database = writable ?? openForReading(file);
  } catch (error) {
    releaseLock();
    throw error;
  }
  if (writable !== undefined) {
    failReportsOfEarlierRuns(writable, file);
    tryToDropOldUndo(writable);
  }
  const helper = createHelper(file);
  const jobs = (role === 'writer' ? { ...readJobs, ...writeJobs } : readJobs) as Named<unknown> as Named<Job>;
  let last = Promise.resolve();
  /** Those that give way to these; one after the other too. */
  let lastGivingWay = Promise.resolve();
  let isClosing = false;
  const unannounced: JobRequest[] = [];
  const { stir } = restOnceIdle();
  const bringing = writable && bringInOnceIdle(writable);

  function accept(request: WorkerRequest): void {
    if (request.type === 'job') {
      if (writable !== undefined) unannounced.push(request);
      if (GIVING_WAY.has(request.name)) {
        lastGivingWay = lastGivingWay.then(() => answer(request)).then(nextTurn);
      } else last = last.then(() => answer(request)).then(nextTurn);
      return;
    }
    isClosing = true;
    last = Promise.all([last, lastGivingWay]).then(async () => {
      await helper.close();
      await ahead.close();
      if (writable === undefined) database.close();
      else closeDatabase(writable);
      releaseLock();
      port?.close();
    });
  }

  /**
   * Writes down what was asked for, together: one write to the disk for however many. An open transaction is waited for,
   * which would take it back if it failed; a failure here is met again, and answered, when a job's turn comes.
   */
  function announceWaiting(): void {
    if (writable === undefined || writable.inTransaction) return;
    const into = writable;
    const waiting = unannounced.splice(0).flatMap(({ id, name, input }) => {
      const announce = find(announcers as Named<unknown> as Named<Announcer>, name);
      return announce === undefined ? [] : [{ id, announce: () => announce(into, ...input) }];
    });
    if (waiting.length === 0) return;
    try {
      into.transaction(() => {
        for (const { announce } of waiting) announce();
      })();
    } catch {
      return;
    }
    for (const { id } of waiting) post({ type: 'announced', id });
  }

  async function answer({ id, name, input, cancel }: JobRequest): Promise<void> {
    stir();
    bringing?.hold();
    let toldAt = Number.NEGATIVE_INFINITY;
    const onProgress = (progress: unknown) => {
      const now = performance.now();
      if (typeof progress !== 'number' || now - toldAt >= TELL_SHARE_EVERY_MS) {
        toldAt = now;
        post({ type: 'progress', id, progress });
      }
      acceptWaiting();
    };
    let reply: WorkerMessage;
    let handedOver: ArrayBuffer[] = [];
    try {
      const job = find(jobs, name);
      if (job === undefined) throw new Error(`The ${role} knows no job ${name}.`);
      // From now on another thread answers what the window asks, see database-session.ts.
      if (Object.hasOwn(writeJobs, name)) giveWay();
      const task = { database, cancel: readSharedSignal(cancel), helper, ahead, onProgress };
      const output = GIVING_WAY.has(name)
        ? await readingBeside(file, async (own) => job({ ...givingWay(task), database: own }, ...input))
        : await job(task, ...input);
      reply = { type: 'done', id, output };
      handedOver = bytesOf(output);
    } catch (error) {
      reply = { type: 'failed', id, failure: toFailure(error) };
    }
    // First, so that who hears of an import's end finds on record what was asked for until then.
    acceptWaiting();
    port?.postMessage(reply, handedOver);
    bringing?.soon();
  }

  /** Nobody waits for such a job to end before the database is closed. */
  const givingWay = <T extends { readonly cancel: Cancel }>(task: T) => ({
    ...task,
    pause: nextTurn,
    cancel: {
      get aborted() {
        return isClosing || task.cancel.aborted;
      },
    },
  });

  /** Takes what was sent while a job was at work, so that it is announced before its turn comes. */
  function acceptWaiting(): void {
    stir();
    if (port === null) return;
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
      accept(next.message);
    }
    announceWaiting();
  }

  port?.on('message', (request: WorkerRequest) => {
    accept(request);
    acceptWaiting();
  });
  post({ type: 'ready' });
}

/** Where it fails, as on a full disk, the database can be used all the same; the next import tries again, and says why not. */
function tryToDropOldUndo(database: WritableDatabase): void {
  try {
    dropOldUndo(database, Date.now());
  } catch {
    return;
  }
}

/**
 * Lets the thread's event loop turn. What a job used of SQLite is given back there and nowhere else: jobs that come faster
 * than they are done would follow one another without it, and memory would grow for as long as they do.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** The bytes of a packed answer change hands without a copy, which would hold up the thread that asked. */
function bytesOf(output: unknown): ArrayBuffer[] {
  if (isPacked(output)) return [output.bytes];
  const isOpened = typeof output === 'object' && output !== null && 'table' in output;
  return isOpened && isPacked(output.table) ? [output.table.bytes] : [];
}

function find<F>(functions: Named<F>, name: string): F | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}
