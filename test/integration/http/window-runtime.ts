import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { nodeConfigs } from '../../../scripts/build.ts';
import { resolveElectron } from '../../../scripts/electron-runtime/index.ts';
import { projectFolder } from '../../../scripts/electron-runtime/project.ts';
import type { Runtime } from './serve-process.ts';

/** The command line in the Node that the window runs on, which may be an older one; built into a folder as the app is. */
export async function windowRuntime(folder: string): Promise<Runtime> {
  const outDir = join(folder, 'build', 'main');
  mkdirSync(outDir, { recursive: true });
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  cpSync(join(projectFolder, 'package.json'), join(folder, 'package.json'));
  cpSync(join(projectFolder, 'main', 'sample'), join(folder, 'build', 'sample'), { recursive: true });
  await Promise.all(nodeConfigs('main/cli.ts', outDir).map((config) => build(config)));
  const { executable, nativeBinding } = await resolveElectron(() => undefined);
  const binding = nativeBinding === undefined ? {} : { STORE_MONITOR_SQLITE_BINDING: nativeBinding };
  return {
    executable,
    script: join(outDir, 'cli.js'),
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...binding },
  };
}
