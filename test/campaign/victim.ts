import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Place } from './place.ts';

const cli = fileURLToPath(new URL('../../scripts/command-line/index.mjs', import.meta.url));

/** When to kill: so long after the process has begun, or after something that can be seen from outside. */
export type Aim = {
  readonly after: 'start' | 'first-word' | 'log-growth' | 'part-file';
  readonly waitMs: number;
};

export type Ending =
  | { readonly how: 'killed' }
  | { readonly how: 'ended'; readonly code: number | null; readonly said: string };

/** Runs the report command in a place; `kill -9` ends it as aimed, where it has not ended by then. */
export async function runReport(place: Place, args: readonly string[], aim?: Aim): Promise<Ending> {
  const child = spawn(process.execPath, [cli, 'report', ...args], {
    cwd: place.folder,
    env: { ...process.env, TMPDIR: join(place.folder, 'tmp') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let isOver = false;
  const over = once(child, 'close').then(([code, signal]): Ending => {
    isOver = true;
    return signal === 'SIGKILL' ? { how: 'killed' } : { how: 'ended', code, said };
  });
  if (aim !== undefined) {
    const hasCome = {
      start: () => true,
      'first-word': () => said !== '',
      'log-growth': growthOf(`${place.database}-wal`),
      'part-file': () => readdirSync(place.folder).some((name) => name.endsWith('.part')),
    } satisfies Record<Aim['after'], () => boolean>;
    while (!isOver && !hasCome[aim.after]()) await wait(1);
    await Promise.race([wait(aim.waitMs), over]);
    child.kill('SIGKILL');
  }
  return over;
}

/** Answers whether a file is larger by now. */
function growthOf(file: string): () => boolean {
  const size = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const before = size();
  return () => size() > before;
}
