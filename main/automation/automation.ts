import { type FSWatcher, watch } from 'node:fs';
import type { NewDeed, Service } from '../jobs/service/service.ts';
import { toFailure } from '../jobs/threads/error.ts';
import { restOnceIdle } from '../jobs/threads/rest.ts';
import type { Clock } from './clock.ts';
import { createFolderWatch, type FolderWatch, type WatchedFolder } from './folder-watch.ts';
import { createReportSchedule, type ReportSchedule, type ScheduledReport } from './report-schedule.ts';
import { SETTLED_MS } from './settling.ts';
import { createTrustedClock } from './trusted-clock.ts';

/** What is to be done by itself. */
export type Plan = {
  readonly folders: readonly WatchedFolder[];
  readonly reports: readonly ScheduledReport[];
};

export type Automation = {
  /** Looks at once, and from then on whenever there may be something to do, at least once a minute; on battery less often. */
  start(): void;
  /** Does what there is to do, files that settle within five seconds included. */
  once(): Promise<void>;
  /** Looks now: the plan may be another, or the computer has woken. */
  look(): Promise<void>;
  /** Imports what a folder holds now, files that settle within five seconds included, whether it is watched or not. */
  lookInto(folder: WatchedFolder): Promise<void>;
  /** Makes a report now, whether it is one of the plan or not. */
  runNow(report: ScheduledReport): Promise<void>;
  /** Another database took the place of the one so far: what is known of files is known of that one. */
  forget(): void;
  /** Begins nothing more, and waits for what is at hand, which closing the service cuts short. */
  stop(): Promise<void>;
};

type Options = {
  readonly service: Service;
  readonly clock: Clock;
  /** Asked at every look. */
  readonly plan: () => Plan | Promise<Plan>;
  readonly onDeed: (deed: NewDeed) => void;
  /** Hears of faults of the program itself. */
  readonly onFault: (error: unknown) => void;
  /** Whether the computer runs on its battery, where that is known. */
  readonly isOnBattery?: () => boolean;
  /** Hears what is being done, by its folder or the title of its report; `undefined`: nothing is. */
  readonly onAtHand?: (what: string | undefined) => void;
};

const LOOK_EVERY_MS = 60_000;
const LOOK_ON_BATTERY_EVERY_MS = 300_000;
/** So often files that are done with are looked at too, of which no change was heard, as on a network. */
const THOROUGH_EVERY_MS = 600_000;
/** After the first word of a change, for more to come; and between two looks while a folder changes all the time. */
const SOON_MS = 500;
const LEAST_BETWEEN_MS = SETTLED_MS;

