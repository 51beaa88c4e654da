import { backUp, restore, salvage } from '../jobs/backup/commands.ts';
import type { Overview } from '../jobs/service/service.ts';
import type { BackupArguments, RestoreArguments, SalvageArguments } from './arguments.ts';
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

/** The `salvage` command: what can be read of a damaged database, in a new file. */
export async function salvageCommand({ from, to }: SalvageArguments): Promise<number> {
  return untilStopped(async (signal) => {
    const { stores, polls, reports, notes, mayHoldDeleted } = await salvage(from, to, { signal });
    const counts = Object.entries({ stores, polls, reports, notes }).map(
      ([name, { saved, of }]) => `${saved} of ${of ?? 'unknown'} ${name}`,
    );
    say(`Saved ${to}: ${counts.join(', ')}`);
    if (mayHoldDeleted)
      say('Which parts had been deleted could not be told: some of that may have come back.');
  });
}

function about(contents: Overview | undefined): string {
  return contents === undefined ? '' : `: ${describeContents(contents)}`;
}

const INTERRUPTED = 130;

async function untilStopped(work: (signal: AbortSignal) => Promise<void>): Promise<number> {
  const stop = new AbortController();
  const toStop = () => stop.abort();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, toStop);
  try {
    await work(stop.signal);
    return 0;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    say('Interrupted. Nothing was changed.');
    return INTERRUPTED;
  }
}
