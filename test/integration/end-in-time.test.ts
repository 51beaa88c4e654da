import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/folder.ts';
import { onUnix } from '../fixtures/systems.ts';

const folder = temporaryFolder();

it.runIf(onUnix)(
  'ends a command that is told to stop, though a thread of it cannot be',
  async () => {
    const child = spawn(process.execPath, [
      fileURLToPath(new URL('../fixtures/stuck-command.ts', import.meta.url)),
      join(folder, 'held.db'),
    ]);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([null, 'SIGINT']);
  },
  30_000,
);
