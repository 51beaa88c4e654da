import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command as if it were this process: same input and output, same exit code, and signals reach it once. It
 * gets a process group of its own, since otherwise Ctrl+C in a terminal would come twice, from the terminal and
 * from here, and the second one ends Electron at once instead of letting it close its database.
 */
export async function runInForeground(
  [program, ...programArguments]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const child = spawn(program, programArguments, { stdio: 'inherit', env, detached: true });
  let lastForwarded = 0;
  const forward = (signal: NodeJS.Signals) => {
    // npm passes on what the terminal has sent here already.
    if (Date.now() - lastForwarded < 1000) return;
    lastForwarded = Date.now();
    for (const pid of receivers(child)) send(signal, pid);
  };
  for (const signal of forwarded) process.on(signal, forward);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
    });
  } finally {
    for (const signal of forwarded) process.off(signal, forward);
  }
}

/**
 * `xvfb-run` keeps signals to itself, so they go to what it runs: all its children except the display server. Before
 * it runs anything, they go to its whole group.
 */
function receivers({ pid, spawnfile }: ChildProcess): number[] {
  if (pid === undefined) return [];
  if (spawnfile !== 'xvfb-run') return [pid];
  const children = readOrEmpty(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  const running = children.filter((child) => readOrEmpty(`/proc/${child}/comm`) !== 'Xvfb');
  return running.length > 0 ? running.map(Number) : [-pid];
}

/** A process may end at any moment, and with it what /proc says about it. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function send(signal: NodeJS.Signals, pid: number): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
