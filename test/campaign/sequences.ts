import { join } from 'node:path';
import fc from 'fast-check';
import type { Campaign } from './campaign.ts';
import { endReady } from './ready-process.ts';
import { runSequence } from './sequence-run.ts';
import { describe, type Step, steps } from './sequence-steps.ts';

/** Of so many sequences one is with kills, whose processes take longer than all else. */
const KILLS_EVERY = 10;

/**
 * Random sequences of imports, undos, closures by hand, deletions, backups, restores and kills: the database must answer
 * as one into which only the surviving imports went. Each has a seed of its own, the next number after the one before,
 * and one that fails is shortened; the same command with `1 --seed N` repeats it.
 */
export const sequences = campaignOf((seed) => seed % KILLS_EVERY === 0);

/** The same with kills in every one: hundreds of undos, deletions, backups and restores that are cut off. */
export const careKills = campaignOf(() => true);

function campaignOf(withKills: (seed: number) => boolean): Campaign {
  return async ({ count, seed, folder, say }) => {
    const violations: string[] = [];
    let taken = 0;
    let kills = 0;
    for (let index = 0; index < count; index++) {
      const own = seed + index;
      const [drawn = []] = fc.sample(steps(withKills(own)), { seed: own, numRuns: 1 });
      taken += drawn.length;
      kills += drawn.filter((step) => step.do === 'kill').length;
      const problem = await failureOf(drawn, join(folder, 'run'));
      if (problem !== undefined) {
        const short = await shorten(drawn, join(folder, 'run'));
        violations.push(
          `seed ${own}: ${(await failureOf(short, join(folder, 'run'))) ?? problem}\n    after ${short.map(describe).join(', ')}`,
        );
      }
      if ((index + 1) % 500 === 0)
        say(`  ${index + 1} sequences, ${kills} kills, ${violations.length} violations`);
    }
    endReady();
    return { tried: `${count} sequences of ${taken} steps, ${kills} of them kills`, violations };
  };
}

async function failureOf(drawn: readonly Step[], folder: string): Promise<string | undefined> {
  try {
    await runSequence(drawn, folder);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Leaves out every step without which it still fails. */
async function shorten(drawn: readonly Step[], folder: string): Promise<readonly Step[]> {
  let short = drawn;
  for (let index = drawn.length - 1; index >= 0; index--) {
    const less = short.toSpliced(index, 1);
    if ((await failureOf(less, folder)) !== undefined) short = less;
  }
  return short;
}
