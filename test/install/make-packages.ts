/**
 * Makes packages for Linux by electron-builder's own targets out of a packed folder: `node make-packages.ts FOLDER OUTPUT
 * VERSION [deb rpm AppImage]`. In a process of its own, as packing ends whatever process it is in with 0.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeInstallersOf } from '../../scripts/package/pack.ts';

const [folder = '', output = '', version = '', ...target] = process.argv.slice(2);

/** In the place of tools that electron-builder would fetch. */
const tools = mkdtempSync(join(tmpdir(), 'store-monitor-tools-'));
process.env['CUSTOM_FPM_PATH'] = fpm();
process.env['APPIMAGE_TOOLS_PATH'] = appImageTools();
process.env['ELECTRON_BUILDER_OFFLINE'] = 'true';
// As the workflow of a release has them.
process.env['GITHUB_SERVER_URL'] ??= 'https://github.com';
process.env['GITHUB_REPOSITORY'] ??= 'store-monitor/store-monitor';
try {
  await makeInstallersOf(folder, { target, output, version });
} finally {
  rmSync(tools, { recursive: true, force: true });
}

function fpm(): string {
  const script = join(tools, 'fpm');
  writeScript(script, `exec '${process.execPath}' '${join(import.meta.dirname, 'fpm.ts')}' "$@"`);
  return script;
}

/** Debian's mksquashfs; what mounts an AppImage and starts it is not here: tests unpack it. */
function appImageTools(): string {
  const bin = join(tools, `linux-${process.arch}`);
  mkdirSync(bin);
  for (const tool of ['mksquashfs', 'desktop-file-validate'])
    symlinkSync(`/usr/bin/${tool}`, join(bin, tool));
  mkdirSync(join(tools, 'lib', process.arch), { recursive: true });
  writeScript(join(tools, `runtime-${process.arch}`), 'echo "This is a stand-in." >&2; exit 1');
  return tools;
}

function writeScript(path: string, command: string): void {
  writeFileSync(path, `#!/bin/sh\n${command}\n`);
  chmodSync(path, 0o755);
}
