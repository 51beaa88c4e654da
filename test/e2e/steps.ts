import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import type { Bridge } from '../../preload/contract.ts';
import { answerOpenDialog, type TestApp } from './app.ts';

declare global {
  interface Window {
    readonly storeMonitor: Bridge;
  }
}

export function button(t: TestApp, name: string): Locator {
  return t.page.getByRole('button', { name, exact: true });
}

export function navigateTo(
  t: TestApp,
  name: 'Import' | 'Report' | 'History' | 'Closures' | 'Automation' | 'Settings' | 'Help',
): Promise<void> {
  return t.page.getByRole('navigation').getByText(name, { exact: true }).click();
}

export async function importSample(t: TestApp): Promise<void> {
  await button(t, 'Try the sample data').click();
  await button(t, 'Create report').first().waitFor();
}

/** Picks the files, imports them and waits for the outcome. */
export async function importThrough(t: TestApp, files: readonly string[]): Promise<void> {
  await answerOpenDialog(t.app, files);
  await button(t, 'Import files…').click();
  await button(t, 'Import').click();
  // Which of them leads on depends on whether there are polls.
  await t.page
    .getByRole('button', { name: /^(Create report|Import polls…)$/ })
    .first()
    .waitFor();
}

/** Goes to the Report screen, creates a report and waits until it is complete; a first one opens with its Overview. */
export async function createOverview(t: TestApp): Promise<void> {
  await navigateTo(t, 'Report');
  await createAnother(t);
  await t.page.getByRole('status').filter({ hasText: 'Complete' }).first().waitFor();
  await t.page.getByRole('tab', { name: 'Overview' }).waitFor();
}

/** Creates a report from the Report screen, as its dialog stands. */
export async function createAnother(t: TestApp): Promise<void> {
  await openNewReport(t);
  await newReport(t).getByRole('button', { name: 'Create report' }).click();
}

/** The dialog in which another report is asked for. */
export const newReport = (t: TestApp): Locator => t.page.getByRole('dialog', { name: 'New report' });

/** Opens it. */
export async function openNewReport(t: TestApp): Promise<void> {
  await button(t, 'New report…').click();
  await newReport(t).waitFor();
}

/** Shows the table of stores of the report on screen. */
export async function showStores(t: TestApp): Promise<void> {
  await t.page.getByRole('tab', { name: 'Stores' }).click();
  await t.page.getByRole('grid', { name: 'Stores' }).waitFor();
}

/** Saves what is shown, or all, as the dialog of Share… offers it, to where the next save dialog answers. */
export async function share(
  t: TestApp,
  format: 'Excel' | 'PDF' | 'CSV' | 'A pack',
  what?: RegExp,
): Promise<void> {
  await button(t, 'Share…').click();
  const dialog = t.page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('radio', { name: format, exact: true }).click({ force: true });
  if (what !== undefined) await dialog.getByRole('radio', { name: what }).click({ force: true });
  await dialog.getByRole('button', { name: 'Save…' }).click();
}

/** Opens what hands over all stores as CSV: by which method, with which columns. */
export async function openCsv(t: TestApp): Promise<void> {
  await button(t, 'Share…').click();
  const dialog = t.page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('radio', { name: 'CSV', exact: true }).click({ force: true });
  await dialog.getByRole('radio', { name: /^All/ }).click({ force: true });
  await dialog.getByRole('radiogroup', { name: 'Method' }).waitFor();
}

/** Saves all stores as CSV to where the next save dialog answers, as the dialog stands. */
export async function saveCsv(t: TestApp): Promise<void> {
  await openCsv(t);
  await button(t, 'Save…').click();
}

/** Chooses the method of files, and leaves what it is chosen in. */
export async function chooseMethod(t: TestApp, name: 'Poll count' | 'Interpolated'): Promise<void> {
  await openCsv(t);
  await t.page.getByRole('radio', { name }).click({ force: true });
  await t.page.keyboard.press('Escape');
  await t.page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Shows or hides an entry of the table's menu of columns. */
export async function switchColumns(t: TestApp, name: string, group?: string): Promise<void> {
  await button(t, 'Columns').click();
  const menu = t.page.getByRole('menu', { name: 'Columns' });
  const place = group === undefined ? menu : menu.getByRole('group', { name: group });
  await place.getByRole('menuitemcheckbox', { name, exact: true }).click();
  await t.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
}

/** Creates a report and shows its stores. */
export async function createReport(t: TestApp): Promise<void> {
  await createOverview(t);
  await showStores(t);
}

const HOUR = 3_600_000;
const START = Date.parse('2024-05-06T00:30:00Z');

/** Two stores: one open 09:00–17:00 on weekdays in Denver, one around the clock in Chicago, polled every hour. */
export function writeGoodFiles(folder: string): string[] {
  const polls = ['store_id,status,timestamp_utc'];
  for (let i = 0; i < 48; i++) {
    const at = new Date(START + i * HOUR).toISOString().replace('T', ' ').replace('Z', ' UTC');
    polls.push(`store-a,${i === 20 ? 'inactive' : 'active'},${at}`, `store-b,active,${at}`);
  }
  const hours = ['store_id,dayOfWeek,start_time_local,end_time_local'];
  for (let day = 0; day < 5; day++) hours.push(`store-a,${day},09:00:00,17:00:00`);
  const zones = ['store_id,timezone_str', 'store-a,America/Denver', 'store-b,America/Chicago'];
  return write(folder, { 'polls.csv': polls, 'hours.csv': hours, 'zones.csv': zones });
}

/** A store open 09:00–17:00 UTC, down from 10:00 to 13:00 on Thursday, and polled last when it is closed. */
export function writeClosedAtAsOf(folder: string): string[] {
  const polls = ['store_id,timestamp_utc,status'];
  for (let hour = 9; hour <= 20; hour++) {
    const status = hour >= 10 && hour <= 12 ? 'inactive' : 'active';
    polls.push(`a,2024-05-09 ${String(hour).padStart(2, '0')}:30:00 UTC,${status}`);
  }
  const hours = ['store_id,dayOfWeek,start_time_local,end_time_local'];
  for (let day = 0; day < 7; day++) hours.push(`a,${day},09:00,17:00`);
  return write(folder, {
    'polls.csv': polls,
    'hours.csv': hours,
    'zones.csv': ['store_id,timezone_str', 'a,UTC'],
    'stores.csv': ['store_id,name,sales_per_hour', 'a,Harbour,100'],
  });
}

/** Business hours with one good row and two that cannot be read. */
export function writeBrokenFiles(folder: string): string[] {
  return write(folder, {
    'broken-hours.csv': [
      'store_id,day,start_time_local,end_time_local',
      'store-a,0,09:00,17:00',
      'store-a,1,09:00,25:00',
      'store-a,9,09:00,17:00',
    ],
  });
}

function write(folder: string, files: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(files).map(([name, lines]) => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  });
}
