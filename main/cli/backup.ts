import { backUp, restore, salvage } from '../jobs/backup/commands.ts';
import type { Overview } from '../jobs/service/service.ts';
import { describeLoss } from '../report/losses.ts';
import type { BackupArguments, RestoreArguments, SalvageArguments } from './arguments.ts';
import { endInTime } from './end-in-time.ts';
import { describeContents, say } from './summary.ts';

/** The `backup` command: one file that holds all, also while the app runs. Answers the exit code. */
export async function backupCommand({ database, to }: BackupArguments): Promise<number> {
  return untilStopped(async (signal) => {
    const contents = await backUp(database, to, { signal });
    say(`Saved ${to}${about(contents)}`);
  });
}

/** The `restore` command: puts a backup in the place of a database and keeps that one beside it. */
export async function restoreCommand({ from, database }: RestoreArguments): Promise<number> {
  return untilStopped(async (signal) => {
    const { contents, replaced } = await restore(from, database, { signal });
    say(`Restored ${database}${about(contents)}`);
    if (replaced !== undefined) say(`What it held before is kept as ${replaced}`);
  });
}

/** What was saved is not all there was. */
const INCOMPLETE = 3;

/** The `salvage` command: what can be read of a damaged database, in a new file. 3: not all of it. */
export async function salvageCommand({ from, to }: SalvageArguments): Promise<number> {
  let isWhole = true;
  const code = await untilStopped(async (signal) => {
    const { stores, polls, reports, notes, aside, plan, losses, mayHoldDeleted } = await salvage(from, to, {
      signal,
    });
    const some = {
      ...(aside.of !== 0 && { 'stores set aside': aside }),
      ...(plan.of !== 0 && { 'watched folders and reports by the clock': plan }),
    };
    const saved = Object.entries({ stores, polls, reports, notes, ...some });
    const counts = saved.map(([name, one]) => `${one.saved} of ${one.of ?? 'unknown'} ${name}`);
    say(`Saved ${to}: ${counts.join(', ')}`);
    for (const loss of losses) say(`Lost to damage: ${describeLoss(loss)}`);
    if (losses.length > 0) say('Every report says so until their files are imported again.');
    if (mayHoldDeleted)
      say(
        'Which parts had been deleted could not be told: some of that may have come back. What is done by itself is off.',
      );
    isWhole = losses.length === 0 && !mayHoldDeleted && saved.every(([, one]) => one.saved === one.of);
  });
  return code === 0 && !isWhole ? INCOMPLETE : code;
}

function about(contents: Overview | undefined): string {
  return contents === undefined ? '' : `: ${describeContents(contents)}`;
}

const INTERRUPTED = 130;

async function untilStopped(work: (signal: AbortSignal) => Promise<void>): Promise<number> {
  const stop = new AbortController();
  const watch = endInTime(() => stop.abort());
  try {
    await work(stop.signal);
    return 0;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    say('Interrupted. Nothing was changed.');
    return INTERRUPTED;
  } finally {
    await watch.release();
  }
}