/** Watches folders and makes reports by the clock (SPEC §18), one thing after the other. */
export function createAutomation({
  service,
  clock,
  plan,
  onDeed,
  onFault,
  isOnBattery = () => false,
  onAtHand = () => undefined,
}: Options): Automation {
  const stopping = new AbortController();
  const folders = new Map<
    string,
    { watched: WatchedFolder; watch: FolderWatch; events: FSWatcher | undefined }
  >();
  const reports = new Map<string, { report: ScheduledReport; schedule: ReportSchedule }>();
  const trusted = createTrustedClock(clock);
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isStarted = false;
  let thoroughAt = clock.passed();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  const lookEvery = () => (isOnBattery() ? LOOK_ON_BATTERY_EVERY_MS : LOOK_EVERY_MS);

  let rest: ReturnType<typeof restOnceIdle> | undefined;
  /** Hears of every deed. */
  const hearDeed = (deed: NewDeed) => {
    rest?.stir();
    onDeed(deed);
  };

  const watchOf = (watched: WatchedFolder) =>
    createFolderWatch(watched, { service, clock, onDeed: hearDeed, onAtHand, stop: stopping.signal });
  const scheduleOf = (report: ScheduledReport) =>
    createReportSchedule(report, {
      service,
      clock,
      isClockDoubtful: trusted.isDoubtful,
      onDeed: hearDeed,
      onAtHand,
    });

  async function takePlan(): Promise<void> {
    const { folders: wanted, reports: due } = await plan();
    for (const [folder, { watched, events }] of folders) {
      if (wanted.some((one) => isAlike(one, watched))) continue;
      events?.close();
      folders.delete(folder);
    }
    for (const watched of wanted) {
      if (folders.has(watched.folder)) continue;
      folders.set(watched.folder, { watched, watch: watchOf(watched), events: undefined });
    }
    for (const [key, { report }] of reports) {
      if (!due.some((one) => isAlike(one, report))) reports.delete(key);
    }
    for (const report of due) {
      if (!reports.has(report.key)) reports.set(report.key, { report, schedule: scheduleOf(report) });
    }
  }

  /** Answers in how many ms to look again. */
  async function lookAll(isThorough = true): Promise<number> {
    await takePlan();
    lookedAt = clock.passed();
    if (isThorough) thoroughAt = lookedAt;
    let next = lookEvery();
    for (const entry of folders.values()) {
      if (stopping.signal.aborted) break;
      next = Math.min(next, (await entry.watch.look(isThorough)) ?? next);
    }
    const forgetAfter = trusted.look();
    if (forgetAfter !== undefined && reports.size > 0) await service.forgetDoubtfulRuns(forgetAfter);
    for (const { schedule } of reports.values()) {
      if (stopping.signal.aborted) break;
      await schedule.look();
      next = Math.min(next, schedule.next() - clock.now());
    }
    return next;
  }

  async function lookAndPlan(isThorough = true): Promise<void> {
    let next = lookEvery();
    try {
      next = await inTurn(() => lookAll(isThorough));
    } catch (error) {
      if (!stopping.signal.aborted && toFailure(error).code !== 'interrupted') onFault(error);
    }
    if (stopping.signal.aborted || !isStarted) return;
    hearEvents();
    lookIn(next);
  }

  function lookIn(ms: number): void {
    clearTimeout(timer);
    const lookThen = () => void lookAndPlan(clock.passed() - thoroughAt >= THOROUGH_EVERY_MS);
    timer = setTimeout(lookThen, Math.max(0, ms));
  }

  /** They make looks come sooner; a folder that gives none, as on a network, is looked into all the same. */
  function hearEvents(): void {
    for (const entry of folders.values()) {
      if (entry.events !== undefined) continue;
      try {
        const events = watch(entry.watched.folder, { persistent: false }, (_, name) => {
          if (name !== null) entry.watch.hear(name);
          lookSoon();
        });
        events.on('error', () => {
          events.close();
          entry.events = undefined;
        });
        entry.events = events;
      } catch {
        entry.events = undefined;
      }
    }
  }

  let isSoon = false;
  function lookSoon(): void {
    if (isSoon || stopping.signal.aborted) return;
    isSoon = true;
    const wait = Math.max(SOON_MS, lookedAt + LEAST_BETWEEN_MS - clock.passed());
    setTimeout(() => {
      isSoon = false;
      if (!stopping.signal.aborted) void lookAndPlan(false);
    }, wait).unref();
  }

  /** Looks again as files settle, until all have that were there at a look just made, which said in how long the first will. */
  async function lookOn(first: number | undefined, look: () => Promise<number | undefined>): Promise<void> {
    const until = clock.passed() + SETTLED_MS;
    for (let next = first; next !== undefined && clock.passed() < until; next = await inTurn(look)) {
      await clock.wait(Math.min(Math.max(next, SOON_MS), until - clock.passed()), stopping.signal);
      if (stopping.signal.aborted) return;
    }
  }

  return {
    start() {
      isStarted = true;
      rest ??= restOnceIdle();
      void lookAndPlan();
    },
    async once() {
      const look = () => lookAll();
      const next = await inTurn(look);
      if (folders.size > 0) await lookOn(next, look);
    },
    look: () => lookAndPlan(),
    async lookInto(folder) {
      const known = [...folders.values()].find(({ watched }) => isAlike(watched, folder));
      const watch = known?.watch ?? watchOf(folder);
      const look = () => watch.look(true);
      await lookOn(await inTurn(look), look);
    },
    runNow: (report) => inTurn(() => scheduleOf(report).runNow()),
    forget() {
      for (const { events } of folders.values()) events?.close();
      folders.clear();
      reports.clear();
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      for (const { events } of folders.values()) events?.close();
      await last;
    },
  };
}

/** Plans are data: those that say the same are the same. */
const isAlike = (one: WatchedFolder | ScheduledReport, other: WatchedFolder | ScheduledReport): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
