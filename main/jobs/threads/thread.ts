import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

export type ThreadName = 'worker' | 'parse-worker' | 'copy-worker' | 'report-worker';

/**
 * Room for young objects. Those of parsing are many and short-lived, and with more room the collector copies less of them (0.06 s
 * of 1.1 s at 2 million polls). The other threads are no slower with little of it, and a report of a year takes 60 MB less.
 */
const YOUNG_GENERATION_MB = 12;
const YOUNG_GENERATION_OF_PARSING_MB = 64;

/**
 * Starts a thread of worker/, from source or from a build. Node keeps what it compiles, so that a thread begins its
 * work 50 ms sooner from the second start on.
 */
export function startThread(name: ThreadName, workerData?: unknown): Worker {
  const worker = new Worker(addressOf(name), {
    workerData,
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env },
    resourceLimits: {
      maxYoungGenerationSizeMb:
        name === 'parse-worker' ? YOUNG_GENERATION_OF_PARSING_MB : YOUNG_GENERATION_MB,
    },
  });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      running.delete(ended);
      resolve();
    });
  });
  running.set(ended, worker);
  return worker;
}

function addressOf(name: ThreadName): URL {
  // A build has all threads beside what starts them.
  if (!import.meta.url.endsWith('.ts')) return new URL(`./${name}.js`, import.meta.url);
  // Where tests and benches run from the sources, a bundle of their threads starts in half the time.
  const bundle = process.env['STORE_MONITOR_THREADS'];
  if (bundle !== undefined) return pathToFileURL(join(bundle, `${name}.js`));
  return new URL(`../worker/${name}.ts`, import.meta.url);
}

const running = new Map<Promise<void>, Worker>();

/** Ends every thread there is; resolves once they have, which one in the middle of what SQLite does may never. */
export async function threadsEnd(): Promise<void> {
  await Promise.all([...running].map(async ([ended, worker]) => Promise.all([worker.terminate(), ended])));
}
