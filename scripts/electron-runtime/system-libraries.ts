import { run } from './run.ts';

/** Shared libraries that Electron needs and the system does not have, by file name. */
export async function missingLibraries(executable: string): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const listing = await run('ldd', [executable]).catch(() => '');
  return [...listing.matchAll(/^\s*(\S+) => not found$/gm)].map(([, library]) => String(library));
}
