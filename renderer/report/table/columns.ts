import type { Measure, Method, ReportTable, WindowName } from '../../../preload/contract.ts';
import { formatAmount, formatPercent, NOTHING_KNOWN } from '../../format/numbers.ts';
import { HOUR, MINUTE } from '../../format/times.ts';

export type NumberColumn = {
  readonly kind: 'number';
  readonly key: `${Measure}-${WindowName}`;
  readonly measure: Measure;
  readonly window: WindowName;
  readonly label: string;
  /** Says it in full, for a screen reader and a spreadsheet. */
  readonly name: string;
};
export type Column =
  | NumberColumn
  | { readonly kind: 'store'; readonly key: 'store'; readonly label: string; readonly name: string }
  | {
      readonly kind: 'bar';
      readonly key: 'bar';
      readonly window: 'week';
      readonly label: string;
      readonly name: string;
    };

export type ColumnKey = Column['key'];

export const WINDOW_GROUPS: readonly { window: WindowName; title: string; unit: string; size: number }[] = [
  { window: 'hour', title: 'Last hour', unit: 'minutes', size: MINUTE },
  { window: 'day', title: 'Last day', unit: 'hours', size: HOUR },
  { window: 'week', title: 'Last week', unit: 'hours', size: HOUR },
];

const LABELS: Readonly<Record<Measure, string>> = {
  uptime: 'Uptime %',
  up: 'Up',
  down: 'Down',
  unknown: 'Unknown',
};

const MEASURES: Readonly<Record<Method, readonly Measure[]>> = {
  'poll-count': ['uptime', 'up', 'down'],
  interpolated: ['uptime', 'up', 'down', 'unknown'],
};

export const COLUMNS: Readonly<Record<Method, readonly Column[]>> = {
  'poll-count': columnsOf('poll-count'),
  interpolated: columnsOf('interpolated'),
};

function columnsOf(method: Method): Column[] {
  const numbers = WINDOW_GROUPS.flatMap(({ window, title, unit }) =>
    MEASURES[method].map((measure): NumberColumn => {
      const inWindow = `${LABELS[measure]}, ${title.toLowerCase()}`;
      return {
        kind: 'number',
        key: `${measure}-${window}`,
        measure,
        window,
        label: LABELS[measure],
        name: measure === 'uptime' ? inWindow : `${inWindow}, ${unit}`,
      };
    }),
  );
  return [
    { kind: 'store', key: 'store', label: 'Store', name: 'Store' },
    ...numbers,
    { kind: 'bar', key: 'bar', window: 'week', label: 'Week', name: 'Week at a glance' },
  ];
}

/** The number in a cell: a percent, or a length of time in the unit of its window; NaN where nothing is known. */
export function numberAt(table: ReportTable, method: Method, store: number, column: NumberColumn): number {
  const group = WINDOW_GROUPS.find(({ window }) => window === column.window);
  if (group === undefined) return Number.NaN;
  if (column.measure === 'uptime') return uptimeAt(table, method, store, column.window);
  const times = timesAt(table, method, store, column.window);
  if (column.measure === 'unknown') return times.unknown / group.size;
  if (times.up + times.down === 0 && times.unknown > 0) return Number.NaN;
  return times[column.measure] / group.size;
}

export function uptimeAt(table: ReportTable, method: Method, store: number, window: WindowName): number {
  return valueAt(table, method, 'uptime', window, store) ?? Number.NaN;
}

export type Times = { readonly up: number; readonly down: number; readonly unknown: number };

export function timesAt(table: ReportTable, method: Method, store: number, window: WindowName): Times {
  return {
    up: valueAt(table, method, 'up', window, store) ?? 0,
    down: valueAt(table, method, 'down', window, store) ?? 0,
    unknown: valueAt(table, method, 'unknown', window, store) ?? 0,
  };
}

/** Undefined where the method does not know the measure. */
function valueAt(
  { columns }: ReportTable,
  method: Method,
  measure: Measure,
  window: WindowName,
  store: number,
): number | undefined {
  const column = columns.find(
    (one) => one.method === method && one.measure === measure && one.window === window,
  );
  return column?.values[store];
}

export function textAt(table: ReportTable, method: Method, store: number, column: NumberColumn): string {
  const value = numberAt(table, method, store, column);
  if (Number.isNaN(value)) return NOTHING_KNOWN;
  return column.measure === 'uptime' ? formatPercent(value) : formatAmount(value);
}
