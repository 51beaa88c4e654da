import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createAutomation, type Plan } from '../automation/automation.ts';
import { systemClock } from '../automation/clock.ts';
import type { ScheduledReport } from '../automation/report-schedule.ts';
import { deedWords, reportTitle } from '../automation/words.ts';
import type { NewDeed, Service } from '../jobs/service/service.ts';
import { toFailure } from '../jobs/threads/error.ts';
import type { ReportsAsked, WatchArguments } from './arguments.ts';
import { inSession, type Session } from './session.ts';
import { forTerminal, say } from './summary.ts';

/** How often it is asked whether another program has let go of the database. */
const ASK_AGAIN_MS = 2_000;

/** The `watch` command of SPEC §18, until it is told to stop or, with `--once`, is through. Answers the exit code. */
export async function watchCommand(args: WatchArguments): Promise<number> {
  for (const [option, folder] of [
    ['--folder', args.folder],
    ['--pack', args.reports?.pack],
  ] as const) {
    if (folder !== undefined && !isFolder(folder))
      throw new Error(`${option}: there is no folder ${folder}.`);
  }
  await inSession(args.database, (session) => run(args, session));
  return 0;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

async function run(args: WatchArguments, { service, stop }: Session): Promise<void> {
  const close = () => void service.close();
  stop.addEventListener('abort', close, { once: true });
  await untilFree(service, args.database, stop);
  const plan: Plan = {
    folders: args.folder === undefined ? [] : [{ folder: resolve(args.folder), move: args.move }],
    reports: args.reports === undefined ? [] : [reportOf(args.reports)],
  };
  let fault: unknown;
  const automation = createAutomation({
    service,
    clock: systemClock,
    plan: () => plan,
    onDeed: print,
    onFault: (error) => {
      fault = error;
      say(toFailure(error).message);
    },
  });
  if (args.once) {
    await automation.once();
  } else {
    say(`${describe(args)} Press Ctrl+C to stop.`);
    automation.start();
    await stopped(stop);
  }
  await automation.stop();
  if (args.once && fault !== undefined) throw fault;
}

/** Another program, such as the app, may have the database; it is waited for, and the person is told so once. */
async function untilFree(service: Service, database: string, stop: AbortSignal): Promise<void> {
  for (let told = false; ; told = true) {
    try {
      return await service.ready();
    } catch (error) {
      if (toFailure(error).code !== 'database-in-use') throw error;
      if (!told)
        say(`The database ${database} is in use by another Store Monitor. This waits until that is closed.`);
      await wait(ASK_AGAIN_MS, undefined, { signal: stop });
    }
  }
}

function reportOf({ schedule, period, pack, reach, asked, given }: ReportsAsked): ScheduledReport {
  const into = resolve(pack);
  return {
    // What is not given leaves the key what it was before there was such.
    key: JSON.stringify([schedule, period ?? null, into, ...(given.length === 0 ? [] : [reach, asked])]),
    title: reportTitle(period?.kind === 'preset' ? period.preset : undefined),
    schedule,
    question: { reach, ...(period && { period }) },
    into,
    asked,
  };
}

function describe({ folder, reports }: WatchArguments): string {
  const watching = folder === undefined ? [] : [`Watching ${folder}.`];
  return [...watching, ...(reports === undefined ? [] : [`Reports go to ${reports.pack}.`])].join(' ');
}

/** A line a deed, which is what was asked for. */
function print(deed: NewDeed): void {
  process.stdout.write(`${forTerminal(`${new Date(deed.at).toISOString()} ${deedWords(deed)}`)}\n`);
}

function stopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve();
  return new Promise((done) => stop.addEventListener('abort', () => done(), { once: true }));
}
