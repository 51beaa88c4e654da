import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSaveDialog, sharedApp, type TestApp } from './app.ts';
import { button, createReport, importThrough, share, writeGoodFiles } from './steps.ts';

/** Many, so that there is time to be in the middle of it. */
const GROUPS = 600;

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, [...writeGoodFiles(t.folder), writeGroups(t.folder)]);
  await createReport(t);
});
afterAll(() => t.close());

function writeGroups(folder: string): string {
  const path = join(folder, 'stores.csv');
  const rows = Array.from({ length: GROUPS }, (_, at) => `s${at},Store ${at},Group ${at}`);
  writeFileSync(path, ['store_id,name,group', ...rows].join('\n'));
  return path;
}

test('of the group that is looked at a pack holds just its files', async () => {
  await t.page.getByRole('tab', { name: 'Overview' }).click();
  await t.page.getByRole('button', { name: /^Every group/ }).click();
  await t.page.getByRole('option', { name: 'Group 7', exact: true }).click();
  const target = join(t.folder, 'group.zip');
  await answerSaveDialog(t.app, target);
  await share(t, 'A pack');
  await expect.poll(() => existsSync(target)).toBe(true);
  const files = unzipSync(readFileSync(target));
  expect(Object.keys(files)).toEqual([
    'index.csv',
    ...['csv', 'xlsx', 'pdf'].map((format) => `Group 7/report.${format}`),
  ]);
  expect(
    strFromU8(files['Group 7/report.csv'] ?? new Uint8Array())
      .trimEnd()
      .split('\n'),
  ).toHaveLength(2);
  await t.page.getByRole('button', { name: /^Group 7/ }).click();
  await t.page.getByRole('option', { name: 'Every group' }).click();
  await t.page.getByRole('tab', { name: 'Stores' }).click();
});

const stopped = () => t.page.getByText('Stopped: nothing was saved.');

/** Begins a pack, and waits until it is amid that. */
async function amid(target: string): Promise<void> {
  await answerSaveDialog(t.app, target);
  await share(t, 'A pack');
  await t.page.getByText(/^Writing the pack: file [1-9]\d+ of/).waitFor();
}

test('a pack that is cancelled amid it is not there, and it is said', async () => {
  const into = join(t.folder, 'into');
  mkdirSync(into);
  await amid(join(into, 'all.zip'));
  await button(t, 'Cancel').click();
  await stopped().waitFor();
  expect(readdirSync(into)).toEqual([]);
  // What made it answers others again.
  await t.page.getByRole('grid', { name: 'Stores' }).getByRole('rowheader').first().dblclick();
  await t.page.getByRole('figure', { name: 'Timeline' }).waitFor();
  await button(t, 'Back').click();
  await button(t, 'Dismiss').click();
  await stopped().waitFor({ state: 'detached' });
});

test('what it was to replace stays as it was', async () => {
  const target = join(t.folder, 'kept.zip');
  writeFileSync(target, 'before');
  await amid(target);
  await button(t, 'Cancel').click();
  await stopped().waitFor();
  expect(readFileSync(target, 'utf8')).toBe('before');
});

// A folder that not even root may write into.
test.runIf(process.platform === 'linux')(
  'where one may not write it is not there, and it is said what, where and what next',
  async () => {
    const target = '/sys/kernel/all.zip';
    await answerSaveDialog(t.app, target);
    await share(t, 'A pack');
    await t.page
      .getByText(
        `${target} could not be written: you may not write there. Choose another place; nothing was lost.`,
      )
      .waitFor();
    expect(existsSync(target)).toBe(false);
  },
);
