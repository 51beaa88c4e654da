import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type TestApp } from './app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
});
afterAll(() => t.close());

/** Presses an item of the native menu. */
const press = (menu: string, label: string) =>
  t.app.evaluate(
    ({ Menu }, wanted) => {
      const found = Menu.getApplicationMenu()?.items.find(
        (item) => item.label.replace('&', '') === wanted.menu,
      );
      const item = found?.submenu?.items.find((one) => one.label === wanted.label);
      if (item === undefined) throw new Error(`There is no ${wanted.label} in ${wanted.menu}.`);
      item.click();
    },
    { menu, label },
  );

test('Help says what the numbers mean', async () => {
  await press('Help', 'What the Numbers Mean');
  const heading = t.page.getByRole('heading', { name: 'What the numbers mean' });
  await heading.waitFor();
  await expect.poll(() => heading.evaluate((element) => document.activeElement === element)).toBe(true);
  await t.page.getByText('never counted as up, nor as down').waitFor();
});

test('Help lists the keyboard shortcuts, and each is in the menu', async () => {
  await press('Help', 'Keyboard Shortcuts');
  const rows = t.page.getByRole('table', { name: 'Keyboard shortcuts' }).getByRole('row');
  const keys = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('kbd')].map((key) => key.textContent).join('+')),
  );
  const accelerators = await t.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? [])
      .flatMap((menu) => menu.submenu?.items ?? [])
      .flatMap(({ accelerator, click }) => (accelerator && click ? [String(accelerator)] : [])),
  );
  for (const accelerator of accelerators.filter((one) => /^(F1|CmdOrCtrl\+[A-Z0-9,])$/.test(one))) {
    expect(keys).toContain(accelerator.replace('CmdOrCtrl', process.platform === 'darwin' ? '⌘' : 'Ctrl'));
  }
});

test('About tells the versions and leads to the licences of what is inside', async () => {
  await t.app.evaluate(({ dialog, shell }) => {
    const told = globalThis as { about?: unknown; opened?: string };
    dialog.showMessageBox = async (...args: unknown[]) => {
      told.about = args.at(-1);
      return { response: 1, checkboxChecked: false };
    };
    shell.openPath = async (path) => {
      told.opened = path;
      return '';
    };
  });
  await press(process.platform === 'darwin' ? 'Store Monitor' : 'Help', 'About Store Monitor');
  const told = () => t.app.evaluate(() => globalThis as { about?: { detail: string }; opened?: string });
  await expect.poll(async () => (await told()).opened).toMatch(/LICENSE$/);
  const versions = await t.app.evaluate(() => [process.versions.electron, process.versions.chrome]);
  const detail = (await told()).about?.detail ?? '';
  for (const version of versions) expect(detail).toContain(version);
});
