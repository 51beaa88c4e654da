import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onLinux } from '../fixtures/systems.ts';
import { answerOpenDialog, launchApp, startAgain, type TestApp } from './app.ts';
import { button, navigateTo } from './steps.ts';

let t: TestApp;
let watched: string;
beforeAll(async () => {
  t = await launchApp();
  watched = join(t.folder, 'watched');
  mkdirSync(watched);
  // Where this system keeps what is started at login; never the person's own.
  await t.app.evaluate((_electron, folder) => {
    process.env['XDG_CONFIG_HOME'] = folder;
  }, t.folder);
  await navigateTo(t, 'Automation');
});
afterAll(() => t.close().catch(() => undefined));

const isShown = () =>
  t.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
const closeWindow = () =>
  t.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
const toggle = (name: string) => t.page.getByRole('switch', { name }).click({ force: true });
const settings = () =>
  t.page.evaluate(async () => {
    const answer = await window.storeMonitor.call('background');
    return answer.ok ? answer.value : undefined;
  });

test('nothing goes on in the background until the person says so', async () => {
  if (onLinux) expect(await settings()).toEqual({ goesOnWithoutWindow: false, startsAtLogin: false });
});

test.runIf(onLinux)(
  'starting at login is a file that the desktop reads, and goes with the setting',
  async () => {
    const file = join(t.folder, 'autostart', 'store-monitor.desktop');
    await toggle('Start when I log in');
    await expect.poll(settings).toMatchObject({ startsAtLogin: true });
    const entry = readFileSync(file, 'utf8');
    expect(entry).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Store Monitor\nExec=\S.* --hidden\n/);
    await toggle('Start when I log in');
    await expect.poll(settings).toMatchObject({ startsAtLogin: false });
    expect(() => readFileSync(file)).toThrow('ENOENT');
  },
);

test('a closed window is put away, work goes on, and a second start brings it back', async () => {
  await button(t, 'Watch a folder…').click();
  await answerOpenDialog(t.app, [watched]);
  await t.page.getByRole('dialog').getByRole('button', { name: 'Choose a folder…' }).click();
  await button(t, 'Watch it').click();
  await t.page.getByRole('dialog').waitFor({ state: 'detached' });
  await toggle('Go on when the window is closed');
  await expect.poll(settings).toMatchObject({ goesOnWithoutWindow: true });
  await closeWindow();
  expect(await isShown()).toEqual([false]);
  writeFileSync(join(watched, 'a.csv'), 'store_id,timestamp_utc,status\nx,2024-05-08 12:00:00 UTC,active\n');
  const overview = () => t.page.evaluate(() => window.storeMonitor.call('overview'));
  await expect.poll(overview).toMatchObject({ value: { stores: 1, polls: 1 } });
  // What the system starts at login opens no window of an app that is there.
  expect(await startAgain(t, ['--hidden'])).toBe(0);
  expect(await isShown()).toEqual([false]);
  expect(await startAgain(t, [])).toBe(0);
  await expect.poll(isShown).toEqual([true]);
});

test('Quit ends it, and a start at login comes without a window', async () => {
  await closeWindow();
  const ended = once(t.app.process(), 'exit');
  await t.app.evaluate(({ app }) => {
    setTimeout(() => app.quit());
  });
  expect((await ended)[0]).toBe(0);
  t = await launchApp({ folder: t.folder, files: ['--hidden'] });
  expect(await isShown()).toEqual([false]);
  await t.app.evaluate(({ app }) => app.emit('activate'));
  await expect.poll(isShown).toEqual([true]);
});

test('once that is off again, closing the window ends the app', async () => {
  await navigateTo(t, 'Automation');
  await toggle('Go on when the window is closed');
  await expect.poll(settings).toMatchObject({ goesOnWithoutWindow: false });
  const ended = once(t.app.process(), 'exit');
  await closeWindow().catch(() => undefined);
  expect((await ended)[0]).toBe(0);
});
