import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialog, type TestApp } from './app.ts';
import {
  button,
  createOverview,
  importThrough,
  navigateTo,
  openCsv,
  openNewReport,
  showStores,
  switchColumns,
  writeBrokenFiles,
  writeGoodFiles,
} from './steps.ts';

type Shown = readonly [name: string, show: (t: TestApp) => Promise<void>];

/** The screens without a report in the states that a person meets, in the order in which one leads to the next. */
export const DATA_SCREENS: readonly Shown[] = [
  ['first run', (t) => button(t, 'Try the sample data').waitFor()],
  ['report without data', (t) => navigateTo(t, 'Report')],
  ['settings', (t) => navigateTo(t, 'Settings')],
  ['help', (t) => navigateTo(t, 'Help')],
  [
    'files to import',
    async (t) => {
      await navigateTo(t, 'Import');
      await answerOpenDialog(t.app, writeGoodFiles(t.folder));
      await button(t, 'Import files…').click();
      await button(t, 'Import').waitFor();
    },
  ],
  [
    'import done',
    async (t) => {
      await button(t, 'Import').click();
      await button(t, 'Create report').first().waitFor();
    },
  ],
  ['rejected rows', (t) => importThrough(t, writeBrokenFiles(t.folder))],
];

/** The report's, once files are imported. */
export const REPORT_SCREENS: readonly Shown[] = [
  [
    'report, overview',
    async (t) => {
      await createOverview(t);
      await t.page.getByText('Polls reach back one week only', { exact: false }).waitFor();
    },
  ],
  [
    'report, overview with a target, the hours of the week as a table',
    async (t) => {
      const target = t.page.getByRole('textbox', { name: /^Uptime of at least/ });
      await target.fill('99.5');
      await target.press('Enter');
      await t.page.getByRole('table', { name: 'Stores against the target' }).waitFor();
      await t.page.getByText('Hours of the week as a table').click();
    },
  ],
  ['report, stores', (t) => showStores(t)],
  [
    'report, stores as specified, with bounds',
    async (t) => {
      await switchColumns(t, 'As specified (counts polls)');
      await switchColumns(t, 'Bounds of downtime');
    },
  ],
  ['all of a report to share, as CSV', (t) => openCsv(t)],
  [
    'a new report, as of a chosen time',
    async (t) => {
      await t.page.keyboard.press('Escape');
      await t.page.getByRole('dialog').waitFor({ state: 'detached' });
      await openNewReport(t);
      await t.page.getByRole('radio', { name: 'Chosen time' }).click({ force: true });
      await t.page.getByRole('textbox', { name: 'Time, in UTC' }).waitFor();
    },
  ],
  [
    'report, a filter',
    async (t) => {
      await t.page.keyboard.press('Escape');
      await t.page.getByRole('dialog').waitFor({ state: 'detached' });
      await t.page.getByRole('radio', { name: /^Uptime below/ }).click({ force: true });
    },
  ],
  [
    'report, outages of an hour of the week',
    async (t) => {
      await t.page.getByRole('tab', { name: 'Overview' }).click();
      await t.page
        .getByRole('listbox', { name: 'Hours of the week' })
        .getByRole('option', { name: /% down/ })
        .first()
        .click();
      await t.page.getByRole('grid', { name: 'Outages' }).waitFor();
      await button(t, 'Show every hour of the week').waitFor();
    },
  ],
  [
    'a note on an outage',
    async (t) => {
      await t.page
        .getByRole('grid', { name: 'Outages' })
        .locator('[aria-rowindex="2"]')
        .getByRole('rowheader')
        .click({ button: 'right' });
      await t.page.getByRole('menuitem', { name: 'Add note…' }).click();
      await button(t, 'Save note').click();
      await t.page.getByText('Choose a reason, or say in words what happened.').waitFor();
    },
  ],
  [
    'what the numbers mean',
    async (t) => {
      await button(t, 'Cancel').click();
      await t.page.getByRole('tab', { name: 'Stores' }).click();
      await button(t, 'What do these mean?').click();
      await t.page.getByRole('dialog', { name: 'What the numbers mean' }).waitFor();
    },
  ],
  [
    'a store, its tables open',
    async (t) => {
      await t.page.keyboard.press('Escape');
      await t.page.getByRole('dialog').waitFor({ state: 'detached' });
      await t.page.getByRole('radio', { name: /^All/ }).click({ force: true });
      const grid = t.page.getByRole('grid', { name: 'Stores' });
      await grid.getByRole('rowheader', { name: 'store-a' }).dblclick();
      await t.page.getByRole('figure', { name: 'Timeline' }).waitFor();
      for (const words of ['Timeline as a table', /^Poll by poll/, /^Up to twelve weeks/]) {
        await t.page.locator('summary').filter({ hasText: words }).click();
      }
      await t.page.getByRole('table', { name: 'Timeline as a table' }).waitFor();
      await t.page.getByRole('table', { name: 'Poll by poll' }).waitFor();
      await t.page.getByRole('table', { name: 'Weeks of this store' }).waitFor();
    },
  ],
];

