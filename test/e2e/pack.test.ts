import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
