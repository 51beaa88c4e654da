import { defineConfig } from 'vitest/config';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';

export default defineConfig({
  test: { root: projectFolder, include: ['test/office/**/*.test.ts'], testTimeout: 300_000 },
});
