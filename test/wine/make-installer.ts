/**
 * Compiles the installer for Windows by electron-builder's own target: `node make-installer.ts FOLDER OUTPUT`. In the place
 * of what is fetched elsewhere there is Debian's makensis, with plugins that have the right functions and do nothing, an
 * archiver that packs nothing, and an uninstaller that is empty: only the script is real. In a process of its own, as
 * packing ends whatever process it is in with 0.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeWindowsInstallersOf } from '../../scripts/package/pack.ts';

const [folder = '', output = ''] = process.argv.slice(2);

const tools = mkdtempSync(join(tmpdir(), 'store-monitor-nsis-'));
try {
  writeScript('makensis', 'exec /usr/bin/makensis "$@"');
  writeFileSync(join(tools, 'elevate.exe'), '');
  writeScript('7za', 'for one; do case "$one" in *.7z | *.zip) echo stand-in > "$one" ;; esac; done');
  // The installer writes the uninstaller when it is started in a special way.
  writeScript('wine', 'echo stand-in > "$(dirname "$1")/$(basename "$1" exe)__uninstaller.exe"');
  makePlugins(join(tools, 'plugins/x86-unicode'));
  process.env['ELECTRON_BUILDER_NSIS_DIR'] = tools;
  process.env['ELECTRON_BUILDER_NSIS_RESOURCES_DIR'] = tools;
  process.env['ELECTRON_BUILDER_7ZIP_PATH'] = join(tools, '7za');
  process.env['ELECTRON_BUILDER_OFFLINE'] = 'true';
  process.env['PATH'] = `${tools}:${process.env['PATH']}`;
  await makeWindowsInstallersOf(folder, output);
} finally {
  rmSync(tools, { recursive: true, force: true });
}

function writeScript(name: string, command: string): void {
  writeFileSync(join(tools, name), `#!/bin/sh\n${command}\n`);
  chmodSync(join(tools, name), 0o755);
}

/** Those that electron-builder's templates call, with every function that they call of each. */
function makePlugins(to: string): void {
  const templates = join(
    dirname(createRequire(import.meta.url).resolve('app-builder-lib/package.json')),
    'templates/nsis',
  );
  const text = readdirSync(templates, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ns[hi]$/.test(name))
    .map((name) => readFileSync(join(templates, name), 'utf8'))
    .join('\n');
  const functions = new Map<string, Set<string>>();
  for (const [, plugin = '', name = ''] of text.matchAll(/\b(\w+)::(\w+)/g)) {
    functions.set(plugin, (functions.get(plugin) ?? new Set()).add(name));
  }
  mkdirSync(to, { recursive: true });
  for (const [plugin, names] of functions) {
    // These come with makensis.
    if (['System', 'nsExec', 'nsDialogs', 'UserInfo', 'LangDLL', 'StartMenu'].includes(plugin)) continue;
    const source = join(tools, 'plugin.c');
    writeFileSync(source, [...names].map((name) => `__declspec(dllexport) void ${name}(void) {}\n`).join(''));
    execFileSync('i686-w64-mingw32-gcc', ['-shared', '-o', join(to, `${plugin}.dll`), source]);
  }
}
