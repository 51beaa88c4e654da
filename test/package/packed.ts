import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inject } from 'vitest';
import { programIn, resourcesIn, sandboxSwitches } from './places.ts';

export const packed = inject('packed');

export const program = programIn(packed.folder);
export const resources = resourcesIn(packed.folder);

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
