import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEFAULTS, generate } from '../bench/generate.ts';
import { answerOpenDialog, launchApp, type TestApp } from './app.ts';
import { button } from './steps.ts';

/** Two million polls, made once and kept in the system's temporary folder. */
const set = generate({ ...DEFAULTS, polls: 2_000_000 });

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
});
beforeEach(async () => {
  await answerOpenDialog(t.app, [set.polls]);
  await button(t, 'Import files…').click();
  await button(t, 'Import').waitFor();
});
afterAll(() => t.close());

test('Cancel leaves nothing of the file behind', async () => {
  await button(t, 'Import').click();
  await button(t, 'Cancel').click();
  await t.page
    .getByRole('status')
    .filter({ hasText: /cancel/i })
    .waitFor();
  expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
    value: { polls: 0, stores: 0 },
  });
  expect(await t.page.evaluate(() => window.storeMonitor.call('listImports'))).toEqual({
    ok: true,
    value: [],
  });
});

test('the window goes on drawing, and main goes on answering, while two million rows come in', async () => {
  await t.page.evaluate(() => {
    const counts = { frames: 0 };
    (globalThis as { counts?: typeof counts }).counts = counts;
    const count = () => {
      counts.frames++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await button(t, 'Import').click();
  const during = await t.page.evaluate(async () => {
    const { counts } = globalThis as { counts?: { frames: number } };
    let steps = 0;
    const stop = window.storeMonitor.on('importProgress', () => steps++);
    let answers = 0;
    const first = counts?.frames ?? 0;
    // Until the import has ended, main is asked once for each frame.
    for (;;) {
      const imports = await window.storeMonitor.call('listImports');
      answers++;
      if (imports.ok && imports.value.length > 0) break;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    stop();
    return { steps, answers, frames: (counts?.frames ?? 0) - first };
  });
  // A window that waited for the import would have drawn a frame or two, and got one answer.
  expect(during.steps).toBeGreaterThan(3);
  expect(during.answers).toBeGreaterThan(10);
  expect(during.frames).toBeGreaterThan(10);
  expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
    value: { polls: 2_000_000 },
  });
  // Closed before the window has heard of the end, the app would ask whether to lose the import.
  await button(t, 'Create report').first().waitFor();
});
