import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { openPages } from './app.ts';

/** What CI keeps of a run that failed. */
const RESULTS = join(projectFolder, 'test-results');
const LONGEST_NAME = 150;

// Runs before the hooks of the test's own file, which close the window (`sequence.hooks` in vite.config.ts).
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync(RESULTS, { recursive: true });
  for (const [index, page] of [...openPages].entries()) {
    const name = `${task.file.name} ${task.name} ${index + 1}`.replaceAll(/[^\w.-]+/g, '-');
    const path = join(RESULTS, name.slice(-LONGEST_NAME));
    try {
      await page.screenshot({ path: `${path}.png`, timeout: 10_000 });
      writeFileSync(`${path}.txt`, await page.locator('body').ariaSnapshot({ timeout: 10_000 }));
    } catch (error) {
      writeFileSync(`${path}.txt`, `The window could not be pictured: ${error}\n`);
    }
  }
});
