import type { TestApp } from '../e2e/app.ts';
import { createOverview, newReport, openNewReport } from '../e2e/steps.ts';
import { median } from './measure.ts';

const TIMES = 7;

/** The Overview of a report over every store: its first frame, its twelve weeks, and the way from view to view, in ms. */
export async function measureOverview(
  t: TestApp,
): Promise<{ readonly firstFrame: number; readonly trend: number; readonly switches: readonly number[] }> {
  await createOverview(t);
  const frames: number[] = [];
  for (let time = 0; time < TIMES; time++) frames.push(await openAgain(t));
  const trend = await timeOfTrend(t);
  const switches: number[] = [];
  for (const tab of ['Stores', 'Outages', 'Overview', 'Stores', 'Overview', 'Outages', 'Overview']) {
    switches.push(await untilNextFrame(t, tab));
  }
  return { firstFrame: median(frames), trend, switches };
}

/** From the last frame that shows the report before to the one that shows what is down in another. */
async function openAgain(t: TestApp): Promise<number> {
  await openNewReport(t);
  await t.page.evaluate(() => {
    const seen = window as { overviewTime?: number };
    delete seen.overviewTime;
    const panel = () => document.querySelector('.overview .panel-down');
    const before = panel();
    let from = performance.now();
    const watch = () => {
      const shown = panel();
      if (shown === before) from = performance.now();
      else if (shown !== null) {
        seen.overviewTime = performance.now() - from;
        return;
      }
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
  await newReport(t).getByRole('button', { name: 'Create report' }).click();
  await t.page.waitForFunction(() => 'overviewTime' in window, undefined, { timeout: 60_000 });
  return t.page.evaluate(() => (window as { overviewTime?: number }).overviewTime ?? Number.NaN);
}

/** Asked as the window asks: week by week. */
const timeOfTrend = ({ page }: TestApp): Promise<number> =>
  page.evaluate(async () => {
    const reports = await window.storeMonitor.call('listReports');
    const report = reports.ok ? (reports.value[0]?.id ?? '') : '';
    const from = performance.now();
    for (let weeksBefore = 0; weeksBefore < 12; weeksBefore++) {
      await window.storeMonitor.call('reportTrend', { report, weeksBefore });
    }
    return performance.now() - from;
  });

const untilNextFrame = ({ page }: TestApp, tab: string): Promise<number> =>
  page.evaluate(async (name) => {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
    const wanted = tabs.find(({ textContent }) => textContent?.startsWith(name));
    const from = performance.now();
    const at = { bubbles: true, cancelable: true, button: 0, pointerId: 1, pointerType: 'mouse' };
    wanted?.dispatchEvent(new PointerEvent('pointerdown', at));
    wanted?.dispatchEvent(new PointerEvent('pointerup', at));
    wanted?.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  }, tab);
