import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { saveAs } from '../package/save-dialog.ts';
import { openPacked, type PackedWindow } from '../package/window.ts';
import { asOwner, copyOfRoot, HOME, inRoot, removeRoot, SUITES, type System } from './root.ts';

const { deb, before } = inject('made');
const PROGRAM = '/opt/store-monitor/store-monitor';
const DATA = join(HOME, '.config/Store Monitor/store-monitor.db');
const SYSTEMS = ['with-namespaces', 'without-namespaces'] as const;

function fromSource(...args: string[]): string {
  const cli = join(projectFolder, 'scripts/command-line/index.mjs');
  return spawnSync(process.execPath, [cli, 'report', ...args, '--out', '-'], { encoding: 'utf8' }).stdout;
}

describe.each(SUITES)('a bare Debian (%s)', (suite) => {
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-root-'));
  const root = join(folder, 'root');
  const within = (path: string) => join(root, path);
  const read = (path: string) => (existsSync(within(path)) ? readFileSync(within(path), 'utf8') : undefined);

  beforeAll(async () => {
    await copyOfRoot(suite, root);
    copyFileSync(deb, within('root/store-monitor.deb'));
    copyFileSync(before, within('root/before.deb'));
    expect(inside(['apt-get', 'update']).status).toBe(0);
  });
  afterAll(() => removeRoot(folder));

  function inside(command: readonly string[], as = inRoot(root)) {
    const [first = '', ...rest] = [...as, ...command];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(first, rest, { encoding: 'utf8', env });
  }

  /** Only what the package asks for: what it recommends is not there. */
  function apt(...command: string[]) {
    const outcome = inside(['apt-get', '--yes', '--no-install-recommends', ...command]);
    expect(outcome.status, outcome.stderr + outcome.stdout).toBe(0);
    return outcome.stdout;
  }

  const openWindow = (system: System = 'with-namespaces') =>
    openPacked(PROGRAM, '/', { as: asOwner(root, system), switches: [], data: 'usual' });

  test('takes the version before, whose data are kept from then on', async () => {
    apt('install', '/root/before.deb');
    const w = await openWindow();
    await w.page.getByRole('button', { name: 'Try the sample data' }).click();
    await w.page.getByRole('button', { name: 'Create report' }).first().waitFor();
    expect(await w.quit()).toBe(0);
    expect(existsSync(within(DATA))).toBe(true);
  });

  test('takes this version over it, and the command of one that had a folder with a blank goes', () => {
    const old = '/opt/Store Monitor';
    mkdirSync(within(old), { recursive: true });
    copyFileSync(within('/bin/true'), within(`${old}/store-monitor`));
    inside([
      'update-alternatives',
      '--install',
      '/usr/bin/store-monitor',
      'store-monitor',
      `${old}/store-monitor`,
      '100',
    ]);
    rmSync(within(old), { recursive: true });
    expect(apt('install', '/root/store-monitor.deb')).toContain('0.2.0');
    expect(existsSync(within('/var/lib/dpkg/alternatives/store-monitor'))).toBe(false);
    expect(read('/usr/bin/store-monitor')).toContain('#!/bin/sh');
  });

  test('has every library that the program is linked with', () => {
    const { stdout } = inside(['ldd', PROGRAM]);
    expect(stdout).toContain('libgtk-3.so.0 => /');
    expect(stdout).not.toContain('not found');
  });

  test.each(SYSTEMS)('runs the command line as a user, without a word that is not its own: %s', (system) => {
    const { status, stdout, stderr } = inside(
      ['store-monitor', 'report', '--out', '-'],
      asOwner(root, system),
    );
    expect(stderr).toMatch(/^polls\.csv \(/);
    expect(stderr).not.toContain('ERROR');
    expect(status).toBe(0);
    expect(stdout).toBe(fromSource());
  });

  test('shows the data from before in a window behind Chromium’s sandbox, saves a report, and keeps it', async () => {
    let w = await openWindow();
    expect(sandboxOf()).toEqual({ Seccomp: '2', NoNewPrivs: '1' });
    await createReport(w);
    await w.page
      .getByRole('button', { name: /^Save (all|the one)/ })
      .first()
      .click();
    await saveAs(`${HOME}/saved.csv`);
    // The method that leads in the window.
    const expected = fromSource('--method', 'interpolated');
    await expect.poll(() => read(`${HOME}/saved.csv`)).toBe(expected);
    expect(await w.quit()).toBe(0);
    w = await openWindow();
    await w.page.getByRole('navigation').getByText('Report', { exact: true }).click();
    await w.page.getByRole('tab', { name: 'Stores' }).waitFor();
    expect(await w.quit()).toBe(0);
  });

  test('opens the window where the system has no user namespaces', async () => {
    const w = await openWindow('without-namespaces');
    expect(sandboxOf()).toEqual({ Seccomp: '2', NoNewPrivs: '1' });
    await w.page.getByRole('navigation').getByText('Report', { exact: true }).click();
    expect(await w.quit()).toBe(0);
  });

  test('lets it go without a trace but the data, says so, and takes it again', async () => {
    expect(apt('remove', 'store-monitor')).toContain('the data stay in "~/.config/Store Monitor"');
    for (const path of [
      '/opt/store-monitor',
      '/usr/bin/store-monitor',
      '/usr/share/applications/store-monitor.desktop',
    ])
      expect(existsSync(within(path)), path).toBe(false);
    expect(existsSync(within(DATA))).toBe(true);
    apt('install', '/root/store-monitor.deb');
    const w = await openWindow();
    await w.page.getByRole('navigation').getByText('Report', { exact: true }).click();
    await w.page.getByRole('tab', { name: 'Stores' }).waitFor();
    expect(await w.quit()).toBe(0);
  });
});

async function createReport({ page }: PackedWindow): Promise<void> {
  await page.getByRole('navigation').getByText('Report', { exact: true }).click();
  await page.getByRole('button', { name: 'Create report', exact: true }).first().click();
  await page.getByRole('tab', { name: 'Stores' }).click();
  await page.getByRole('grid', { name: 'Stores' }).waitFor();
}

/** What the kernel says of the process that draws the page. */
function sandboxOf(): Record<string, string> {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.startsWith(PROGRAM) || !command.includes('--type=renderer')) continue;
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const field = (name: string) => new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? '';
      return { Seccomp: field('Seccomp'), NoNewPrivs: field('NoNewPrivs') };
    } catch {
      // It ended meanwhile.
    }
  }
  return {};
}
