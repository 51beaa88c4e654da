import { join } from 'node:path';
import type { Campaign } from './campaign.ts';
import { killsInCare } from './care/kills-in-care.ts';
import { commandKills } from './command-kills.ts';

/** `kill -9` at random moments: of imports, reports and saves by the command line, and as often of every care of the data. */
export const kills: Campaign = async ({ count, folder, ...run }) => {
  const ofCare = Math.floor(count / 2);
  const commands = await commandKills({ ...run, count: count - ofCare, folder: join(folder, 'commands') });
  const care = await killsInCare({ ...run, count: ofCare, folder: join(folder, 'care') });
  return {
    tried: `${commands.tried}; ${care.tried}`,
    violations: [...commands.violations, ...care.violations],
  };
};
