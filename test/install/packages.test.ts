import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { programIn } from '../package/places.ts';
import { openPacked } from '../package/window.ts';

const { folder, deb, rpm, appImage } = inject('made');

const temporary = mkdtempSync(join(tmpdir(), 'store-monitor-install-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function output(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: temporary });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

/** The libraries of the system that the program is linked with. */
const libraries = output('objdump', '-p', programIn(folder))
  .split('\n')
  .flatMap((line) => /NEEDED\s+(\S+)/.exec(line)?.[1] ?? [])
  .filter(
    (name) => !['libffmpeg.so', 'libdl.so.2', 'libpthread.so.0'].includes(name) && !name.startsWith('ld-'),
  );

test('the deb has nothing that lintian finds fault with', () => {
  expect(output('lintian', '--fail-on', 'error,warning', deb)).toBe('');
});

test('the licence that the deb names is the app’s', () => {
  const plain = (text: string) => text.replaceAll(/[\s.]+/g, ' ');
  const copyright = readFileSync(join(projectFolder, 'scripts/package/linux/copyright'), 'utf8');
  const [, ...licence] = readFileSync(join(projectFolder, 'LICENSE'), 'utf8').split('\n\n').slice(1);
  expect(plain(copyright)).toContain(plain(licence.join('\n\n')));
});

describe('the rpm', () => {
  test('asks for the libraries that the program is linked with or dies without, and for nothing else', () => {
    const asked = output('rpm', '--query', '--package', '--requires', rpm)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('rpmlib(') && line !== '/bin/sh');
    const needed = [...libraries, 'libX11-xcb.so.1'];
    expect([...new Set(asked)].sort()).toEqual(needed.map((name) => `${name}()(64bit)`).sort());
  });

  test('puts the app where its command looks for it', () => {
    const files = output('rpm', '--query', '--package', '--list', rpm).split('\n');
    expect(files).toContain('/usr/bin/store-monitor');
    expect(files).toContain('/opt/store-monitor/store-monitor');
    expect(files.filter((name) => name.includes(' '))).toEqual([]);
  });
});

describe('the AppImage, unpacked', () => {
  const unpacked = join(temporary, 'unpacked');
  const start = readFileSync(appImage).indexOf('hsqs');
  output('unsquashfs', '-offset', String(start), '-dest', unpacked, '-quiet', appImage);

  test('has a valid entry for desktops', () => {
    const entry = join(unpacked, 'store-monitor.desktop');
    output('desktop-file-validate', entry);
    expect(readFileSync(entry, 'utf8')).toMatch(/^Name=Store Monitor\n(.*\n)*Exec=AppRun %U$/m);
  });

  test('runs the command line, and opens the window with a file by its address', async () => {
    const run = join(unpacked, 'AppRun');
    expect(output(run, '--no-sandbox', 'report', '--out', '-')).toContain('store_id,');
    const file = join(projectFolder, 'main/sample/polls.csv');
    const w = await openPacked(run, temporary, { files: [`file://${file}`] });
    await w.page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    expect(await w.quit()).toBe(0);
  });
});
