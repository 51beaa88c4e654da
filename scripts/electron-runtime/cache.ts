import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';

/** Where fetched and adapted files are kept: outside the source tree, so that no package ever contains them. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'store-monitor');
}

export function isCached(name: string): boolean {
  return existsSync(join(cacheFolder(), name));
}

/**
 * Gives the cached folder of that name, and has it built first when it is not there. It is built beside its
 * place and renamed when complete, so a kill leaves nothing half-made and of two processes one simply wins.
 */
export async function cachedFolder(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const finished = join(cacheFolder(), name);
  if (existsSync(finished)) return finished;

  await mkdir(cacheFolder(), { recursive: true });
  await removeAbandonedBuilds();
  const unfinished = await mkdtemp(join(cacheFolder(), `${buildPrefix}${process.pid}-`));
  try {
    await build(unfinished);
    await rename(unfinished, finished).catch((error: unknown) => {
      if (!existsSync(finished)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return finished;
}

/** The host's name is part of it: a process number says nothing about another container with the same cache. */
const buildPrefix = `building-${hostname()}-`;

async function removeAbandonedBuilds(): Promise<void> {
  for (const name of await readdir(cacheFolder())) {
    if (!name.startsWith(buildPrefix)) continue;
    const builder = Number.parseInt(name.slice(buildPrefix.length), 10);
    if (!isRunning(builder)) await rm(join(cacheFolder(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
