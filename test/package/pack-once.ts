import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildApp } from '../../scripts/build.ts';
import { findElectron } from '../../scripts/electron-runtime/index.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { packFolder } from '../../scripts/package/pack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly packed: { readonly folder: string; readonly electron: string; readonly official: boolean };
  }
}

/** Packs the app once for all tests of the package, the way `npm run package` does. */
export default async function packOnce(project: TestProject): Promise<void> {
  const electron = await findElectron(() => undefined);
  const folder = await packFolder(electron, await buildApp(), join(projectFolder, 'dist/tested'));
  project.provide('packed', {
    folder,
    electron: electron.executable,
    official: electron.kind === 'official',
  });
}
