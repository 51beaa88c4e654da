/**
 * How the window behaves, measured in the real app: start against a bare Electron window, the longest stall of main
 * process and page while 2 million polls are imported and reported on, and sort, search and method switch over every
 * store. `node test/bench/window.ts [--runs 5] [--polls 2000000]`, on a display or under xvfb-run; needs a build.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { _electron, type Page } from 'playwright';
import { resolveElectron } from '../../scripts/electron-runtime/index.ts';
import { launchWith } from '../../scripts/electron-runtime/launch.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { answerOpenDialog, launchApp, type TestApp } from '../e2e/app.ts';
import { button, navigateTo } from '../e2e/steps.ts';
import { DEFAULTS, generate } from './generate.ts';
import { median } from './measure.ts';
import { measureOverview } from './overview.ts';
import { longestStall, watchStalls } from './stalls.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, polls: { type: 'string', default: '2000000' } },
});
const runs = Number(values.runs);

await compareStart();
await watchBigImport();

/** Both from the call to launch until the page shows what a person would press. */
async function compareStart(): Promise<void> {
  const bare: number[] = [];
  const ours: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const first = await bareStart();
    const second = await ourStart();
    // The first round pays for the disk.
    if (run === 0) continue;
    bare.push(first);
    ours.push(second);
  }
  const ratios = ours.map((time, index) => time / (bare[index] ?? Number.NaN));
  print('start, bare window', `${median(bare).toFixed(0)} ms`);
  print('start, Store Monitor', `${median(ours).toFixed(0)} ms`);
  print('ratio (bound 1.5)', median(ratios).toFixed(2));
}

async function bareStart(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bare-window-'));
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/package.json'), '{"name":"bare","main":"main.js"}');
  writeFileSync(join(folder, 'app/index.html'), '<!doctype html><title>Bare</title><button>Press</button>');
  writeFileSync(
    join(folder, 'app/main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('index.html'));`,
  );
  const launch = launchWith(await resolveElectron(() => undefined));
  const from = performance.now();
  const app = await _electron.launch({
    ...launch,
    args: [...launch.args, `--user-data-dir=${join(folder, 'data')}`, join(folder, 'app')],
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Press' }).waitFor();
  const time = performance.now() - from;
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return time;
}

async function ourStart(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-start-'));
  const launch = launchWith(await resolveElectron(() => undefined));
  const from = performance.now();
  const app = await _electron.launch({
    ...launch,
    args: [...launch.args, `--user-data-dir=${join(folder, 'data')}`, projectFolder],
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Import files…' }).waitFor();
  const time = performance.now() - from;
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return time;
}

async function watchBigImport(): Promise<void> {
  const set = await generate({ ...DEFAULTS, polls: Number(values.polls) });
  const t = await launchApp();
  try {
    await watchStalls(t);
    await answerOpenDialog(t.app, [set.polls, set.hours, set.zones]);
    await button(t, 'Import files…').click();
    await pressAndWait(t.page, 'Import', `.import-done`);
    await printStalls(t, 'import');
    await navigateTo(t, 'Report');
    await pressAndWait(t.page, 'Create report', '[role=grid] tbody tr');
    await printStalls(t, 'report');
    await measureTable(t.page);
    const { firstFrame, trend, switches } = await measureOverview(t);
    print('Overview, to its first frame (bound 200 ms)', `${firstFrame.toFixed(0)} ms`);
    print('twelve weeks of all stores (bound 3000 ms)', `${trend.toFixed(0)} ms`);
    print(
      'from view to view, median and longest (bound 100 ms)',
      `${median(switches).toFixed(0)} / ${Math.max(...switches).toFixed(0)} ms`,
    );
  } finally {
    await t.close();
  }
}

/** Without a look of the test driver at the page meanwhile: its searches by role would be stalls of its own. */
async function pressAndWait(page: Page, name: string, sign: string): Promise<void> {
  await page.evaluate(`(async () => {
    const named = (button) => button.textContent.trim() === ${JSON.stringify(name)} && button.checkVisibility();
    [...document.querySelectorAll('button')].find(named).click();
    while (document.querySelector(${JSON.stringify(sign)}) === null) await new Promise((again) => setTimeout(again, 20));
    await new Promise((settled) => setTimeout(settled, 500));
  })()`);
}

async function printStalls(t: TestApp, what: string): Promise<void> {
  const { main, page } = await longestStall(t);
  print(`longest stall of main, ${what} (bound 50 ms)`, `${main.toFixed(0)} ms`);
  print(`longest stall of page, ${what} (bound 50 ms)`, `${page.toFixed(0)} ms`);
}

/** From the key or click until the frame after the change is drawn. */
async function measureTable(page: Page): Promise<void> {
  const afterFrame = (act: string) =>
    page.evaluate(`(async () => {
      const from = performance.now();
      ${act}
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - from;
    })()`) as Promise<number>;
  const header = (n: number) => `document.querySelectorAll('[role=grid] th')[${n}]`;
  const type = (text: string) => `{
    const input = document.querySelector('input[type=search]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, ${JSON.stringify(text)});
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }`;
  const radio = (name: string) =>
    `[...document.querySelectorAll('[role=radiogroup] label')].find((label) => label.textContent === '${name}').click();`;
  const sorts: number[] = [];
  const searches: number[] = [];
  const switches: number[] = [];
  for (let i = 0; i < 7; i++) {
    sorts.push(await afterFrame(`${header(1 + (i % 3))}.click();`));
    searches.push(await afterFrame(type(String(i + 1))));
    searches.push(await afterFrame(type('')));
    switches.push(await afterFrame(radio(i % 2 === 0 ? 'Interpolated' : 'Poll count')));
  }
  for (const [what, times] of [
    ['sort', sorts],
    ['search', searches],
    ['method switch', switches],
  ] as const) {
    print(
      `${what}, median and longest (bound 100 ms)`,
      `${median(times).toFixed(0)} / ${Math.max(...times).toFixed(0)} ms`,
    );
  }
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(52)} ${figure}`);
}
