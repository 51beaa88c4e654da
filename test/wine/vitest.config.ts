import { defineConfig } from 'vitest/config';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';

export default defineConfig({
  test: {
    root: projectFolder,
    include: ['test/wine/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
