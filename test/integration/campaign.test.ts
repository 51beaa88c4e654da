import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clock } from '../campaign/clock/clock.ts';
import { halves } from '../campaign/halves.ts';
import { hostile } from '../campaign/hostile/hostile.ts';
import { HOSTILE_KINDS } from '../campaign/hostile/hostile-files.ts';
import { ids } from '../campaign/ids.ts';
import { kernel } from '../campaign/kernel.ts';
import { kills } from '../campaign/kills.ts';
import { rows } from '../campaign/rows.ts';
import { careKills, sequences } from '../campaign/sequences.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { runs } from '../fixtures/runs.ts';

/** Short forms of `npm run campaign`, with a seed of their own so that a failure can be repeated. */
const folder = temporaryFolder();
const run = (count: number, seed: number) => ({
  count,
  seed,
  folder: mkdtempSync(join(folder, 'campaign-')),
  say: () => undefined,
});

it('holds whole files only, and what was before or comes after, though commands and each care are killed', async () => {
  expect((await kills(run(runs(3, 26), 2))).violations).toEqual([]);
}, 600_000);

it('reads thousands of mutated rows as their plain twin does, and loses none to a neighbour', async () => {
  expect((await rows(run(runs(4_000, 20_000), 3))).violations).toEqual([]);
});

it('reads mutated polls by the kernel as by the reader that it stands in for', async () => {
  expect((await kernel(run(runs(20_000, 1_000_000), 12))).violations).toEqual([]);
}, 300_000);

it('answers after random sequences of care as if only what survived had ever been imported', async () => {
  expect((await sequences(run(runs(12, 200), 4))).violations).toEqual([]);
}, 600_000);

it('is as before or as after, whatever care a kill cuts off', async () => {
  expect((await careKills(run(runs(2, 20), 5))).violations).toEqual([]);
}, 300_000);

it('refuses a file of every hostile kind in time, whatever is done with it, and changes nothing', async () => {
  expect((await hostile(run(runs(2, 40) * HOSTILE_KINDS.length, 8))).violations).toEqual([]);
}, 600_000);

it('loses nothing that was just made to a clock that jumps', async (test) => {
  const { tried, violations } = await clock(run(runs(1, 60), 9));
  if (tried.startsWith('nothing')) test.skip(tried);
  expect(violations).toEqual([]);
}, 900_000);

it('keeps every text well-formed, and sound, wherever halves of characters come in', async () => {
  expect((await halves(run(runs(20, 1_000), 10))).violations).toEqual([]);
}, 300_000);

it('knows each id that was answered before a kill', async () => {
  expect((await ids(run(runs(2, 50), 11))).violations).toEqual([]);
}, 300_000);
