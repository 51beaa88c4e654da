import { parentPort, workerData } from 'node:worker_threads';
import { type CopyTasks, copyTasks } from '../backup/copy-task.ts';
import type { CopyAnswer, CopySetup } from '../backup/copy-thread.ts';
import { throwIfCancelled } from '../threads/cancel.ts';
import { toFailure } from '../threads/error.ts';
import { giveWay } from '../threads/priority.ts';
import { readSharedSignal } from '../threads/shared-signal.ts';

/** A thread that does one thing with a whole database, beside those that answer and change it; then it ends. */
const port = parentPort;
if (port === null) throw new Error('copy-worker runs as a worker thread');
giveWay();
const { name, input, cancel }: CopySetup = workerData;
const answer = (message: CopyAnswer) => port.postMessage(message);

try {
  const signal = readSharedSignal(cancel);
  const tasks = copyTasks((step) => {
    throwIfCancelled(signal);
    answer({ type: 'step', step });
  });
  const work = tasks[name] as (given: typeof input) => ReturnType<CopyTasks[typeof name]>;
  answer({ type: 'done', output: await work(input) });
} catch (error) {
  answer({ type: 'failed', failure: toFailure(error) });
}
