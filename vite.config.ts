import { defineConfig } from 'vitest/config';

/** A hang fails; a busy machine does not. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } };

/** Tests only; what builds the app is scripts/build.ts. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'engine',
          include: ['test/{unit,integration,reference}/**/*.test.ts'],
          // One for each core of a small machine, where the default would be one in all.
          maxWorkers: 2,
          ...PATIENCE,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'window',
          include: ['test/e2e/**/*.test.ts'],
          // One window at a time: two would fight for the two cores and for the focus.
          fileParallelism: false,
          setupFiles: ['test/e2e/keep-failures.ts'],
          ...PATIENCE,
          sequence: { groupOrder: 1, hooks: 'list' },
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/package/pack-once.ts'],
          fileParallelism: false,
          ...PATIENCE,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
