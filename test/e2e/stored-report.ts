import type { Measure, Method, ReportTable, WindowName } from '../../preload/contract.ts';
import { unpack } from '../../renderer/bridge/unpack.ts';
import type { TestApp } from './app.ts';

/** A report as the window is handed it; `undefined` where it is not complete. */
export async function openedReport(t: TestApp, id: string): Promise<ReportTable | undefined> {
  const packed = await t.page.evaluate(async (report) => {
    const opened = await window.storeMonitor.call('openReport', report);
    if (!opened.ok) return undefined;
    const { text, token } = opened.value.table;
    const part = await window.storeMonitor.call('takePart', { token, from: 0 });
    if (!part.ok) throw new Error(part.error.message);
    return { text, bytes: [...new Uint8Array(part.value)] };
  }, id);
  if (packed === undefined) return undefined;
  return unpack<ReportTable>({ text: packed.text, bytes: Uint8Array.from(packed.bytes).buffer });
}

/** The newest report as it is stored: store by store, for a test to add up. */
export async function readStored(t: TestApp) {
  const id = await t.page.evaluate(async () => {
    const reports = await window.storeMonitor.call('listReports');
    return reports.ok ? (reports.value[0]?.id ?? '') : '';
  });
  const table = await openedReport(t, id);
  if (table === undefined) throw new Error('There is no complete report.');
  const { stores, details, record, columns } = table;
  const opened = {
    stores,
    asOf: record.asOf,
    groups: details?.groups ?? [],
    names: details?.names ?? [],
    sales: details?.salesPerHour ?? [],
    standing: details?.standing ?? [],
    columns: columns.map(({ values, ...name }) => ({ ...name, values: [...values] })),
  };
  const values = (method: Method, measure: Measure, window: WindowName): number[] =>
    opened.columns.find((one) => one.method === method && one.measure === measure && one.window === window)
      ?.values ?? [];
  const sum = (method: Method, measure: Measure, window: WindowName, of = (_: number) => true) =>
    values(method, measure, window).reduce((total, value, store) => total + (of(store) ? value : 0), 0);
  return { ...opened, values, sum };
}

export type Stored = Awaited<ReturnType<typeof readStored>>;
