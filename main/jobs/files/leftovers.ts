import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/** A process number says something on its own computer only; folders may be shared with others. */
const COMPUTER = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const LEFTOVER =
  /^\.?store-monitor-([0-9a-f]{8})-(\d+)-([0-9a-f]{8})[0-9a-f]{8}(\.part)?(-journal|-wal|-shm)?$/;

const KEY = 'store-monitor-run';
/** Tells this process from one of the same number before it; its threads, which it hands this to, share it. */
const RUN = ownRun();
/** Names this process among all that ever ran. */
export const OWN_RUN = `${COMPUTER}-${process.pid}-${RUN}`;

/**
 * A new name for something that is to be gone when this process is. The name says whose it is, so that after a crash
 * `sweepLeftovers` knows it for something that nobody needs any more.
 */
export function nameLeftover({ part = false } = {}): string {
  const name = `store-monitor-${OWN_RUN}${randomHex()}`;
  return part ? `.${name}.part` : name;
}

/** Removes from a folder what processes of this computer and person left there that have ended; never fails. */
export function sweepLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, computer, pid, run] = LEFTOVER.exec(name) ?? [];
    const isOurs = Number(pid) === process.pid && run === RUN;
    if (computer !== COMPUTER || isOurs || isAlive(Number(pid))) continue;
    const path = join(folder, name);
    try {
      // Another person's is not ours to follow into: it could be exchanged for a link meanwhile.
      if (lstatSync(path).uid === ownUser()) rmSync(path, { recursive: true, force: true });
    } catch {
      // It is left for a later start.
    }
  }
}

function ownRun(): string {
  const known = getEnvironmentData(KEY);
  if (typeof known === 'string') return known;
  const run = randomHex();
  setEnvironmentData(KEY, run);
  return run;
}

function randomHex(): string {
  return randomBytes(4).toString('hex');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Windows knows no user numbers: every file has 0 there. */
function ownUser(): number {
  return process.getuid?.() ?? 0;
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
