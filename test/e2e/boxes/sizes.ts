import { runs } from '../../fixtures/runs.ts';
import type { TestApp } from '../app.ts';

export type Size = { readonly width: number; readonly height: number; readonly zoom: number };

/** From the smallest window at three times the size to the largest at two thirds, and what people have in between. */
export const SIZES: readonly Size[] = [
  { width: 800, height: 560, zoom: 3 },
  { width: 800, height: 560, zoom: 2 },
  { width: 800, height: 560, zoom: 1.5 },
  { width: 800, height: 560, zoom: 1 },
  { width: 800, height: 560, zoom: 0.67 },
  { width: 1024, height: 700, zoom: 1.5 },
  { width: 1024, height: 700, zoom: 1 },
  { width: 1280, height: 800, zoom: 2 },
  { width: 1280, height: 800, zoom: 1 },
  { width: 2560, height: 1440, zoom: 3 },
  { width: 2560, height: 1440, zoom: 1 },
  { width: 2560, height: 1440, zoom: 0.67 },
];

/**
 * Every third size, others for the next screens: what a screen shows it shows in several states, and a window takes its
 * time at each size (a seventh of a second of a processor, most of it to draw). All of them in `npm run test:long`
 * (docs/tests.md).
 */
export function sizesFor(screen: number): readonly Size[] {
  const every = runs(3, 1);
  return SIZES.filter((_, place) => place % every === screen % every);
}

export const nameOf = ({ width, height, zoom }: Size): string =>
  `${width} × ${height} at ${Math.round(zoom * 100)} %`;

/** Gives the window's content this size and zoom, and waits until the page has taken it. */
export async function resize({ app, page }: TestApp, { width, height, zoom }: Size): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
  await page.waitForFunction(
    (wanted) =>
      Math.abs(innerWidth - wanted.width / wanted.zoom) < 3 &&
      Math.abs(innerHeight - wanted.height / wanted.zoom) < 3,
    { width, height, zoom },
  );
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(undefined)))),
  );
}
