import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { run } from '../../scripts/electron-runtime/run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Paths of the packages, and of the folder that they were made of; `before` is a deb with a lower version. */
    readonly made: {
      readonly folder: string;
      readonly deb: string;
      readonly before: string;
      readonly rpm: string;
      readonly appImage: string;
    };
  }
}

const VERSIONS = { now: '0.2.0', before: '0.1.9' } as const;

/** Makes the packages once for all tests of this folder. Answers how to clear away what was made. */
export default async function makeOnce(project: TestProject): Promise<() => void> {
  const output = mkdtempSync(join(tmpdir(), 'store-monitor-packages-'));
  const pack = [join(projectFolder, 'scripts/package/index.ts'), '--output', join(output, 'folder')];
  const folder = (await run(process.execPath, pack)).trim().split('\n').at(-1) ?? '';
  const make = (version: string, ...targets: string[]) =>
    run(process.execPath, [
      join(import.meta.dirname, 'make-packages.ts'),
      folder,
      join(output, version),
      version,
      ...targets,
    ]);
  await make(VERSIONS.now, 'deb', 'rpm', 'AppImage');
  await make(VERSIONS.before, 'deb');
  const made = (version: string, end: string) => {
    const name = readdirSync(join(output, version)).find((one) => one.endsWith(end));
    if (name === undefined) throw new Error(`No ${end} was made of ${projectFolder}.`);
    return join(output, version, name);
  };
  project.provide('made', {
    folder,
    deb: made(VERSIONS.now, '.deb'),
    before: made(VERSIONS.before, '.deb'),
    rpm: made(VERSIONS.now, '.rpm'),
    appImage: made(VERSIONS.now, '.AppImage'),
  });
  return () => rmSync(output, { recursive: true, force: true });
}
