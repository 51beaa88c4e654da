import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

/**
 * Loaded before a process's own code, on every thread: ends it with `kill -9` just before the so-manieth change of a
 * file, so that also what lies between a link and a rename is met.
 */
const KEY = 'changes-until-killed';
if (isMainThread) setEnvironmentData(KEY, new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
const left = new Int32Array(getEnvironmentData(KEY) as unknown as SharedArrayBuffer);

const CHANGES = ['linkSync', 'renameSync', 'rmSync', 'unlinkSync', 'fsyncSync', 'mkdirSync'] as const;
for (const name of CHANGES) {
  const change = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name](...args: unknown[]) {
      if (Atomics.load(left, 0) > 0 && Atomics.sub(left, 0, 1) === 1) process.kill(process.pid, 'SIGKILL');
      return change(...args);
    },
  });
}
syncBuiltinESMExports();

/** From now on the next changes count; the last of so many does not happen. */
export function killAtChange(count: number): void {
  Atomics.store(left, 0, count);
}
