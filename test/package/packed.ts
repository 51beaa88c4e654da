import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import type { PackingOutcome } from './pack-once.ts';
import { programIn, resourcesIn, sandboxSwitches } from './places.ts';

const { outcome, electron, official } = inject('packing');

/** The packed app, once it is packed, which goes on while other tests run (see pack-once.ts). */
export const packed = { folder: await packedFolder(), electron, official };

export const program = programIn(packed.folder);
export const resources = resourcesIn(packed.folder);

async function packedFolder(): Promise<string> {
  while (!existsSync(outcome)) await setTimeout(100);
  const became: PackingOutcome = JSON.parse(readFileSync(outcome, 'utf8'));
  if ('error' in became) throw new Error(`The app could not be packed: ${became.error}`);
  return became.folder;
}

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
