import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPdf } from '../fixtures/pdf.ts';
import { answerSaveDialog, sharedApp } from './app.ts';
import { button, createOverview, importThrough } from './steps.ts';

const NAME = 'שדרות, Reno';

test('a name in two directions runs on the Overview as it does in the PDF of it', async () => {
  const t = await sharedApp();
  const files = {
    'polls.csv':
      'store_id,timestamp_utc,status\na,2024-05-09 12:00:00 UTC,active\na,2024-05-09 12:30:00 UTC,inactive\nb,2024-05-09 12:30:00 UTC,active\n',
    'stores.csv': `store_id,name\na,"${NAME}"\nb,Oak\n`,
  };
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(t.folder, name);
    writeFileSync(path, text);
    return path;
  });
  await importThrough(t, paths);
  await createOverview(t);
  const [hebrew, latin] = await t.page
    .locator('.door-name')
    .filter({ hasText: NAME })
    .first()
    .evaluate((door, name) => {
      const node = document.createTreeWalker(door, NodeFilter.SHOW_TEXT).nextNode();
      if (node === null) throw new Error('There is no name.');
      return [0, name.indexOf('R')].map((from) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 4);
        return range.getBoundingClientRect().left;
      });
    }, NAME);
  const target = join(t.folder, 'answer.pdf');
  await answerSaveDialog(t.app, target);
  await button(t, 'Share…').click();
  await t.page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Save…' }).click();
  await t.page.getByText(target, { exact: true }).waitFor();
  const { runs } = await readPdf(readFileSync(target));
  const [inHebrew, inLatin] = [/\p{Script=Hebrew}/u, /Reno/].map(
    (of) => runs.find(({ text }) => of.test(text))?.left,
  );
  expect(Math.sign((latin ?? 0) - (hebrew ?? 0))).toBe(-1);
  expect(Math.sign((inLatin ?? 0) - (inHebrew ?? 0))).toBe(-1);
});
