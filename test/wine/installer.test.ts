import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../scripts/electron-runtime/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-monitor-installer-'));
const output = join(folder, 'output');
beforeAll(() => {
  mkdirSync(join(folder, 'unpacked/resources'), { recursive: true });
  writeFileSync(join(folder, 'unpacked/Store Monitor.exe'), 'stand-in');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the scripts of the installer, the uninstaller and the portable program compile without a warning', async () => {
  const script = join(import.meta.dirname, 'make-installer.ts');
  await run(process.execPath, [script, join(folder, 'unpacked'), output]);
  const made = readdirSync(output).filter((name) => name.endsWith('.exe'));
  expect(made).toEqual([
    expect.stringMatching(/^store-monitor-.*-x64-portable\.exe$/),
    expect.stringMatching(/^store-monitor-.*-x64-setup\.exe$/),
  ]);
  for (const name of made) {
    expect(readFileSync(join(output, name)).subarray(0, 2).toString()).toBe('MZ');
  }
});
