import { parentPort, workerData } from 'node:worker_threads';
import { type HashSetup, hashFile } from '../import/file-hash.ts';
import { giveWay } from '../threads/priority.ts';

/** A thread that tells the SHA-256 of one open file; see file-hash.ts. */
giveWay();
const { file, bytes }: HashSetup = workerData;
parentPort?.postMessage(hashFile(file, bytes));
