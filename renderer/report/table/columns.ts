import {
  type Method,
  type ReportTable,
  TIME_COLUMNS,
  TIMES_PER_STORE,
  UPTIME_COLUMNS,
  UPTIMES_PER_STORE,
  type WindowName,
} from '../../../preload/contract.ts';
import { formatAmount, formatPercent, NOTHING_KNOWN } from '../../format/numbers.ts';
import { HOUR, MINUTE } from '../../format/times.ts';

type Measure = 'uptime' | 'up' | 'down' | 'unknown';

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

export const WINDOW_GROUPS: readonly {
  window: WindowName;
  place: 0 | 1 | 2;
  title: string;
  unit: string;
  size: number;
}[] = [
  { window: 'hour', place: 0, title: 'Last hour', unit: 'minutes', size: MINUTE },
  { window: 'day', place: 1, title: 'Last day', unit: 'hours', size: HOUR },
  { window: 'week', place: 2, title: 'Last week', unit: 'hours', size: HOUR },
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
  const { place, size } = group;
  if (column.measure === 'uptime') return uptimeAt(table, method, store, place);
  const times = timesAt(table, method, store, place);
  if (column.measure === 'unknown') return times.unknown / size;
  if (times.up + times.down === 0 && times.unknown > 0) return Number.NaN;
  return times[column.measure] / size;
}

export function uptimeAt(table: ReportTable, method: Method, store: number, place: 0 | 1 | 2): number {
  return table.uptimes[store * UPTIMES_PER_STORE + UPTIME_COLUMNS[method][place]] ?? Number.NaN;
}

export type Times = { readonly up: number; readonly down: number; readonly unknown: number };

/** Poll count knows no unknown time. */
export function timesAt({ times }: ReportTable, method: Method, store: number, place: 0 | 1 | 2): Times {
  const first = store * TIMES_PER_STORE;
  return {
    up: times[first + TIME_COLUMNS[method].up[place]] ?? 0,
    down: times[first + TIME_COLUMNS[method].down[place]] ?? 0,
    unknown: method === 'interpolated' ? (times[first + TIME_COLUMNS.unknown[place]] ?? 0) : 0,
  };
}

export function textAt(table: ReportTable, method: Method, store: number, column: NumberColumn): string {
  const value = numberAt(table, method, store, column);
  if (Number.isNaN(value)) return NOTHING_KNOWN;
  return column.measure === 'uptime' ? formatPercent(value) : formatAmount(value);
}
