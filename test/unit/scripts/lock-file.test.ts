import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/electron-runtime/project.ts';

type Locked = {
  readonly version: string;
  readonly integrity?: string;
  readonly os?: string | string[];
  readonly cpu?: string | string[];
  readonly bin?: Readonly<Record<string, string>>;
};

const read = (name: string) => JSON.parse(readFileSync(join(projectFolder, name), 'utf8'));
const { packages }: { packages: Readonly<Record<string, Locked>> } = read('package-lock.json');
const { '': ourselves, ...others } = packages;
const manifest = read('package.json');

describe('the lock file', () => {
  test('pins everything that npm ci brings by its hash', () => {
    const unpinned = Object.entries(others).filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(unpinned.map(([name]) => name)).toEqual([]);
    expect(ourselves?.version).toBe(manifest.version);
  });

  test('names exact versions only', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies });
    // A package may have another name here than it has in the registry.
    const isExact = /^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
    expect(versions.filter((version) => !isExact.test(String(version)))).toEqual([]);
  });

  test.each([
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['win32', 'arm64'],
  ])('brings exactly one Node, new enough, to %s on %s', (os, cpu) => {
    const nodes = Object.values(others).filter(
      (entry) => entry.bin?.['node'] !== undefined && entry.os === os && entry.cpu === cpu,
    );
    expect(nodes).toHaveLength(1);
    expect(Number.parseInt(nodes[0]?.version ?? '', 10)).toBeGreaterThanOrEqual(24);
  });

  test('lets no install script fetch anything', () => {
    expect(Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed === true)).toEqual([]);
  });
});

test('the Node of npm ci is the one that npm run puts first, whichever npm it was', () => {
  const { stdout } = spawnSync(join(projectFolder, 'node_modules/.bin/node'), ['--version'], {
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe(process.version);
  const pinned = Object.values(others).find(
    ({ os, cpu, bin }) => bin?.['node'] && os === process.platform && cpu === process.arch,
  );
  expect(process.version).toBe(`v${pinned?.version}`);
});