/** The history's, once there is a report. */
export const HISTORY_SCREENS: readonly Shown[] = [
  [
    'history, a report selected',
    async (t) => {
      await t.page.keyboard.press('Escape');
      await t.page.evaluate(() =>
        window.storeMonitor.call('createReport', { asOf: { kind: 'latest' }, reachMinutes: 60 }),
      );
      await navigateTo(t, 'History');
      await reportRow(t, 2).waitFor();
      await reportRow(t, 1).click();
      await t.page.getByRole('table', { name: 'Made from' }).waitFor();
    },
  ],
  [
    'history, a label to give',
    async (t) => {
      await button(t, 'Label…').click();
      await t.page.getByRole('textbox', { name: 'Label' }).waitFor();
    },
  ],
  [
    'comparison',
    async (t) => {
      await button(t, 'Cancel').click();
      await reportRow(t, 1).click();
      await reportRow(t, 2).click({ modifiers: ['ControlOrMeta'] });
      await button(t, 'Compare…').click();
      await t.page.getByRole('grid', { name: 'Changes of stores' }).waitFor();
    },
  ],
  [
    'comparison, all stores',
    async (t) => {
      await t.page.getByRole('tab', { name: 'All stores' }).click();
      await t.page.getByRole('table', { name: 'All stores' }).waitFor();
    },
  ],
];

/** The closures', once files are imported. */
export const CLOSURE_SCREENS: readonly Shown[] = [
  [
    'no closures',
    async (t) => {
      await t.page.keyboard.press('Escape');
      await navigateTo(t, 'Closures');
      await t.page.getByRole('heading', { name: 'No closures yet' }).waitFor();
    },
  ],
  [
    'a closure to add, with what is wrong with it',
    async (t) => {
      await button(t, 'Add closure…').click();
      await t.page.getByText('Begins or ends within a day').click();
      await t.page.getByRole('radio', { name: 'One store' }).click({ force: true });
      await button(t, 'Add closure').click();
      await t.page.getByText('Choose a store of the list.').waitFor();
    },
  ],
  [
    'closures',
    async (t) => {
      // What is wrong has the focus, and may offer its stores, beside which nothing else can be reached.
      const offered = t.page.getByRole('listbox', { name: 'Suggestions' });
      if (await offered.isVisible()) await t.page.keyboard.press('Escape');
      await offered.waitFor({ state: 'detached' });
      await t.page.getByRole('radio', { name: 'All stores' }).click({ force: true });
      await button(t, 'Add closure').click();
      await t.page.getByRole('grid', { name: 'Closures' }).waitFor();
    },
  ],
];

