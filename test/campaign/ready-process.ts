import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export type ReadyProcess = ChildProcessByStdio<Writable, Readable, null>;

const ready = new Map<string, ReadyProcess>();

/**
 * A process that runs a script, which waits for its standard input. To start one takes longer than the work it is to be
 * killed in: the next one is started at once, and has loaded everything by the time it is wanted.
 */
export function takeReady(script: string, loadedBefore?: string): ReadyProcess {
  const taken = ready.get(script) ?? start(script, loadedBefore);
  ready.set(script, start(script, loadedBefore));
  return taken;
}

/** Ends those that were not wanted. */
export function endReady(): void {
  for (const process of ready.values()) process.kill('SIGKILL');
  ready.clear();
}

function start(script: string, loadedBefore: string | undefined): ReadyProcess {
  const options = loadedBefore === undefined ? [] : ['--import', loadedBefore];
  return spawn(process.execPath, [...options, script], { stdio: ['pipe', 'pipe', 'inherit'] });
}
