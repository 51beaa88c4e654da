import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { freshBundle } from '../../scripts/command-line/bundle.mjs';
import { EXTERNAL } from '../../scripts/threads.ts';

/**
 * Bundles ours.ts beside the threads of the command line, and answers where it is: what a person runs is bundled too, and Node
 * takes 90 MB for the types of sources that run by themselves.
 */
export async function bundleOurs(): Promise<string> {
  const ours = join(import.meta.dirname, 'ours.ts');
  const folder = await freshBundle();
  if (folder === undefined) return ours;
  const build = await rolldown({
    input: ours,
    platform: 'node',
    external: [...EXTERNAL, /^node:/],
    logLevel: 'silent',
  });
  await build.write({
    dir: folder,
    format: 'es',
    entryFileNames: 'bench-[name].js',
    chunkFileNames: 'bench-[name]-[hash].js',
  });
  await build.close();
  return join(folder, 'bench-ours.js');
}
