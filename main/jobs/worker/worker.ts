import { workerData } from 'node:worker_threads';
import { beginParseThread } from '../import/parse-thread.ts';
import type { WorkerSetup } from '../threads/protocol.ts';

/** What takes longest begins first: the thread that parses polls starts while this one's own code is read. */
const { expects = [] }: WorkerSetup = workerData;
beginParseThread(expects);
await import('./database-worker.ts');
