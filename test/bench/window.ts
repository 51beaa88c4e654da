/**
 * How the window behaves, measured in the real app: start against a bare Electron window; the longest stall of main
 * process and page while 2 million polls are imported, reported on and backed up; sort, search, filter, the page of
 * a store and the way from view to view over every store; a stored month, made and opened again. `node test/bench/window.ts [--runs 5] [--polls 2000000]`
 * (`--runs 0` leaves the starts out; `--month` measures the stored month alone, with `--folder` in the data that an earlier
 * such run left there), on a display or under xvfb-run; needs a build.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answerOpenDialog, answerSaveDialog, launchApp, type TestApp } from '../e2e/app.ts';
import { DEFAULTS, generate } from './generate.ts';
import { median } from './measure.ts';
import { measureOverview } from './overview.ts';
import { pressAndWait } from './press.ts';
import { longestStall, type Stalls, watchStalls } from './stalls.ts';
import { compareStarts } from './start.ts';
import { measureStorePage } from './store-page.ts';
import { makeStoredMonth, measureOpening } from './stored-month.ts';
import { measureStoresTable } from './stores-table.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    polls: { type: 'string', default: '2000000' },
    month: { type: 'boolean', default: false },
    folder: { type: 'string' },
  },
});

const runs = Number(values.runs);
if (values.month) await watchMonth(values.folder);
else {
  if (runs > 0) await printStarts();
  await watchWork();
}

async function printStarts(): Promise<void> {
  const { bare, ours } = await compareStarts(runs);
  const ratios = ours.map((time, index) => time / (bare[index] ?? Number.NaN));
  print('start, bare window', inMs(median(bare)));
  print('start, Store Monitor', inMs(median(ours)));
  print(
    'ratio (bound 1.5), median and least',
    `${median(ratios).toFixed(2)} / ${Math.min(...ratios).toFixed(2)}`,
  );
}

async function watchWork(): Promise<void> {
  const set = await generate({ ...DEFAULTS, polls: Number(values.polls) });
  const t = await launchApp();
  try {
    await answerOpenDialog(t.app, [set.polls, set.hours, set.zones]);
    await answerSaveDialog(t.app, join(t.folder, 'backup.db'));
    await watchStalls(t);
    await pressAndWait(t.page, 'Import files…', '.file-cards');
    await printStalls(t, 'review');
    await pressAndWait(t.page, 'Import', '.outcomes');
    await printStalls(t, 'import');
    await pressAndWait(t.page, 'Create report', '.overview .panel-down');
    await printStalls(t, 'report');
    await pressAndWait(t.page, 'Stores', '[role=grid] tbody tr');
    await printTable(t);
    printTimes('page of a store, to its first frame', await measureStorePage(t.page));
    await printOverview(t);
    await pressAndWait(t.page, 'Settings', '.setting');
    await longestStall(t);
    await pressAndWait(t.page, 'Back up…', '.saved-notice');
    await printStalls(t, 'backup');
    await makeMonth(t);
    await printOpening(t);
  } finally {
    await t.close();
  }
}

/** In a folder that is given the data stay, with the reports in them, and serve the next run. */
async function watchMonth(folder: string | undefined): Promise<void> {
  const isThere = folder !== undefined && existsSync(folder);
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const t = await launchApp(folder === undefined ? {} : { folder });
  try {
    await watchStalls(t);
    if (!isThere) {
      const set = await generate({ ...DEFAULTS, polls: Number(values.polls) });
      await answerOpenDialog(t.app, [set.polls, set.hours, set.zones]);
      await pressAndWait(t.page, 'Import files…', '.file-cards');
      await pressAndWait(t.page, 'Import', '.outcomes');
      await pressAndWait(t.page, 'Create report', '.overview .panel-down');
      await makeMonth(t);
    }
    await printOpening(t);
  } finally {
    await t.close();
  }
}

async function printStalls(t: TestApp, what: string): Promise<void> {
  printStall(await longestStall(t), what);
}

function printStall({ main, page }: Stalls, what: string): void {
  print(`longest stall of main and page, ${what} (bound 50 ms)`, `${main.toFixed(0)} / ${inMs(page)}`);
}

async function printTable({ page }: TestApp): Promise<void> {
  const { sorts, searches, switches } = await measureStoresTable(page);
  printTimes('sort', sorts);
  printTimes('search', searches);
  printTimes('filter', switches);
}

async function printOverview(t: TestApp): Promise<void> {
  const { firstFrame, trend, switches } = await measureOverview(t);
  print('Overview, to its first frame (bound 200 ms)', inMs(firstFrame));
  print('twelve weeks of all stores (bound 3000 ms)', inMs(trend));
  printTimes('from view to view', switches);
}

async function makeMonth(t: TestApp): Promise<void> {
  await makeStoredMonth(t, Number(values.polls));
  await printStalls(t, 'making a month');
}

async function printOpening(t: TestApp): Promise<void> {
  const { stalls, firstFrames } = await measureOpening(t);
  printStall(stalls, 'opening a month');
  print('stored month, to its first frame (bound 200 ms)', inMs(median(firstFrames)));
}

function printTimes(what: string, times: readonly number[]): void {
  print(
    `${what}, median and longest (bound 100 ms)`,
    `${median(times).toFixed(0)} / ${inMs(Math.max(...times))}`,
  );
}

function inMs(time: number): string {
  return `${time.toFixed(0)} ms`;
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(56)} ${figure}`);
}