/** What is done by itself, at any time: nothing is imported here that a later screen would show. */
export const AUTOMATION_SCREENS: readonly Shown[] = [
  [
    'a folder to watch, with what is wrong with it',
    async (t) => {
      await t.page.keyboard.press('Escape');
      await navigateTo(t, 'Automation');
      await t.page.getByText('Nothing yet. What is done by itself').waitFor();
      await button(t, 'Watch a folder…').click();
      await button(t, 'Watch it').click();
      await t.page.getByText('Choose the folder to watch.').waitFor();
    },
  ],
  [
    'a report by the clock to add, with what is wrong with it',
    async (t) => {
      const folder = join(
        t.folder,
        'A folder whose name is about as long as names of shared folders come to be',
      );
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'not-a-file-of-ours.csv'), 'nothing');
      await answerOpenDialog(t.app, [folder]);
      await t.page.getByRole('dialog').getByRole('button', { name: 'Choose a folder…' }).click();
      await button(t, 'Watch it').click();
      await t.page.getByRole('dialog').waitFor({ state: 'detached' });
      await button(t, 'Add a report…').click();
      await t.page.getByRole('dialog').getByRole('button', { name: 'Choose a folder…' }).click();
      await t.page.getByRole('textbox', { name: 'At, by this computer’s clock' }).fill('25:00');
      await button(t, 'Add report').click();
      await t.page.getByText('A time of day such as 07:00.').waitFor();
    },
  ],
  [
    'automation, with a folder, a report and a log',
    async (t) => {
      await t.page.getByRole('textbox', { name: 'At, by this computer’s clock' }).fill('07:00');
      await button(t, 'Add report').click();
      await t.page.getByRole('dialog').waitFor({ state: 'detached' });
      const log = t.page.getByRole('table', { name: 'What was done' });
      await log.getByText('refused').waitFor();
    },
  ],
];

/** The picker of periods, once there is a report. What is in it for screen readers alone is no box that can be told. */
export const PICKER_SCREEN: Shown = [
  'a period to choose',
  async (t) => {
    await t.page.keyboard.press('Escape');
    await navigateTo(t, 'Report');
    await openPicker(t);
  },
];

/** A report of a period, once there is one of a week. */
export const PERIOD_SCREENS: readonly Shown[] = [
  [
    'a report of a period',
    async (t) => {
      await t.page.keyboard.press('Escape');
      await navigateTo(t, 'Report');
      await openPicker(t);
      await t.page.getByRole('option', { name: 'Yesterday' }).click();
      await periodBar(t).getByText('Mon, May 6, 2024').waitFor();
      await t.page.getByRole('tab', { name: 'Overview' }).click();
      await t.page.getByRole('heading', { name: 'How often' }).waitFor();
      await t.page.getByRole('table', { name: 'Parts of the period, All stores' }).waitFor();
    },
  ],
  [
    'a store of a period, its parts',
    async (t) => {
      await showStores(t);
      await t.page
        .getByRole('grid', { name: 'Stores' })
        .getByRole('rowheader', { name: 'store-a' })
        .dblclick();
      await t.page.getByRole('figure', { name: 'Timeline' }).waitFor();
      await t.page.locator('summary').filter({ hasText: 'The period part by part' }).click();
      await t.page.getByRole('table', { name: 'Parts of the period' }).waitFor();
    },
  ],
];

async function openPicker(t: TestApp): Promise<void> {
  await periodBar(t).getByRole('button').nth(1).click();
  await t.page.getByRole('grid', { name: /^Days from and to/ }).waitFor();
}

export const periodBar = (t: TestApp) => t.page.getByRole('navigation', { name: 'Period of the report' });

const reportRow = (t: TestApp, place: number) =>
  t.page.getByRole('grid', { name: 'Reports' }).getByRole('row').nth(place);

export const SCREENS = [
  ...DATA_SCREENS,
  ...REPORT_SCREENS,
  ...HISTORY_SCREENS,
  ...CLOSURE_SCREENS,
  ...AUTOMATION_SCREENS,
  ...PERIOD_SCREENS,
];
