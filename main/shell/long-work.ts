import { type BrowserWindow, Notification } from 'electron';
import type { ImportOutcome, ImportProgress, QueuedImport } from '../jobs/service/import-queue.ts';
import type { ReportRecord } from '../jobs/service/service.ts';
import { focusWindow } from './window.ts';

/** What took longer than this tells its end to whoever has turned to another window meanwhile. */
const LONG_MS = 10_000;

/** A bar from 0 to 1; below, there is none. */
const NO_BAR = -1;

/** Shows in the taskbar or dock how far imports and reports are, and tells when a long one has ended. */
export function showLongWork(window: BrowserWindow) {
  let importShare: number | undefined;
  let importBegan = 0;
  const reportShares = new Map<string, number>();

  /** The import's while there is one: a report waits for it. */
  function draw(): void {
    if (window.isDestroyed()) return;
    window.setProgressBar(importShare ?? Math.max(NO_BAR, ...reportShares.values()));
  }

  function tellEnd(began: number, title: string, body: string): void {
    if (window.isDestroyed() || window.isFocused() || Date.now() - began <= LONG_MS) return;
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    notification.on('click', () => focusWindow(window));
    notification.show();
  }

  return {
    hearImport({ fileIndex, fileCount, share }: ImportProgress): void {
      if (importShare === undefined) importBegan = Date.now();
      importShare = (fileIndex + share) / fileCount;
      draw();
    },
    importEnded({ state, outcomes }: QueuedImport): void {
      if (importShare === undefined) return;
      importShare = undefined;
      draw();
      if (state === 'CutOff') return;
      const { title, body } = describeImport(outcomes);
      tellEnd(importBegan, title, body);
    },
    hearReport(report: ReportRecord): void {
      if (report.state === 'Running') reportShares.set(report.id, report.progress);
      else if (reportShares.delete(report.id)) {
        tellEnd(report.createdAt, REPORT_ENDS[report.state], describeReport(report));
      }
      draw();
    },
  };
}

const REPORT_ENDS: Readonly<Record<Exclude<ReportRecord['state'], 'Running'>, string>> = {
  Complete: 'The report is complete',
  Failed: 'The report failed',
  Cancelled: 'The report was cancelled',
};

function describeReport(report: ReportRecord): string {
  return report.state === 'Failed' ? report.error.message : 'Open Store Monitor to see it.';
}

function describeImport(outcomes: readonly ImportOutcome[]): { title: string; body: string } {
  const [first, ...others] = outcomes;
  const names = others.length === 0 ? (first?.name ?? '') : `${first?.name} and ${others.length} more`;
  const failed = outcomes.find((outcome) => outcome.status === 'failed');
  if (failed !== undefined) {
    return { title: 'The import did not end well', body: `${failed.name}: ${failed.error.message}` };
  }
  const isCancelled = outcomes.some(({ status }) => status === 'cancelled');
  return { title: isCancelled ? 'The import was cancelled' : 'The import is done', body: names };
}
