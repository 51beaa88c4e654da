import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namesIn } from '../fixtures/automation.ts';
import { answerOpenDialog, answerSaveDialog, emptyApp, launchApp, restartApp, type TestApp } from './app.ts';
import { button, navigateTo } from './steps.ts';

let t: TestApp;
let watched: string;
let reports: string;
beforeAll(async () => {
  t = await launchApp();
  watched = join(t.folder, 'watched');
  reports = join(t.folder, 'reports');
  for (const folder of [watched, reports]) mkdirSync(folder);
  await t.app.evaluate(({ Notification }) => {
    const notices: { title: string; body: string }[] = [];
    // This machine has nothing that would show one.
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      notices.push({ title: this.title, body: this.body });
    };
    Object.assign(globalThis, { notices });
  });
  await lookOn(true);
});
afterAll(() => t.close());

const main = () => t.page.locator('main');
const dialog = () => t.page.getByRole('dialog');
const entry = (name: RegExp | string) => main().locator('.plan-entry').filter({ hasText: name });
const log = () => t.page.getByRole('table', { name: 'What was done' }).getByRole('row');
const notices = () =>
  t.app.evaluate(() => (globalThis as unknown as { notices: { title: string; body: string }[] }).notices);
/** Whether the window is in front, which a display without a window manager never says. */
const lookOn = (isInFront: boolean) =>
  t.app.evaluate(({ BrowserWindow }, is) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) window.isFocused = () => is;
  }, isInFront);
const polls = (store: string) => `store_id,timestamp_utc,status\n${store},2024-05-08 12:00:00 UTC,inactive\n`;

/** What is done by itself, as main says. */
const status = () =>
  t.page.evaluate(async () => {
    const answer = await window.storeMonitor.call('automation');
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  });

/** Moves the clock of the app, not of the system, and lets it wake as after a sleep. */
const sleepUntil = (at: number) =>
  t.app.evaluate(({ powerMonitor }, instant) => {
    const ahead = instant - Date.now();
    const real = Date.now;
    Date.now = () => real() + ahead;
    powerMonitor.emit('resume');
  }, at);

describe('a watched folder', () => {
  test('is added by a dialog, and what lies in it is imported and told of', async () => {
    writeFileSync(join(watched, 'a.csv'), polls('store-a'));
    writeFileSync(join(watched, 'bad.csv'), 'nothing');
    await navigateTo(t, 'Automation');
    await t.page.getByText('None yet. What is put into a watched folder').waitFor();
    await button(t, 'Watch a folder…').click();
    await button(t, 'Watch it').click();
    await dialog().getByText('Choose the folder to watch.').waitFor();
    await answerOpenDialog(t.app, [t.dataFolder]);
    await dialog().getByRole('button', { name: 'Choose a folder…' }).click();
    await button(t, 'Watch it').click();
    await dialog().getByText('is where Store Monitor keeps its own files').waitFor();
    await answerOpenDialog(t.app, [watched]);
    await dialog().getByRole('button', { name: 'Choose a folder…' }).click();
    await dialog().getByText(watched).waitFor();
    await dialog().getByRole('radio', { name: 'Move them' }).click({ force: true });
    await button(t, 'Watch it').click();
    await entry(watched).getByText('Files are moved').waitFor();
    await log().filter({ hasText: 'a.csv' }).getByText('1 row, 1 new.').waitFor();
    await log().filter({ hasText: 'bad.csv' }).getByText('refused').waitFor();
    await t.page.getByRole('status').filter({ hasText: '1 file imported, 1 file refused' }).waitFor();
    expect(namesIn(join(watched, 'imported'))).toEqual(['a.csv']);
    expect(namesIn(join(watched, 'refused'))).toEqual(['bad.csv', 'bad.csv.why.txt']);
    await entry(watched).getByText('bad.csv, refused').waitFor();
  });

  test('leads to the rejected rows of a file, also where they were looked at before', async () => {
    writeFileSync(join(watched, 'part.csv'), `${polls('store-c')}neither store nor time\n`);
    await button(t, `Run now: ${watched}`).click();
    const rows = () => t.page.getByRole('table', { name: 'Rejected rows' });
    const ways = [
      log().filter({ hasText: 'part.csv' }).getByText('1 rejected'),
      entry(watched).getByText('1 rejected'),
    ];
    for (const way of ways) {
      await way.waitFor();
      await way.getByRole('button', { name: 'Rejected rows of part.csv' }).click();
      await rows().getByText('neither store nor time').waitFor();
      const heading = t.page.getByRole('heading', { name: 'Rejected rows' });
      await expect.poll(() => heading.evaluate((it) => it === document.activeElement)).toBe(true);
      await button(t, 'Hide').click();
      await rows().waitFor({ state: 'detached' });
      await navigateTo(t, 'Automation');
    }
    expect(await log().filter({ hasText: 'a.csv' }).getByRole('button').count()).toBe(0);
    // The import of that name that is looked for is gone by now.
    const [newest] = await t.page.evaluate(async () => {
      const answer = await window.storeMonitor.call('listImports');
      return answer.ok ? answer.value : [];
    });
    await log().filter({ hasText: 'part.csv' }).getByRole('button').waitFor();
    await t.page.evaluate((id) => window.storeMonitor.call('undoImport', id), newest?.id ?? 0);
    await log().filter({ hasText: 'part.csv' }).getByRole('button').click();
    await t.page.getByText('This import was undone since').waitFor();
    await button(t, 'Dismiss this message').click();
    await navigateTo(t, 'Automation');
  });

  test('twice is refused', async () => {
    await button(t, 'Watch a folder…').click();
    await dialog().getByRole('button', { name: 'Choose a folder…' }).click();
    await button(t, 'Watch it').click();
    await dialog().getByText(`${watched} is watched already.`).waitFor();
    await button(t, 'Cancel').click();
    await dialog().waitFor({ state: 'detached' });
  });

  test('that is off is imported from when somebody asks, and only then', async () => {
    await entry(watched).getByRole('switch').click({ force: true });
    await entry(watched).getByText('Off', { exact: true }).waitFor();
    writeFileSync(join(watched, 'b.csv'), polls('store-b'));
    await button(t, `Run now: ${watched}`).click();
    await log().filter({ hasText: 'b.csv' }).getByText('1 row, 1 new.').waitFor();
    await entry(watched).getByRole('switch').click({ force: true });
    await entry(watched).getByText('When a file comes').waitFor();
  });
});

