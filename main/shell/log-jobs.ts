import type { EndedJob } from '../jobs/service/database-session.ts';
import type { Log } from '../log/log.ts';

/** What takes longer than this is worth a line, whatever the computer. */
const SLOW_MS = 5_000;

/** Writes down the jobs that took long, and those that failed for a reason that is not the person's own. */
export function logJob(log: Log, { name, ms, failure }: EndedJob): void {
  const lasted = `after ${Math.round(ms)} ms`;
  if (failure !== undefined && failure.code !== 'cancelled') {
    log.fault(`${name} failed ${lasted}`, { code: failure.code, stack: failure.details });
  } else if (ms > SLOW_MS) log.note(`${name} ended ${lasted}`);
}
