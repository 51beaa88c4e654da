/**
 * `npm run test:wine`: the command line on Node for Windows under Wine, and the script of the installer for Windows. Sees
 * to what that needs first. docs/releasing.md says what a pass here does not say of Windows. Arguments go on to vitest.
 */
import { runInForeground } from '../../scripts/electron-runtime/foreground.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { seeToNeeds } from '../install/needs.ts';

const NEEDS = {
  wine: 'wine',
  makensis: 'nsis',
  'x86_64-w64-mingw32-gcc': 'gcc-mingw-w64-x86-64',
  // Plugins of installers are of 32 bits.
  'i686-w64-mingw32-gcc': 'gcc-mingw-w64-i686',
};

try {
  if (process.platform === 'linux' && process.arch === 'x64') process.exitCode = await runTests();
  else console.error('Wine is tried on Linux with a processor of Intel’s kind only.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function runTests(): Promise<number> {
  await seeToNeeds(NEEDS);
  const vitest = [process.execPath, `${projectFolder}/node_modules/vitest/vitest.mjs`, 'run'] as const;
  const config = ['--config', `${import.meta.dirname}/vitest.config.ts`, ...process.argv.slice(2)];
  return runInForeground([...vitest, ...config], process.env);
}
