import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kills } from '../campaign/kills.ts';
import { rows } from '../campaign/rows.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

/** Short forms of `npm run campaign`, with a seed of their own so that a failure can be repeated. */
const folder = temporaryFolder();
const run = (count: number, seed: number) => ({
  count,
  seed,
  folder: mkdtempSync(join(folder, 'campaign-')),
  say: () => undefined,
});

it('holds whole files only, and old or new saved files, after the command line is killed again and again', async () => {
  expect((await kills(run(12, 2))).violations).toEqual([]);
}, 300_000);

it('reads 20,000 mutated rows as their plain twin does, and loses none to a neighbour', async () => {
  expect((await rows(run(20_000, 3))).violations).toEqual([]);
});
