/**
 * `npm run package`: the app as a folder in dist/, for this system. `npm run dist` (`--installers`): its installers, for
 * every processor that electron-builder.yml names. Where the official Electron cannot be had, the folder is made with the
 * npm-hosted one, for tests only, and marked so. With `--output` it goes there instead, and its path is the last line; with
 * `--built` what is in `build/` is packed as it is.
 */
import { parseArgs } from 'node:util';
import { buildApp, bundledInBuild } from '../build.ts';
import { findElectron } from '../electron-runtime/index.ts';
import { officialVersion } from '../electron-runtime/official.ts';
import { makeInstallers, packFolder } from './pack.ts';

const { values } = parseArgs({
  options: {
    installers: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    output: { type: 'string' },
  },
});

try {
  const electron = await findElectron(() => undefined);
  if (values.installers && electron.kind !== 'official') {
    throw new Error(
      'Installers are made with the official Electron only, and it can neither be found nor fetched here. “npm run package” makes a folder for tests.',
    );
  }
  const bundled = values.built ? bundledInBuild() : await buildApp();
  if (values.installers) await makeInstallers(bundled);
  else {
    const folder = await packFolder(electron, bundled, values.output);
    const caution =
      electron.kind === 'official'
        ? ''
        : `, for tests only: Electron ${officialVersion} cannot be fetched here`;
    console.log(`The app is in ${folder}${caution}.`);
    if (values.output !== undefined) console.log(folder);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
