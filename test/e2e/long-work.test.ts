import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULTS, generate } from '../bench/generate.ts';
import { launchApp, type TestApp } from './app.ts';
import { button, createReport, importThrough } from './steps.ts';

/** What the app asked of the system: bars in the taskbar, and notifications. */
type Asked = { bars: number[]; notices: { title: string; body: string }[] };

const set = generate({ ...DEFAULTS, polls: 200_000 });

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
  await t.app.evaluate(({ BrowserWindow, Notification }) => {
    const asked: Asked = { bars: [], notices: [] };
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window.');
    const setProgressBar = window.setProgressBar.bind(window);
    window.setProgressBar = (share) => {
      asked.bars.push(share);
      setProgressBar(share);
    };
    // This machine has nothing that would show one.
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      asked.notices.push({ title: this.title, body: this.body });
      Object.assign(globalThis, { lastNotice: this });
    };
    Object.assign(globalThis, { asked });
  });
});
afterAll(() => t.close());

const asked = () => t.app.evaluate(() => (globalThis as unknown as { asked: Asked }).asked);

/** Whatever begins from now on takes so much longer by the clock, for whoever looks at it the second time. */
function everyLookTakes(milliseconds: number): Promise<void> {
  return t.app.evaluate((_electron, step) => {
    const now = performance.timeOrigin;
    let looks = 0;
    Date.now = () => Math.floor(now + performance.now()) + step * looks++;
  }, milliseconds);
}

const inFront = (is: boolean) =>
  t.app.evaluate(({ BrowserWindow }, focused) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) window.isFocused = () => focused;
  }, is);

const completeReports = () =>
  t.page.evaluate(async () => {
    const listed = await window.storeMonitor.call('listReports');
    return listed.ok ? listed.value.filter(({ state }) => state === 'Complete').length : 0;
  });

/** Creates one more, and waits until it is complete itself: the one before it is shown as such all the while. */
async function createAnotherReport(): Promise<void> {
  const before = await completeReports();
  await createReport(t);
  await expect.poll(completeReports).toBe(before + 1);
}

/** How far each thread of a process stands back for others: 0 for none. Linux alone tells. */
function standBackOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const afterName = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return Number(afterName.split(' ')[16]);
  });
}

test('the taskbar shows how far an import is, and then no more', async () => {
  const { polls, hours, zones } = await set;
  await importThrough(t, [polls, hours, zones]);
  const { bars, notices } = await asked();
  const shares = bars.slice(0, -1);
  expect(bars.at(-1)).toBe(-1);
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  expect(notices).toEqual([]);
});

test('and how far a report is', async () => {
  await inFront(false);
  const before = (await asked()).bars.length;
  await createReport(t);
  const { bars, notices } = await asked();
  expect(bars.length).toBeGreaterThan(before + 1);
  expect(bars.at(-1)).toBe(-1);
  expect(notices).toEqual([]);
});

test('a report of more than ten seconds is told of where the window is not in front', async () => {
  await everyLookTakes(11_000);
  await inFront(true);
  await createAnotherReport();
  expect((await asked()).notices).toEqual([]);
  await inFront(false);
  await createAnotherReport();
  await expect
    .poll(async () => (await asked()).notices)
    .toEqual([{ title: 'The report is complete', body: 'Open Store Monitor to see it.' }]);
});

test('pressing what was told brings the window to the front', async () => {
  await t.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const isVisible = await t.app.evaluate(({ BrowserWindow }) => {
    (globalThis as unknown as { lastNotice: Electron.Notification }).lastNotice.emit('click');
    return BrowserWindow.getAllWindows()[0]?.isVisible();
  });
  expect(isVisible).toBe(true);
});

test('so is an import, with what it was of', async () => {
  const { polls } = await set;
  await t.page.getByRole('navigation').getByText('Import', { exact: true }).click();
  await button(t, 'Import files…').waitFor();
  await importThrough(t, [polls]);
  await expect
    .poll(async () => (await asked()).notices.at(-1))
    .toEqual({ title: 'The import is done', body: 'polls.csv' });
});

test('what computes stands back for the window, which stands back for nothing', async () => {
  const pid = await t.app.evaluate(() => process.pid);
  expect(getPriority(pid)).toBeLessThanOrEqual(0);
  if (process.platform === 'linux') expect(Math.max(...standBackOf(pid))).toBe(10);
});
