import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication } from 'playwright';
import { askAgainWhereCollected } from './collected-answers.ts';
import { resolveElectron } from './index.ts';
import { launchWith } from './launch.ts';

/** The slowest of 75 starts that were attached to took 4.5 s, on two cores with thirteen programs that wanted one. */
const ATTACH_WITHIN_MS = 15_000;
const ATTEMPTS = 3;

/**
 * Starts Electron with these arguments and Playwright attached. On a busy machine Playwright now and then (1 start in
 * 50) misses the moment to attach and waits for ever, while the app is up within a second; then it is started anew.
 */
export async function attach(args: readonly string[]): Promise<ElectronApplication> {
  const launch = launchWith(await resolveElectron(() => undefined));
  let why: unknown;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // Tells this start from every other one, so that it alone can be ended.
    const mark = `--start=${randomUUID()}`;
    const attached = _electron
      .launch({ ...launch, args: [...launch.args, mark, ...args] })
      .catch((cause: unknown) => {
        why = cause;
      });
    const app = await Promise.race([attached, setTimeout(ATTACH_WITHIN_MS)]);
    if (app) return askAgainWhereCollected(app);
    endMarked(mark);
  }
  throw new Error(`Playwright could not attach to Electron in ${ATTEMPTS} starts.`, { cause: why });
}

/** Ends what was started with this mark, which only the system knows the process of: Playwright hands it out once attached. */
function endMarked(mark: string): void {
  const { stdout = '' } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 });
  for (const line of (stdout ?? '').split('\n')) {
    if (line.includes(mark)) end(Number.parseInt(line, 10));
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
