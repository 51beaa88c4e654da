import type { Method, ReportTable, WindowName } from '../../../preload/contract.ts';
import { formatAmount, formatPercent, NOTHING_KNOWN } from '../../format/numbers.ts';
import { HOUR, MINUTE } from '../../format/times.ts';
import { type GridColumn, nameWidth } from '../grid/grid-column.ts';
import { timesOf, valuesOf } from '../report-numbers.ts';

/** The measures that have a column. */
type Measure = 'uptime' | 'up' | 'down' | 'unknown';

export type NumberKey = `${Measure}-${WindowName}`;
export type StoreKey = 'store' | 'strip' | NumberKey;

export type NumberColumn = GridColumn<NumberKey> & {
  readonly kind: 'number';
  readonly measure: Measure;
  readonly window: WindowName;
};
export type StoreColumn =
  | NumberColumn
  | (GridColumn<'store'> & { readonly kind: 'store' })
  | (GridColumn<'strip'> & { readonly kind: 'strip' });

/** The week first, and the strip beside it: what a narrow window must still show. */
const WINDOW_GROUPS: readonly { window: WindowName; title: string }[] = [
  { window: 'week', title: 'Last week' },
  { window: 'day', title: 'Last day' },
  { window: 'hour', title: 'Last hour' },
];

const UNIT_SIZES: Readonly<Record<WindowName, number>> = { hour: MINUTE, day: HOUR, week: HOUR };

/** What the numbers of a window count. Poll count knows a last hour of 60 minutes, and polls. */
export function unitOf(method: Method, window: WindowName): 'minutes' | 'hours' | 'polls' {
  if (window === 'hour') return 'minutes';
  return method === 'poll-count' ? 'polls' : 'hours';
}

const MEASURES: Readonly<Record<Method, readonly Measure[]>> = {
  'poll-count': ['uptime', 'up', 'down'],
  interpolated: ['uptime', 'up', 'down', 'unknown'],
};

const LABELS: Readonly<Record<Measure, string>> = {
  uptime: 'Uptime %',
  up: 'Up',
  down: 'Down',
  unknown: 'Not observed',
};

const WIDTHS: Readonly<Record<Measure, number>> = { uptime: 72, up: 58, down: 62, unknown: 94 };

/** All columns of the table of stores; the first is as wide as the longest of the names in it needs. */
export function storeColumns(method: Method, longestName: number): readonly StoreColumn[] {
  const [week, ...shorter] = WINDOW_GROUPS.map(({ window, title }) =>
    MEASURES[method].map((measure) => numberColumn(method, measure, window, title)),
  );
  return [storeColumn(longestName), ...(week ?? []), STRIP, ...shorter.flat()];
}

const STRIP: StoreColumn = {
  kind: 'strip',
  key: 'strip',
  label: 'Week',
  name: 'Week at a glance',
  align: 'start',
  width: 132,
  share: 420,
  look: 'is-strip',
};

function storeColumn(longestName: number): StoreColumn {
  return {
    kind: 'store',
    key: 'store',
    label: 'Store',
    name: 'Store',
    align: 'start',
    width: nameWidth(longestName),
    share: 60,
    sortsFirst: 'ascending',
    look: 'is-store',
  };
}

function numberColumn(method: Method, measure: Measure, window: WindowName, title: string): NumberColumn {
  const inWindow = `${LABELS[measure]}, ${title.toLowerCase()}`;
  const unit = unitOf(method, window);
  return {
    kind: 'number',
    key: `${measure}-${window}`,
    measure,
    window,
    group: { title, unit },
    label: LABELS[measure],
    name: measure === 'uptime' ? inWindow : `${inWindow}, ${unit}`,
    align: 'end',
    width: WIDTHS[measure],
    share: WIDTHS[measure] / 2,
    sortsFirst: 'descending',
    look: `is-${measure}`,
  };
}

/** The number in a cell: a percent, or a length of time in the unit of its window; NaN where nothing is known. */
export function numberAt(
  table: ReportTable,
  method: Method,
  store: number,
  { measure, window }: Pick<NumberColumn, 'measure' | 'window'>,
): number {
  if (measure === 'uptime') return valuesOf(table, method, measure, window)?.[store] ?? Number.NaN;
  const times = timesOf(table, method, window, store);
  if (measure !== 'unknown' && times.up + times.down === 0 && times.unknown > 0) return Number.NaN;
  return times[measure] / UNIT_SIZES[window];
}

export function textAt(table: ReportTable, method: Method, store: number, column: NumberColumn): string {
  const value = numberAt(table, method, store, column);
  if (Number.isNaN(value)) return NOTHING_KNOWN;
  return column.measure === 'uptime' ? formatPercent(value) : formatAmount(value);
}

/**
 * The class that leaves room for the decimals that a number does not have, so that the points of a column stand under
 * each other. Polls are whole.
 */
export function decimalRoom(text: string, method: Method, { measure }: NumberColumn): string {
  if (measure !== 'uptime' && method === 'poll-count') return '';
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  return ['lacks-two-decimals', 'lacks-one-decimal'][decimals] ?? '';
}
