import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findElectron } from '../../scripts/electron-runtime/index.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { run } from '../../scripts/electron-runtime/run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly packing: {
      /** The file that says what became of it, once it is there. */
      readonly outcome: string;
      readonly electron: string;
      readonly official: boolean;
    };
  }
}

export type PackingOutcome = { readonly folder: string } | { readonly error: string };

/**
 * Packs what was built, once for all tests of the package, by `npm run package`'s own script, while other tests run. In a
 * process of its own: packing within the test runner's made it end with 0 whatever had failed.
 */
export default async function packOnce(project: TestProject): Promise<() => Promise<void>> {
  const electron = await findElectron(() => undefined);
  const output = join(projectFolder, 'dist/tested');
  const outcome = join(projectFolder, 'dist/tested.json');
  rmSync(outcome, { force: true });
  project.provide('packing', {
    outcome,
    electron: electron.executable,
    official: electron.kind === 'official',
  });
  const script = join(projectFolder, 'scripts/package/index.ts');
  const packed = run(process.execPath, [script, '--built', '--output', output]).then(
    (printed): PackingOutcome => ({ folder: printed.trim().split('\n').at(-1) ?? '' }),
    (error: unknown): PackingOutcome => ({ error: String(error) }),
  );
  const told = packed.then((became) => {
    mkdirSync(dirname(outcome), { recursive: true });
    writeFileSync(`${outcome}.part`, JSON.stringify(became));
    renameSync(`${outcome}.part`, outcome);
  });
  return () => told;
}
