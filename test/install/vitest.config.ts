import { defineConfig } from 'vitest/config';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';

export default defineConfig({
  test: {
    root: projectFolder,
    include: ['test/install/**/*.test.ts'],
    globalSetup: ['test/install/make-once.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
