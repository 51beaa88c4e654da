/**
 * The tests of `npm test`, after the checks: builds the app, and runs them all. With `--long`, random tests make as many
 * rounds as they ever do; see docs/tests.md.
 */
import { buildApp } from './build.ts';
import { runInForeground } from './electron-runtime/foreground.ts';
import { projectFolder } from './electron-runtime/project.ts';

const given = process.argv.slice(2);
const isLong = given.includes('--long');

await buildApp();
process.exitCode = await runInForeground(
  [
    process.execPath,
    `${projectFolder}/node_modules/vitest/vitest.mjs`,
    'run',
    ...given.filter((argument) => argument !== '--long'),
  ],
  { ...process.env, ...(isLong ? { STORE_MONITOR_TESTS: 'long' } : {}) },
);
