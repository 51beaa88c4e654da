import { createInterface } from 'node:readline';
import { backUp, restore, salvage } from '../../../main/jobs/backup/commands.ts';
import { openService } from '../../../main/jobs/service/service.ts';
import '../../fixtures/keep-compiled.ts';

/** How a piece of work ended, and what it took of the processors (ms). */
export type HostileAnswer = { readonly said: string; readonly cpuMs: number };

/** A process of its own, so that it can be killed: does with a file what each line names, and says how that ended. */
if (import.meta.main) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [work = '', file = '', other = ''] = line.split('\t');
    const before = process.cpuUsage();
    const said = await tried(work, file, other);
    const { user, system } = process.cpuUsage(before);
    const answer: HostileAnswer = { said, cpuMs: (user + system) / 1000 };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

async function tried(work: string, file: string, other: string): Promise<string> {
  try {
    if (work === 'backup') await backUp(file, other);
    else if (work === 'restore') await restore(file, other);
    else if (work === 'salvage') await salvage(file, other);
    else await reportOn(file);
    return 'done';
  } catch (error) {
    return `refused: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function reportOn(file: string): Promise<void> {
  const service = openService(file);
  try {
    await service.ready();
    const record = await service.reportEnded(
      await service.triggerReport({ asOf: 'latest', reach: 5_400_000 }),
    );
    if (record.state === 'Failed') throw new Error(record.error.message);
  } finally {
    await service.close();
  }
}
