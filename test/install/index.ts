/**
 * `npm run test:install`: makes packages for Linux and installs them in systems of their own, which root alone can enter.
 * Sees to what that needs first. Arguments go on to vitest.
 */
import { runInForeground } from '../../scripts/electron-runtime/foreground.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { asRoot, seeToNeeds } from './needs.ts';

const NEEDS = {
  debootstrap: 'debootstrap',
  lintian: 'lintian',
  rpmbuild: 'rpm',
  mksquashfs: 'squashfs-tools',
  'desktop-file-validate': 'desktop-file-utils',
  objdump: 'binutils',
  xdotool: 'xdotool',
  'xvfb-run': 'xvfb',
  xauth: 'xauth',
};

/** Without access control, for users of other systems have no part in this one's. */
const DISPLAY = ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24 -ac'];

try {
  if (process.platform === 'linux') process.exitCode = await runTests();
  else console.error('Packages for Linux are tried on Linux only.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function runTests(): Promise<number> {
  // Where Debian's administrators have it.
  process.env['PATH'] += ':/usr/sbin';
  const root = asRoot();
  if (root === undefined)
    throw new Error('These tests install packages in systems of their own: run them as root.');
  await seeToNeeds(NEEDS);
  const vitest = [process.execPath, `${projectFolder}/node_modules/vitest/vitest.mjs`, 'run'];
  const config = ['--config', `${import.meta.dirname}/vitest.config.ts`, ...process.argv.slice(2)];
  const [first = '', ...rest] = [...root, ...DISPLAY, ...vitest, ...config];
  return runInForeground([first, ...rest], process.env);
}
