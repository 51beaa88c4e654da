/** `npm run arrows`: holds the arrows between rooms and files to the rules of `.dependency-cruiser.json`. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runInForeground } from './electron-runtime/foreground.ts';
import { projectFolder } from './electron-runtime/project.ts';

const RULES = join(projectFolder, '.dependency-cruiser.json');
const CACHES = join(projectFolder, 'node_modules', '.cache', 'arrows');
const ROOMS = ['main', 'preload', 'renderer', 'scripts', 'test'];

process.chdir(projectFolder);
process.exitCode = await runInForeground(
  [
    process.execPath,
    join(projectFolder, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
    ...['--cache', cacheOfRules(), '--cache-strategy', 'content', '--config', RULES],
    ...ROOMS,
  ],
  process.env,
);

/** The tool notices changed sources, but answers changed rules by what it kept for the old ones: each have a cache of their own. */
function cacheOfRules(): string {
  const own = createHash('sha256').update(readFileSync(RULES)).digest('hex');
  mkdirSync(CACHES, { recursive: true });
  for (const other of readdirSync(CACHES)) {
    if (other !== own) rmSync(join(CACHES, other), { recursive: true, force: true });
  }
  return join(CACHES, own);
}
