// @ts-check
import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** The folder with package.json. */
export const project = join(import.meta.dirname, '..', '..');

/** Where bundles are; what tells the newest one from others is in `bundle.json`. */
export const cache = join(project, 'node_modules', '.cache', 'store-monitor');
export const manifest = join(cache, 'bundle.json');

/**
 * A bundle's folder in `cache`, its sources by their paths in the project, and what these summed up to.
 *
 * @typedef {{ folder: string, files: string[], sum: string }} Manifest
 */

/**
 * What the files of a bundle sum up to; the place of the tree is part of it, for a bundle names it.
 *
 * @param {readonly string[]} files
 * @param {(file: string) => string | Uint8Array} read
 */
export function sumOf(files, read) {
  const hash = createHash('sha256');
  hash.update(project);
  for (const file of files) hash.update(file).update(read(file));
  return hash.digest('hex');
}
