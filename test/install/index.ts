/**
 * `npm run test:install`: makes packages for Linux and installs them in systems of their own. Sees to what that needs
 * first; as root, for systems are made and entered. Arguments go on to vitest.
 */
import { runInForeground } from '../../scripts/electron-runtime/foreground.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { seeToNeeds } from './needs.ts';

try {
  await seeToNeeds();
  const vitest = [process.execPath, `${projectFolder}/node_modules/vitest/vitest.mjs`, 'run'];
  const config = ['--config', `${import.meta.dirname}/vitest.config.ts`, ...process.argv.slice(2)];
  // Without access control, for users of other systems have no part in this one's.
  const display = ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24 -ac'] as const;
  process.exitCode = await runInForeground([...display, ...vitest, ...config], process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
