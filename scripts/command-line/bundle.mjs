// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, manifest, project, sumOf } from './manifest.mjs';

/**
 * The folder of a bundle of the sources as they are at this moment, made now unless there is one: `cli.js` and the
 * threads. `undefined` where none can be made, as without development packages; the sources run by themselves, too.
 *
 * @returns {Promise<string | undefined>}
 */
export async function freshBundle() {
  const known = findBundle();
  if (known !== undefined) return known;
  try {
    const { makeBundle } = await import('./make-bundle.ts');
    return await makeBundle();
  } catch {
    return undefined;
  }
}

/** @returns {string | undefined} */
function findBundle() {
  try {
    /** @type {import('./manifest.mjs').Manifest} */
    const { folder, files, sum } = JSON.parse(readFileSync(manifest, 'utf8'));
    const isFresh = sum === sumOf(files, (file) => readFileSync(join(project, file)));
    return isFresh ? join(cache, folder) : undefined;
  } catch {
    return undefined;
  }
}
