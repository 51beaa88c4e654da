import { build } from 'vite';
import { projectFolder } from './electron-runtime/project.ts';

/** Builds the app into `build/`. */
export async function buildApp(): Promise<void> {
  await build({ root: projectFolder, logLevel: 'warn' });
}
