import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from './app.ts';
import { faultsOfBoxes } from './boxes/faults.ts';
import { nameOf, resize, type Size, sizesFor } from './boxes/sizes.ts';
import { expectNoViolation } from './looks.ts';
import { PICKER_SCREEN, SCREENS } from './screens.ts';

const USUAL: Size = { width: 1280, height: 800, zoom: 1 };

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
});
afterAll(() => t.close());

describe.each(SCREENS.map(([name, show], place) => ({ name, show, place })))('$name', ({ show, place }) => {
  test('has no violation that axe knows', async () => {
    await resize(t, USUAL);
    await show(t);
    await expectNoViolation(t.page, place);
  });

  test('has nothing that overlaps or is cut, and every control can be reached, at every size and zoom', async () => {
    const faults: Record<string, string[]> = {};
    for (const size of sizesFor(place)) {
      await resize(t, size);
      const found = await faultsOfBoxes(t.page);
      if (found.length > 0) faults[nameOf(size)] = found;
    }
    expect(faults).toEqual({});
  });
});

test(`${PICKER_SCREEN[0]} has no violation that axe knows`, async () => {
  await resize(t, USUAL);
  await PICKER_SCREEN[1](t);
  await expectNoViolation(t.page, SCREENS.length);
});
