/**
 * `npm run test:office`: opens what is handed over with LibreOffice, and looks for the same numbers. Needs it installed, on
 * Debian as `libreoffice-calc-nogui`. Arguments go on to vitest.
 */
import { spawnSync } from 'node:child_process';
import { runInForeground } from '../../scripts/electron-runtime/foreground.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';

if (spawnSync('soffice', ['--version']).status === 0) {
  const vitest = `${projectFolder}/node_modules/vitest/vitest.mjs`;
  const config = `${import.meta.dirname}/vitest.config.ts`;
  const command = [process.execPath, vitest, 'run', '--config', config, ...process.argv.slice(2)] as const;
  process.exitCode = await runInForeground([...command], process.env);
} else {
  console.error('LibreOffice is missing. On Debian: apt-get install libreoffice-calc-nogui');
  process.exitCode = 1;
}
