import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { hasOwnDisplays } from './scripts/electron-runtime/display.ts';
import { LongestFirst } from './test/longest-first.ts';

/** A hang fails; a busy machine does not. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 90_000 } } };

/**
 * Windows wait more than they work, so a small machine has room for more of them than it has cores; but two on one display
 * would fight for the focus.
 */
const WINDOWS = {
  maxWorkers: hasOwnDisplays() ? 3 : 1,
  // Playwright takes longest to load; and files of the window share an app (`sharedApp`).
  isolate: false,
  setupFiles: ['test/e2e/own-display.ts'],
};

/** Tests only; what builds the app is scripts/build.ts. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'engine',
          include: ['test/{unit,integration,reference}/**/*.test.ts'],
          globalSetup: ['test/fixtures/bundle-once.ts'],
          // Tests of the command line start Node a hundred times.
          env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
          // One more than a small machine has cores: many wait for processes that they start, for disks and for moments.
          maxWorkers: 3,
          // A process for each file costs a quarter of a second each, half of what most unit tests take in all.
          isolate: false,
          ...PATIENCE,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'window',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/fixtures/bundle-once.ts'],
          ...WINDOWS,
          setupFiles: [...WINDOWS.setupFiles, 'test/e2e/keep-failures.ts'],
          ...PATIENCE,
          sequence: { groupOrder: 1, hooks: 'list' },
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/package/pack-once.ts'],
          ...WINDOWS,
          ...PATIENCE,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
