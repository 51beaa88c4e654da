import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cachedFolder, isCached } from './cache.ts';
import { fetchPackage, type PinnedPackage } from './npm-package.ts';
import { isInstalled } from './programs.ts';
import { run } from './run.ts';

const headers: PinnedPackage = {
  spec: 'node-api-headers@1.9.0',
  integrity:
    'sha512-2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
};

/** Raise this when the way of building changes, so that what was built the old way is left aside. */
const recipe = 1;

const sourceFolder = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'));
const { version }: { version: string } = JSON.parse(readFileSync(join(sourceFolder, 'package.json'), 'utf8'));

const cacheName = `better-sqlite3-${version}-node-api-9-recipe-${recipe}`;

export function sqliteIsBuilt(): boolean {
  return isCached(cacheName);
}

/** What has to be installed before `sqliteForNodeApi9` can build. */
export function missingCompilers(): string[] {
  return ['gcc', 'g++'].filter((compiler) => !isInstalled(compiler));
}

/**
 * better-sqlite3 for a runtime with Node-API 9; the binary in its package needs 10 and crashes there. Built once
 * (half a minute) from the package's own sources. It goes to the cache and not into the package, because a
 * `build` folder there would be preferred by its loader and be packed with the app. Answers the path for the option
 * `nativeBinding`.
 */
export async function sqliteForNodeApi9(): Promise<string> {
  const folder = await cachedFolder(cacheName, build);
  return join(folder, 'better_sqlite3.node');
}

async function build(folder: string): Promise<void> {
  if (missingCompilers().length > 0) {
    throw new Error(
      `The C++ compiler is missing that better-sqlite3 has to be built with. Install it with "sudo apt-get install g++", then try again.`,
    );
  }
  const fetched = await fetchPackage(headers, folder);
  const sqlite = join(folder, 'sqlite3.o');
  const addon = join(folder, 'addon.o');
  const binding = join(folder, 'better_sqlite3.node');
  await Promise.all([compileSqlite(sqlite), compileAddon(addon, join(fetched, 'include'))]);
  await run('g++', ['-shared', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', addon, sqlite, '-o', binding]);
  await Promise.all([fetched, sqlite, addon].map((path) => rm(path, { recursive: true })));
}

async function compileSqlite(output: string): Promise<void> {
  const settings = readFileSync(join(sourceFolder, 'deps', 'defines.gypi'), 'utf8');
  const defines = [...settings.matchAll(/'((?:HAVE|SQLITE)_[^']+)'/g)].map(([, define]) => `-D${define}`);
  const source = join(sourceFolder, 'deps', 'sqlite3', 'sqlite3.c');
  await run('gcc', [...common, '-std=c99', '-w', ...defines, '-c', source, '-o', output]);
}

async function compileAddon(output: string, headerFolder: string): Promise<void> {
  const requireThere = createRequire(join(sourceFolder, 'package.json'));
  const { include_dir: addonApi }: { include_dir: string } = requireThere('node-addon-api');
  const includes = [headerFolder, addonApi, join(sourceFolder, 'deps', 'sqlite3')].map((path) => `-I${path}`);
  const defines = [
    // The number by which a module asks for experimental features; see node-api-9.h.
    '-DNAPI_VERSION=2147483647',
    '-DNAPI_DISABLE_CPP_EXCEPTIONS',
    '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  ];
  const adapter = ['-include', join(import.meta.dirname, 'node-api-9.h')];
  const source = join(sourceFolder, 'src', 'better_sqlite3.cpp');
  const language = ['-std=c++20', '-fvisibility=hidden'];
  await run('g++', [...common, ...language, ...defines, ...adapter, ...includes, '-c', source, '-o', output]);
}

const common = ['-O2', '-fPIC', '-DNDEBUG'];
