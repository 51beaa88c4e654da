import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/folder.ts';
import { runs } from '../fixtures/runs.ts';

const folder = temporaryFolder();
const script = fileURLToPath(new URL('../fixtures/grow-by-reports.ts', import.meta.url));

it('hundreds of reports, 32 of them at any moment, leave nothing behind in memory', () => {
  const reports = runs(400, 1000);
  const grown = execFileSync(process.execPath, [script, join(folder, 'memory.db'), String(reports)], {
    encoding: 'utf8',
  });
  // Megabytes. Measured of 400: 11 with what a job used given back after it, 51 without.
  expect(Number(grown)).toBeLessThan(0.075 * reports);
});
