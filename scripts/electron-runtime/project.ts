import { join } from 'node:path';

/** The folder with package.json, whatever the current folder is. */
export const projectFolder = join(import.meta.dirname, '..', '..');