describe('a report by the clock', () => {
  test('is added with what is wrong told first, and says when it comes', async () => {
    await button(t, 'Add a report…').click();
    const time = dialog().getByRole('textbox', { name: 'At, by this computer’s clock' });
    await time.fill('25:00');
    await button(t, 'Add report').click();
    await dialog().getByText('A time of day such as 07:00.').waitFor();
    await time.fill('7:30');
    await dialog().getByRole('radio', { name: 'Daily' }).click({ force: true });
    await answerOpenDialog(t.app, [reports]);
    await dialog().getByRole('button', { name: 'Choose a folder…' }).click();
    await button(t, 'Add report').click();
    await entry(/Last week, every day at 7:30/)
      .getByText(reports)
      .waitFor();
    const [report] = (await status()).reports;
    const next = new Date(report?.next ?? 0);
    expect([next.getHours(), next.getMinutes()]).toEqual([7, 30]);
    expect(next.getTime()).toBeGreaterThan(Date.now());
  });

  test('is made when its time comes, once, and late where the computer slept', async () => {
    const [report] = (await status()).reports;
    const due = report?.next ?? 0;
    await sleepUntil(due + 10 * 60_000);
    await log().filter({ hasText: 'Report of last week' }).getByText('Late: it was due at').waitFor();
    const [made] = readdirSync(reports);
    expect(readdirSync(join(reports, made ?? ''))).toContain('report.csv');
    expect((await status()).reports[0]?.next).toBeGreaterThan(due);
    await sleepUntil(due + 20 * 60_000);
    await t.page.getByRole('button', { name: /^Run now: Last week, every day at 7:30/ }).click();
    await expect.poll(() => readdirSync(reports).length).toBe(2);
    await expect.poll(() => log().filter({ hasText: 'Report of last week' }).count()).toBe(2);
  });

  test('that is changed to another time makes nothing up', async () => {
    await t.page.getByRole('button', { name: /^Change Last week, every day at 7:30/ }).click();
    await dialog().getByRole('textbox', { name: 'At, by this computer’s clock' }).fill('00:00');
    await dialog().getByRole('radio', { name: 'Monthly' }).click({ force: true });
    await dialog().getByRole('textbox', { name: 'Day of the month' }).fill('31');
    await button(t, 'Save changes').click();
    await entry(/day 31 of each month, or its last, at (12:00.AM|00:00)/).waitFor();
    await sleepUntil(Date.now() + 1000);
    await button(t, `Run now: ${watched}`).click();
    await button(t, `Run now: ${watched}`).waitFor();
    expect(readdirSync(reports)).toHaveLength(2);
  });
});

test('a notification tells what was refused and which report is ready, but nobody who looks on', async () => {
  // A file was refused and reports were made. Notifications come twenty seconds apart, so that one more would be waited for.
  expect(await notices()).toEqual([]);
  await lookOn(false);
  writeFileSync(join(watched, 'wrong.csv'), 'nothing');
  await expect
    .poll(notices)
    .toContainEqual({ title: 'wrong.csv was refused', body: expect.stringContaining('is not the header') });
});

test('the plan outlives a restart, deleting everything, and a restore of a backup that was made before it', async () => {
  const plan = async () => {
    const { folders, reports: made } = await status();
    return {
      folders: folders.map(({ folder, move, isOn }) => ({ folder, move, isOn })),
      reports: made.map(({ days, time, period, folder, isOn }) => ({ days, time, period, folder, isOn })),
    };
  };
  const before = await plan();
  expect([before.folders.length, before.reports.length]).toEqual([1, 1]);
  const backup = join(t.folder, 'with.db');
  await answerSaveDialog(t.app, backup);
  await t.page.evaluate(() => window.storeMonitor.call('backUp'));
  await emptyApp(t);
  expect(await plan()).toEqual(before);
  t = await restartApp(t);
  expect(await plan()).toEqual(before);
  // Since the backup the folder came to be left alone, and that is what goes on.
  const [folder] = (await status()).folders;
  await t.page.evaluate((id) => window.storeMonitor.call('removeAutomation', id), folder?.id ?? '');
  await answerOpenDialog(t.app, [backup]);
  await t.page.evaluate(() => window.storeMonitor.call('chooseBackup'));
  await t.page.evaluate(() => window.storeMonitor.call('restoreBackup'));
  expect(await plan()).toEqual({ ...before, folders: [] });
});
