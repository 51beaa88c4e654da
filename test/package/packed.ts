import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inject } from 'vitest';

export const packed = inject('packed');

const PLACES = {
  darwin: {
    program: 'Store Monitor.app/Contents/MacOS/Store Monitor',
    resources: 'Store Monitor.app/Contents/Resources',
  },
  win32: { program: 'Store Monitor.exe', resources: 'resources' },
  linux: { program: 'store-monitor', resources: 'resources' },
};
const place =
  PLACES[process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'];

export const program = join(packed.folder, place.program);
export const resources = join(packed.folder, place.resources);

/** Chromium refuses to start as root with its sandbox on; `sandbox.test.ts` has it on. */
export const sandboxSwitches =
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export type Outcome = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the packed program to its end with these arguments, in this folder. */
export async function runPacked(args: readonly string[], cwd: string, env = process.env): Promise<Outcome> {
  const child = spawn(program, [...sandboxSwitches, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  const [code]: [number | null] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
