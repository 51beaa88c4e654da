import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import { createReport, importThrough, navigateTo, openCsv, writeGoodFiles } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, writeGoodFiles(t.folder));
  await t.page.emulateMedia({ forcedColors: 'active' });
});
afterAll(() => t.close());

/** What of an element and its parts can be seen where all colours are the system's: lines, marks, places. */
const lookOf = (element: Locator): Promise<string> =>
  element.evaluate((top) => {
    const read = (part: Element, pseudo?: string) => {
      const style = getComputedStyle(part, pseudo);
      const { visibility, borderTopWidth, borderInlineStartWidth, borderTopStyle } = style;
      const { textDecorationLine, transform } = style;
      return [
        visibility,
        borderTopWidth,
        borderInlineStartWidth,
        borderTopStyle,
        textDecorationLine,
        transform,
      ];
    };
    const parts = [top, ...top.querySelectorAll('*')];
    return JSON.stringify(parts.flatMap((part) => [read(part), read(part, '::after')]));
  });

describe('where the system chooses the colours, more than a colour tells', () => {
  test('which segment is selected', async () => {
    await navigateTo(t, 'Settings');
    const group = t.page.getByRole('radiogroup', { name: 'Theme' });
    const [selected, other] = [group.locator('.segment[data-selected]'), group.locator('.segment').last()];
    expect(await lookOf(selected)).not.toBe(await lookOf(other));
  });

  test('which screen is shown', async () => {
    const current = t.page.locator('.nav-item[aria-current]');
    const other = t.page.locator('.nav-item:not([aria-current])').first();
    expect(await lookOf(current)).not.toBe(await lookOf(other));
  });

  test('whether a switch is on', async () => {
    const label = t.page.locator('label.switch').filter({ hasText: 'Require token' });
    const on = await lookOf(label);
    await label.click();
    await expect.poll(() => lookOf(label)).not.toBe(on);
    await label.click();
  });

  test('whether a box is checked', async () => {
    await createReport(t);
    await openCsv(t);
    const label = t.page.locator('label.checkbox').first();
    const before = await lookOf(label);
    await label.click();
    await expect.poll(() => lookOf(label)).not.toBe(before);
    await t.page.keyboard.press('Escape');
  });

  test('whether an hour of the week was down more than usual, or less', async () => {
    await t.page.getByRole('tab', { name: 'Overview' }).click();
    const colours = t.page.getByRole('list', { name: 'Colours of the hours' });
    const markOf = (words: RegExp) =>
      colours
        .getByRole('listitem')
        .filter({ hasText: words })
        .locator('.heat-mark')
        .last()
        .evaluate((mark) => {
          const { display, fill } = getComputedStyle(mark);
          return { display, fill };
        });
    const [more, less] = [await markOf(/^More/), await markOf(/^Down less/)];
    expect([more.display, less.display]).toEqual(['inline', 'inline']);
    expect(more.fill).not.toBe(less.fill);
    expect(await colours.getByText('About as usual').locator('.heat-mark').count()).toBe(0);
  });

  test('whether a report is selected in the history', async () => {
    await navigateTo(t, 'History');
    const row = t.page.getByRole('grid', { name: 'Reports' }).getByRole('row').nth(1);
    await row.waitFor();
    const before = await lookOf(row);
    await row.click();
    await expect.poll(() => lookOf(row)).not.toBe(before);
  });
});

test('nothing moves where the person wants no motion', async () => {
  await t.page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'none' });
  for (const screen of ['Import', 'Report', 'History', 'Settings'] as const) {
    await navigateTo(t, screen);
    const moving = await t.page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return (
            animationName !== 'none' ||
            transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0)
          );
        }).length,
    );
    expect(moving).toBe(0);
  }
});
