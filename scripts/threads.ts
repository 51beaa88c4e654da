import type { ThreadName } from '../main/jobs/threads/thread.ts';

/** The threads that main starts, each by its own address. */
export const THREADS: readonly ThreadName[] = ['worker', 'parse-worker', 'copy-worker', 'report-worker'];

/** What a bundle leaves out: with a binary of its own, or in use by few. */
export const EXTERNAL = ['better-sqlite3', 'electron', 'fastify', 'harfbuzzjs'];
