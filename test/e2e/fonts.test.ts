import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
});
afterAll(() => t.close());

test('texts stand in the first of the preferred fonts that is installed, and no other is asked for', async () => {
  const { asked, width, preferredWidth } = await t.page.evaluate(() => {
    const { documentElement: root, body } = document;
    const widthNow = () => {
      const text = document.createElement('span');
      text.textContent = 'Which font is this, 1,234.5?';
      body.append(text);
      const { width } = text.getBoundingClientRect();
      text.remove();
      return width;
    };
    const asked = getComputedStyle(body).fontFamily;
    const width = widthNow();
    // What the styles say where nothing was looked up.
    root.style.removeProperty('--font');
    return { asked, width, preferredWidth: widthNow() };
  });
  expect(asked.split(',')).toHaveLength(2);
  expect(width).toBe(preferredWidth);
});
