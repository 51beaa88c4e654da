import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from './app.ts';
import { faultsOfBoxes } from './boxes/faults.ts';
import { nameOf, resize, sizesFor } from './boxes/sizes.ts';
import { SCREENS } from './screens.ts';

describe('at every size and zoom nothing overlaps, nothing is cut, every control can be reached', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await launchApp();
  });
  afterAll(() => t.close());

  test.each(SCREENS.map(([name, show], place) => [name, show, sizesFor(place)] as const))(
    '%s',
    async (_name, show, sizes) => {
      await resize(t, { width: 1280, height: 800, zoom: 1 });
      await show(t);
      const faults: Record<string, string[]> = {};
      for (const size of sizes) {
        await resize(t, size);
        const found = await faultsOfBoxes(t.page);
        if (found.length > 0) faults[nameOf(size)] = found;
      }
      expect(faults).toEqual({});
    },
  );
});
