import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialog, type TestApp } from '../e2e/app.ts';
import { navigateTo } from '../e2e/steps.ts';
import { DEFAULTS, writePolls } from './generate.ts';
import { weekOfHistory } from './history.ts';
import { pressAndWait } from './press.ts';
import { longestStall, type Stalls } from './stalls.ts';
import { stores } from './stores.ts';

const TIMES = 7;
/** How long a person holds a key: without it both presses and all that they lead to are one task, which no one can make. */
const PRESS_MS = 80;
const WEEKS_BEFORE = 4;
const DAYS = 31;

/** What follows an Overview's first frame takes less: the panels below it, and the table of stores. */
const SETTLED_MS = 1000;

/**
 * Makes a report of 31 days in an app that holds the newest of its weeks, and a report of that: the longest stalls since the last
 * look at them are those of making it.
 */
export async function makeStoredMonth(t: TestApp, pollsOfWeek: number): Promise<void> {
  await importWeeksBefore(t, pollsOfWeek);
  await longestStall(t);
  await makeReport(t);
}

/**
 * How long main process and page stand still at most while that report is opened, and while it is found out how sure it is; and
 * each time from the press that opens it from History, where another report was opened last, to the frame that shows its
 * Overview (ms).
 */
export async function measureOpening(
  t: TestApp,
): Promise<{ readonly stalls: Stalls; readonly firstFrames: readonly number[] }> {
  await longestStall(t);
  await openFromHistory(t, NEWEST);
  await untilSure(t);
  const firstFrames: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    await openFromHistory(t, ONE_BEFORE);
    firstFrames.push(await openFromHistory(t, NEWEST));
  }
  return { stalls: await longestStall(t), firstFrames };
}

async function importWeeksBefore(t: TestApp, polls: number): Promise<void> {
  const list = stores(DEFAULTS.stores, DEFAULTS.seed);
  const folder = join(t.folder, 'weeks-before');
  mkdirSync(folder);
  const files = Array.from({ length: WEEKS_BEFORE }, (_, before) => {
    const file = join(folder, `week-${before + 1}.csv`);
    writePolls(file, weekOfHistory(DEFAULTS.seed, polls, list, before + 1));
    return file;
  });
  await navigateTo(t, 'Import');
  await answerOpenDialog(t.app, files);
  await pressAndWait(t.page, 'Import files…', '.file-cards');
  await pressAndWait(t.page, 'Import', '.outcomes');
  rmSync(folder, { recursive: true });
}

const makeReport = ({ page }: TestApp): Promise<void> =>
  page.evaluate(async (days) => {
    const data = await window.storeMonitor.call('overview');
    const newest = data.ok ? data.value.newestPoll : undefined;
    if (newest === undefined) throw new Error('There are no polls.');
    const made = await window.storeMonitor.call('createReport', {
      asOf: { kind: 'latest' },
      reachMinutes: 90,
      period: { kind: 'instants', from: newest - days * 86_400_000, to: newest },
    });
    if (!made.ok) throw new Error(made.error.message);
    for (let state = 'Running'; state !== 'Complete'; ) {
      await new Promise((again) => setTimeout(again, 100));
      const reports = await window.storeMonitor.call('listReports');
      state = (reports.ok && reports.value.find(({ id }) => id === made.value)?.state) || 'Running';
      if (state === 'Failed' || state === 'Cancelled') throw new Error(`The report is ${state}.`);
    }
    await new Promise((settled) => setTimeout(settled, 500));
  }, DAYS);

/** How sure a report is takes every core until it is found out. */
const untilSure = ({ page }: TestApp): Promise<void> =>
  page.evaluate(async () => {
    const reports = await window.storeMonitor.call('listReports');
    const newest = (reports.ok && reports.value[0]?.id) || '';
    for (;;) {
      const sure = await window.storeMonitor.call('sureState', newest);
      if (!sure.ok) throw new Error(sure.error.message);
      if (sure.value.state === 'found') return;
      if (sure.value.state === 'failed' || sure.value.state === 'stopped') throw new Error(sure.value.state);
      await new Promise((again) => setTimeout(again, 250));
    }
  });

/** Places of reports in History. */
const NEWEST = 0;
const ONE_BEFORE = 1;

async function openFromHistory(t: TestApp, place: number): Promise<number> {
  await navigateTo(t, 'History');
  const row = t.page.getByRole('row').filter({ hasText: 'Complete' }).nth(place);
  await row.waitFor();
  await t.page.evaluate(timeFromDoubleClick);
  await row.dblclick({ delay: PRESS_MS });
  await t.page.waitForFunction(() => 'monthTime' in window, undefined, { timeout: 60_000 });
  await t.page.waitForTimeout(SETTLED_MS);
  return t.page.evaluate(() => (window as { monthTime?: number }).monthTime ?? Number.NaN);
}

function timeFromDoubleClick(): void {
  const seen = window as { monthTime?: number };
  delete seen.monthTime;
  const isShown = () =>
    [...document.querySelectorAll('.overview .panel-down')].some((panel) => panel.checkVisibility());
  const begin = () => {
    const from = performance.now();
    const look = () => {
      if (isShown()) seen.monthTime = performance.now() - from;
      else requestAnimationFrame(() => setTimeout(look));
    };
    look();
  };
  document.addEventListener('dblclick', begin, { capture: true, once: true });
}
