/**
 * For `npm test`: sees to it that the window tests can run. As root on Debian or Ubuntu it installs what is
 * missing; elsewhere it says what that is and exits with 1. Does nothing when all is there.
 */
import { join } from 'node:path';
import { hasDisplay, missingDisplayTools } from './electron-runtime/display.ts';
import { type Electron, findElectron, resolveElectron } from './electron-runtime/index.ts';
import { isInstalled } from './electron-runtime/programs.ts';
import { projectFolder } from './electron-runtime/project.ts';
import { run } from './electron-runtime/run.ts';
import { missingCompilers, sqliteIsBuilt } from './electron-runtime/sqlite-binding.ts';
import { missingLibraries } from './electron-runtime/system-libraries.ts';

const debianPackages = ['libgtk-3-0', 'xvfb', 'xauth', 'xdotool', 'g++'];

try {
  const electron = await findElectron();
  if ((await whatIsMissing(electron)).length > 0 && mayInstall()) await install();
  const missing = await whatIsMissing(electron);
  if (missing.length > 0) {
    throw new Error(
      `The window tests need what is not installed here: ${missing.join(', ')}. On Debian or Ubuntu: "sudo npx playwright install-deps chromium && sudo apt-get install ${debianPackages.join(' ')}".`,
    );
  }
  await resolveElectron(() => {});
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function whatIsMissing(electron: Electron): Promise<string[]> {
  const buildsSqlite = electron.kind === 'npm-hosted' && !sqliteIsBuilt();
  return [
    ...(await missingLibraries(electron.executable)),
    ...(hasDisplay() ? [] : missingDisplayTools()),
    // Presses the keys in the save dialog of the packed app.
    ...(process.platform === 'linux' && !isInstalled('xdotool') ? ['xdotool'] : []),
    ...(buildsSqlite ? missingCompilers() : []),
  ];
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && isInstalled('apt-get');
}

async function install(): Promise<void> {
  console.error('Installing what the window tests need (apt-get, once).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const playwright = join(projectFolder, 'node_modules', 'playwright', 'cli.js');
  await run('apt-get', ['update'], { env });
  await run(process.execPath, [playwright, 'install-deps', 'chromium'], { env });
  await run('apt-get', ['install', '--yes', '--no-install-recommends', ...debianPackages], { env });
}
