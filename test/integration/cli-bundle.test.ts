import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
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

/** Each bundle takes a second, so each test goes on with the tree that the one before it left. */
const tree = join(temporaryFolder(), 'tree');
beforeAll(() => {
  for (const part of [...PARTS, 'package.json']) {
    cpSync(join(projectFolder, part), join(tree, part), { recursive: true });
  }
  const packages = join(projectFolder, 'node_modules');
  mkdirSync(join(tree, CACHE), { recursive: true });
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

function edit(file: string, from: string, to: string): void {
  const path = join(tree, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const bundles = (of = tree) => readdirSync(join(of, CACHE)).filter((name) => name.startsWith('bundle-'));

/** The one bundle that `work` makes. */
function madeBy(work: () => void, of = tree): string {
  const before = bundles(of);
  work();
  const made = bundles(of).filter((name) => !before.includes(name));
  expect(made).toHaveLength(1);
  return join(of, CACHE, made[0] ?? '');
}

let first: string;

it('runs the sources as they are now, from a bundle that is made once', () => {
  first = madeBy(() => {
    expect(help().stdout).toMatch(/^Usage:/);
    expect(help().stdout).toMatch(/^Usage:/);
  });
  edit('main/cli/usage.ts', 'Usage:', 'How to:');
  madeBy(() => expect(help().stdout).toMatch(/^How to:/));
});

it('runs them after another edit, and holds the kernel as its sources are now', () => {
  const kernelOf = (bundle: string) =>
    /kernelCode = ["'`](AGFzbQ[^"'`]+)/.exec(readFileSync(join(bundle, 'parse-worker.js'), 'utf8'))?.[1];
  edit('main/import/kernel/rows.ts', 'LONGEST_ROW: usize = 4096', 'LONGEST_ROW: usize = 2048');
  edit('main/cli/usage.ts', 'How to:', 'So:');
  const second = madeBy(() => expect(help().stdout).toMatch(/^So:/));
  expect(kernelOf(second)).toMatch(/^AGFzbQ/);
  expect(kernelOf(first)).not.toBe(kernelOf(second));
});

it('runs those of a copied tree, not those of the tree it was copied from', () => {
  const copy = `${tree} copied`;
  cpSync(tree, copy, { recursive: true });
  edit('main/cli/usage.ts', 'So:', 'No more:');
  const own = madeBy(() => expect(help(copy).stdout).toMatch(/^So:/), copy);
  const program = readFileSync(join(own, 'cli.js'), 'utf8');
  expect(program).toContain(pathToFileURL(`${copy}/`).href);
  expect(program).not.toContain(pathToFileURL(`${tree}/`).href);
});

it('names the sources where something fails', () => {
  edit('main/cli.ts', 'process.exitCode =', 'throw new Error("amiss");\nprocess.exitCode =');
  const line = readFileSync(join(tree, 'main/cli.ts'), 'utf8')
    .split('\n')
    .indexOf('throw new Error("amiss");');
  madeBy(() => {
    const { status, stderr } = help();
    expect(status).toBe(1);
    expect(stderr).toContain(`Error: amiss\n    at ${join(tree, 'main/cli.ts')}:${line + 1}:7`);
  });
});

it('runs the sources by themselves where they cannot be bundled', () => {
  rmSync(join(tree, 'node_modules/rolldown'));
  edit('main/cli.ts', 'throw new Error("amiss");\n', '');
  const before = bundles();
  expect(help().stdout).toMatch(/^No more:/);
  edit('main/cli/usage.ts', 'No more:', 'How to: {');
  expect(help().stdout).toMatch(/^How to: {/);
  edit('main/cli.ts', 'process.exitCode =', 'process.exitCode = =');
  const { status, stderr } = help();
  expect(status).toBe(1);
  expect(stderr).toContain(join(tree, 'main/cli.ts'));
  expect(bundles()).toEqual(before);
});
