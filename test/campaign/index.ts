import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleThreads } from '../fixtures/bundle-once.ts';
import { bits } from './bits.ts';
import type { Campaign } from './campaign.ts';
import { clock } from './clock/clock.ts';
import { damages } from './damages.ts';
import { halves } from './halves.ts';
import { hostile } from './hostile/hostile.ts';
import { ids } from './ids.ts';
import { kernel } from './kernel.ts';
import { kills } from './kills.ts';
import { rows } from './rows.ts';
import { careKills, sequences } from './sequences.ts';

/** Every campaign by the option that says how many rounds of it to run: `npm run campaign -- --kills 1000 --seed 7`, `-- --rows 1000000`. */
const CAMPAIGNS: Readonly<Record<string, Campaign>> = {
  kills,
  rows,
  kernel,
  sequences,
  'care-kills': careKills,
  damages,
  bits,
  hostile,
  clock,
  halves,
  ids,
};

const usage = `usage: npm run campaign -- ${Object.keys(CAMPAIGNS)
  .map((name) => `[--${name} N]`)
  .join(' ')} [--seed N]`;

function readArguments(): { seed: number; counts: Map<string, number> } | undefined {
  try {
    const names = [...Object.keys(CAMPAIGNS), 'seed'];
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { values } = parseArgs({ options });
    const numbers = new Map(Object.entries(values).map(([name, text]) => [name, Number(text)]));
    if (![...numbers.values()].every((number) => Number.isInteger(number) && number >= 0)) return undefined;
    const seed = numbers.get('seed') ?? Math.floor(Math.random() * 2 ** 32);
    numbers.delete('seed');
    return numbers.size === 0 ? undefined : { seed, counts: numbers };
  } catch {
    return undefined;
  }
}

const given = readArguments();
if (given === undefined) {
  console.error(usage);
  process.exit(2);
}
await bundleThreads();
for (const [name, count] of given.counts) {
  const campaign = CAMPAIGNS[name];
  if (campaign === undefined) continue;
  console.log(`${name}: ${count} rounds, seed ${given.seed}`);
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-campaign-'));
  try {
    const { tried, violations } = await campaign({ count, seed: given.seed, folder, say: console.log });
    console.log(`${name}: ${tried}; ${violations.length} violations`);
    for (const violation of violations) console.error(`  ${violation}`);
    if (violations.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
