import type { ComparedColumn, Comparison } from './compare.ts';
import { formatTime, textCell, UNIT } from './csv.ts';
import { type Method, WINDOWS } from './types.ts';

const TITLES = [
  ['up', 'uptime'],
  ['down', 'downtime'],
] as const;

/**
 * What changed in each store from one report to a later one, by one method, as CSV: UTF-8, LF, in the order of reports;
 * lengths of time as in the report's own CSV, the uptime of the week in percent. Where a store is in one of them alone,
 * the other's cells and the change are empty.
 */
export function comparisonCsv({ stores, details }: Comparison, method: Method): string {
  const lengths = TITLES.flatMap(([measure, title]) =>
    WINDOWS.map(({ name: window }) => ({
      title: `${title}_last_${window}`,
      column: columnOf(stores.columns, method, measure, window),
      format: (time: number) => formatTime(time, UNIT[window]),
    })),
  );
  const percent = {
    title: 'uptime_percent_last_week',
    column: columnOf(stores.columns, method, 'uptime', 'week'),
    format: (value: number) => String(Math.round(value * 100) / 100),
  };
  const columns = [...lengths, percent];
  const header = [
    'store_id,store_name,store_group,presence',
    ...columns.map(({ title }) => `${title}_before,${title}_after,${title}_change`),
  ].join(',');
  const lines = stores.names.map((id, place) => {
    const cells = columns.flatMap(({ column, format }) => {
      const before = column.before[place] ?? Number.NaN;
      const after = column.after[place] ?? Number.NaN;
      return [before, after, after - before].map((value) => (Number.isNaN(value) ? '' : format(value)));
    });
    return [
      textCell(id ?? '', 'first'),
      textCell(details[place]?.name ?? ''),
      textCell(details[place]?.group ?? ''),
      stores.presences[place],
      ...cells,
    ].join(',');
  });
  return `${[header, ...lines].join('\n')}\n`;
}

function columnOf(
  columns: readonly ComparedColumn[],
  method: Method,
  measure: ComparedColumn['measure'],
  window: ComparedColumn['window'],
): ComparedColumn {
  const found = columns.find(
    (column) => column.method === method && column.measure === measure && column.window === window,
  );
  if (found === undefined) throw new Error(`Nothing compares ${method} ${measure} of the last ${window}.`);
  return found;
}
