import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

/** What the command line is made of, in a tree of its own whose sources a test may edit. */
const PARTS = [
  'main',
  'scripts/command-line',
  'scripts/kernel',
  'scripts/threads.ts',
  'scripts/electron-runtime/project.ts',
];

const CACHE = 'node_modules/.cache/store-monitor';
const cache = join(projectFolder, CACHE);

const folder = temporaryFolder();
let tree: string;
beforeEach(() => {
  tree = join(folder, `tree-${readdirSync(folder).length}`);
  for (const part of [...PARTS, 'package.json']) {
    cpSync(join(projectFolder, part), join(tree, part), { recursive: true });
  }
  const packages = join(projectFolder, 'node_modules');
  mkdirSync(join(tree, 'node_modules'));
  for (const name of readdirSync(packages).filter((name) => !name.startsWith('.'))) {
    symlinkSync(join(packages, name), join(tree, 'node_modules', name));
  }
  // Compiling the kernel anew takes seconds; it is known by its sources, wherever they lie.
  const made = readdirSync(cache).filter((name) => name.endsWith('.wasm'));
  for (const name of made) cpSync(join(cache, name), join(tree, CACHE, name));
});

function help(of = tree) {
  const program = join(of, 'scripts/command-line/index.mjs');
  return spawnSync(process.execPath, [program, '--help'], { encoding: 'utf8' });
}

function edit(file: string, from: string, to: string, of = tree): void {
  const path = join(of, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const bundles = () => readdirSync(join(tree, CACHE)).filter((name) => name.startsWith('bundle-'));

it('runs the sources as they are now, from a bundle that is made once', () => {
  expect(help().stdout).toMatch(/^Usage:/);
  expect(help().stdout).toMatch(/^Usage:/);
  expect(bundles()).toHaveLength(1);
  edit('main/cli/usage.ts', 'Usage:', 'How to:');
  expect(help().stdout).toMatch(/^How to:/);
  edit('main/cli/usage.ts', 'How to:', 'So:');
  expect(help().stdout).toMatch(/^So:/);
});

it('runs those of a copied tree, not those of the tree it was copied from', () => {
  expect(help().status).toBe(0);
  const copy = `${tree} copied`;
  cpSync(tree, copy, { recursive: true });
  expect(help(copy).stdout).toMatch(/^Usage:/);
  edit('main/cli/usage.ts', 'Usage:', 'Copied:', copy);
  expect(help(copy).stdout).toMatch(/^Copied:/);
});

it('holds the kernel as its sources are now', () => {
  const kernelOf = (bundle: string) => {
    const thread = join(tree, CACHE, bundle, 'parse-worker.js');
    return /kernelCode = ["'`](AGFzbQ[^"'`]+)/.exec(readFileSync(thread, 'utf8'))?.[1];
  };
  expect(help().status).toBe(0);
  const [first = ''] = bundles();
  edit('main/import/kernel/rows.ts', 'LONGEST_ROW: usize = 4096', 'LONGEST_ROW: usize = 2048');
  expect(help().status).toBe(0);
  const [second = ''] = bundles().filter((name) => name !== first);
  expect(kernelOf(second)).toMatch(/^AGFzbQ/);
  expect(kernelOf(first)).not.toBe(kernelOf(second));
});

it('names the sources where something fails', () => {
  edit('main/cli.ts', 'process.exitCode =', 'throw new Error("amiss");\nprocess.exitCode =');
  const line = readFileSync(join(tree, 'main/cli.ts'), 'utf8')
    .split('\n')
    .indexOf('throw new Error("amiss");');
  const { status, stderr } = help();
  expect(status).toBe(1);
  expect(bundles()).toHaveLength(1);
  expect(stderr).toContain(`Error: amiss\n    at ${join(tree, 'main/cli.ts')}:${line + 1}:7`);
});

it('runs the sources by themselves where they cannot be bundled', () => {
  rmSync(join(tree, 'node_modules/rolldown'));
  expect(help().stdout).toMatch(/^Usage:/);
  edit('main/cli/usage.ts', 'Usage:', 'How to: {');
  expect(help().stdout).toMatch(/^How to: {/);
  edit('main/cli.ts', 'process.exitCode =', 'process.exitCode = =');
  const { status, stderr } = help();
  expect(status).toBe(1);
  expect(stderr).toContain(join(tree, 'main/cli.ts'));
});
