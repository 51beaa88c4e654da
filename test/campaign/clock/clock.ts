import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sequence } from '../../bench/random.ts';
import type { Campaign } from '../campaign.ts';
import { CLOCK_WORKS, type ClockState, type ClockWork, KEPT } from './clock-work.ts';
import { fakedBy, findFaketime } from './faketime.ts';

const WORKER = fileURLToPath(new URL('./clock-work.ts', import.meta.url));
const [HOUR, DAY] = [3600, 86_400];
/** How far the clock is ahead (seconds), as batteries, zones and mistaken years make it. */
const AHEAD = [0, 0, HOUR, -HOUR, -DAY, 2 * DAY, 8 * DAY, 40 * DAY, -9000 * DAY, 2000 * DAY, 3650 * DAY];
const STEPS = { least: 6, most: 14 };
/** An undo is kept for so many settings of the clock in any case: of each, less than half of its days is believed. */
const KEPT_OVER = 2;
/** Every so many sequences it is also seen that nothing is kept for good. */
const TO_THE_END_EVERY = 5;

/**
 * Random sequences of imports, reports and automatic backups under a clock that is set ahead and back, again and again:
 * nothing just made may be lost, the newest reports and backups to keep are those made last, and undo ends once days passed.
 */
export const clock: Campaign = async ({ count, seed, folder, say }) => {
  const library = await findFaketime();
  if (library === undefined) {
    const tried = 'nothing, for libfaketime is not here: on Debian or Ubuntu “sudo apt-get install faketime”';
    return { tried, violations: [] };
  }
  const time = join(folder, 'time');
  writeFileSync(time, '+0');
  const worker = startWorker(library, time);
  const violations: string[] = [];
  const done = { steps: 0, settings: 0 };
  for (let index = 0; index < count; index++) {
    const run = createRun(join(folder, `run-${index}`), worker.ask, time, sequence(seed + index));
    const problem = await run.take(index % TO_THE_END_EVERY === 0);
    done.steps += run.story.length;
    done.settings += run.settings();
    if (problem !== undefined)
      violations.push(`seed ${seed + index}: ${problem}; after ${run.story.join(', ')}`);
    if ((index + 1) % 50 === 0) say(`  ${index + 1} sequences, ${violations.length} violations`);
  }
  worker.kill();
  return {
    tried: `${count} sequences of ${done.steps} steps, the clock set ${done.settings} times in them`,
    violations,
  };
};

type Ask = (work: ClockWork, folder: string) => Promise<Partial<ClockState>>;

function createRun(folder: string, ask: Ask, time: string, draw: () => number) {
  const story: string[] = [];
  const made = {
    reports: [] as string[],
    backups: [] as string[],
    imports: [] as { id: number; at: number }[],
  };
  let settings = 0;

  function setClock(ahead: number): void {
    settings++;
    story.push(`clock ${ahead / DAY} d`);
    writeFileSync(time, `${ahead < 0 ? '' : '+'}${ahead}`);
  }

  /** Does it; answers what is wrong with what is there then. */
  async function step(work: ClockWork): Promise<string | undefined> {
    story.push(work);
    const { reports = [], undoable = [], backups = [], failure } = await ask(work, folder);
    if (failure !== undefined) return failure;
    const fresh = {
      reports: reports.filter((id) => !made.reports.includes(id)),
      backups: backups.filter((name) => !made.backups.includes(name)),
      imports: undoable.filter((id) => !made.imports.some((one) => one.id === id)),
    };
    made.reports.push(...fresh.reports);
    made.backups.push(...fresh.backups);
    made.imports.push(...fresh.imports.map((id) => ({ id, at: settings })));
    if (work === 'report' && fresh.reports.length !== 1) return 'the report is not there';
    if (work === 'backup' && fresh.backups.length !== 1) return 'the backup is not there';
    if (work === 'import' && fresh.imports.length !== 1) return 'the import cannot be undone';
    if (made.reports.slice(-KEPT.reports).some((id) => !reports.includes(id))) return 'a report is lost';
    if (work === 'report' && reports.at(-1) !== made.reports.at(-1))
      return 'the newest report is not listed first';
    if (made.backups.slice(-KEPT.backups).some((name) => !backups.includes(name))) return 'a backup is lost';
    const kept = made.imports.filter(({ at }) => settings - at <= KEPT_OVER);
    if (kept.some(({ id }) => !undoable.includes(id))) return 'the undo of an import is lost';
    return undefined;
  }

  async function steps(toTheEnd: boolean): Promise<string | undefined> {
    const first = await step('import');
    if (first !== undefined) return first;
    const many = STEPS.least + Math.floor(draw() * (STEPS.most - STEPS.least));
    for (let n = 0; n < many; n++) {
      if (draw() < 0.4) setClock(AHEAD[Math.floor(draw() * AHEAD.length)] ?? 0);
      const problem = await step(CLOCK_WORKS[Math.floor(draw() * CLOCK_WORKS.length)] ?? 'look');
      if (problem !== undefined) return problem;
    }
    if (!toTheEnd) return undefined;
    setClock(0);
    for (let day = 0; day <= KEPT.undoDays + 1; day++) {
      setClock(day * DAY + HOUR);
      const problem = await step('reopen');
      if (problem !== undefined) return problem;
    }
    const { undoable } = await ask('look', folder);
    return undoable?.length === 0 ? undefined : 'undo is kept for longer than was said';
  }

  return {
    story,
    settings: () => settings,
    async take(toTheEnd: boolean): Promise<string | undefined> {
      writeFileSync(time, '+0');
      const problem = await steps(toTheEnd);
      await ask('end', folder);
      rmSync(folder, { recursive: true, force: true });
      return problem;
    },
  };
}

function startWorker(library: string, time: string) {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [WORKER], {
    env: fakedBy(library, time),
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask: Ask = async (work, folder) => {
    child.stdin.write(`${JSON.stringify([work, folder])}\n`);
    const answer = await lines.next();
    if (answer.done === true) throw new Error('The process under another clock ended by itself.');
    return JSON.parse(answer.value);
  };
  child.stderr.resume();
  return { ask, kill: () => void child.kill('SIGKILL') };
}
