import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openService } from '../../main/jobs/service/service.ts';
import { sequence } from '../bench/random.ts';
import type { Campaign } from './campaign.ts';

const WORKER = fileURLToPath(new URL('./ids-work.ts', import.meta.url));
const MOST_AT_ONCE = 40;
const LONGEST_WAIT_MS = 30;

/** `kill -9` at a random moment after ids of reports were answered: each of them is known at the next start, and ended. */
export const ids: Campaign = async ({ count, seed, folder, say }) => {
  const violations: string[] = [];
  let answered = 0;
  for (let round = 0; round < count; round++) {
    const file = join(folder, `ids-${round}.db`);
    await makeSmall(file, folder);
    const known = await killAmongIds(file, sequence(seed + round));
    answered += known.length;
    if (known.length === 0) violations.push(`seed ${seed + round}: no id was answered`);
    const service = openService(file);
    for (const id of known) {
      const state = (await service.findReport(id))?.state ?? 'unknown';
      if (state !== 'Failed' && state !== 'Complete')
        violations.push(`seed ${seed + round}: an id that was answered is ${state}`);
    }
    await service.close();
    if ((round + 1) % 50 === 0) say(`  ${round + 1} kills, ${violations.length} violations`);
  }
  return { tried: `${count} kills after ${answered} ids`, violations };
};

async function makeSmall(file: string, folder: string): Promise<void> {
  const path = join(folder, 'zones.csv');
  writeFileSync(path, 'store_id,timezone_str\n1,America/Denver\n2,America/Chicago\n');
  const service = openService(file);
  await service.importFile({ path, sample: false });
  await service.close();
}

/** The ids that were answered before the kill, those among them that came while it was on its way. */
async function killAmongIds(file: string, random: () => number): Promise<readonly string[]> {
  const burst = 1 + Math.floor(random() * MOST_AT_ONCE);
  const killAt = 1 + Math.floor(random() * burst);
  const child = spawn(process.execPath, [WORKER, file, String(burst)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const waitMs = random() < 0.5 ? 0 : random() * LONGEST_WAIT_MS;
  const known: string[] = [];
  for await (const id of createInterface(child.stdout)) {
    // A line that the kill cut off is no id that anybody was given.
    if (id.length === known[0]?.length || known.length === 0) known.push(id);
    if (known.length === killAt) void wait(waitMs).then(() => child.kill('SIGKILL'));
  }
  await exited;
  return known;
}
