import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findElectron } from '../../scripts/electron-runtime/index.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { run } from '../../scripts/electron-runtime/run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly packed: { readonly folder: string; readonly electron: string; readonly official: boolean };
  }
}

/**
 * Packs the app once for all tests of the package, by `npm run package`'s own script. In a process of its own: packing
 * within the test runner's made it end with 0 whatever had failed.
 */
export default async function packOnce(project: TestProject): Promise<void> {
  const electron = await findElectron(() => undefined);
  const output = join(projectFolder, 'dist/tested');
  const printed = await run(process.execPath, [
    join(projectFolder, 'scripts/package/index.ts'),
    '--output',
    output,
  ]);
  project.provide('packed', {
    folder: printed.trim().split('\n').at(-1) ?? '',
    electron: electron.executable,
    official: electron.kind === 'official',
  });
}
