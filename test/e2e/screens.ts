import { answerOpenDialog, type TestApp } from './app.ts';
import {
  button,
  createReport,
  importThrough,
  navigateTo,
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
  ['report, poll count', (t) => createReport(t)],
  ['report, interpolated', (t) => t.page.getByRole('radio', { name: 'Interpolated' }).click({ force: true })],
  [
    'report, chosen time, more options, a filter',
    async (t) => {
      await t.page.getByRole('radio', { name: 'Chosen time' }).click({ force: true });
      await button(t, 'More options').click();
      await t.page.getByRole('radio', { name: /^Uptime below/ }).click({ force: true });
    },
  ],
  [
    'report, outages',
    async (t) => {
      await t.page.getByRole('tab', { name: 'Outages' }).click();
      await t.page.getByRole('grid', { name: 'Outages' }).waitFor();
    },
  ],
  [
    'what the numbers mean',
    async (t) => {
      await t.page.getByRole('tab', { name: 'Stores' }).click();
      await button(t, 'What do these mean?').click();
      await t.page.getByRole('dialog', { name: 'What the numbers mean' }).waitFor();
    },
  ],
];

export const SCREENS = [...DATA_SCREENS, ...REPORT_SCREENS];
