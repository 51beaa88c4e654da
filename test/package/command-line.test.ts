import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { program, runPacked } from './packed.ts';
import { sandboxSwitches } from './places.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-monitor-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** No display, and a binding for the database that only development may bring. */
const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
const env = { ...rest, STORE_MONITOR_SQLITE_BINDING: join(folder, 'not-ours.node') };

function fromSource(...args: string[]): string {
  const cli = join(projectFolder, 'scripts/command-line/index.mjs');
  return execFileSync(process.execPath, [cli, 'report', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

describe('report', () => {
  test.each([['poll-count'], ['interpolated']])('answers what npm run report does: %s', async (method) => {
    const { code, stdout, stderr } = await runPacked(
      ['report', '--method', method, '--out', '-'],
      folder,
      env,
    );
    expect(stderr).toContain('40 stores');
    expect(code).toBe(0);
    expect(stdout).toBe(fromSource('--method', method, '--out', '-'));
  });

  test('writes a file, with a database of its own to come back to', async () => {
    const sample = join(projectFolder, 'main/sample');
    const files = readdirSync(sample).map((name) => join(sample, name));
    const database = join(folder, 'kept.db');
    const args = ['--extended', '--database', database, '--out', 'written.csv'];
    expect((await runPacked(['report', ...files, ...args], folder, env)).code).toBe(0);
    expect((await runPacked(['report', ...args], folder, env)).code).toBe(0);
    expect(readFileSync(join(folder, 'written.csv'), 'utf8')).toBe(fromSource('--extended', '--out', '-'));
  });

  test('ends with 2 on wrong arguments and with 1 on what cannot be done', async () => {
    const wrong = await runPacked(['report', '--reach', 'far'], folder, env);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('store-monitor report [files…]');
    const missing = await runPacked(['report', 'missing.csv'], folder, env);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('missing.csv');
  });
});

test('serve listens, answers and stops', async () => {
  const child = spawn(program, [...sandboxSwitches, 'serve', '--port', '0', '--no-token'], {
    cwd: folder,
    env,
  });
  const ended = once(child, 'close');
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      const found = /Listening on (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`serve ended: ${said}`)));
  });
  const answer = await fetch(`${address}/trigger_report`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toHaveProperty('report_id');
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});
