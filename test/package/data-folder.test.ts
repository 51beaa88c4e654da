import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { program } from './packed.ts';
import { sandboxSwitches } from './places.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-monitor-home-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { productName }: { productName: string } = JSON.parse(
  readFileSync(join(projectFolder, 'package.json'), 'utf8'),
);

// Elsewhere the system, not the environment, says where a person's folder is.
describe.runIf(process.platform === 'linux')('a start without options', () => {
  test('keeps the data where docs and uninstaller say', async () => {
    const child = spawn(program, [...sandboxSwitches, '--ozone-platform=x11'], {
      env: { ...process.env, XDG_CONFIG_HOME: folder },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    try {
      await expect
        .poll(() => existsSync(join(folder, productName, 'store-monitor.db')), { timeout: 30_000 })
        .toBe(true);
      expect(readdirSync(folder)).toEqual([productName]);
    } finally {
      child.kill();
      await ended;
    }
  });
});
