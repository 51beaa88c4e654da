/**
 * The tests of `npm test`, after the checks: builds the app, and runs them all. With `--built` what is in `build/` is taken
 * as it is; with `--long`, random tests make as many rounds as they ever do; see docs/tests.md.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build.ts';
import { runInForeground } from './electron-runtime/foreground.ts';
import { projectFolder } from './electron-runtime/project.ts';

const given = process.argv.slice(2);
const isLong = given.includes('--long');
const isBuilt = given.includes('--built');

// What is killed for a test leaves its temporary files behind, Chromium's too: they go with the run's folder.
const temporary = mkdtempSync(join(tmpdir(), 'store-monitor-run-'));
// As open as the system's own: some tests are another user.
chmodSync(temporary, 0o1777);
try {
  if (!isBuilt) await buildApp();
  process.exitCode = await runInForeground(
    [
      process.execPath,
      `${projectFolder}/node_modules/vitest/vitest.mjs`,
      'run',
      ...given.filter((argument) => argument !== '--long' && argument !== '--built'),
    ],
    { ...process.env, TMPDIR: temporary, ...(isLong ? { STORE_MONITOR_TESTS: 'long' } : {}) },
  );
} finally {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
