import type { Method, ReportTable, WindowName } from '../../../preload/contract.ts';
import { unitOf } from '../../format/methods.ts';
import { formatMoney } from '../../format/money.ts';
import { formatAmount, formatPercent, NOTHING_KNOWN } from '../../format/numbers.ts';
import type { NameLengths } from '../../format/store-names.ts';
import { HOUR, MINUTE } from '../../format/times.ts';
import { type GridColumn, nameWidth } from '../../grid/grid-column.ts';
import { unknownTest, valuesOf } from '../report-numbers.ts';

/** The measures that have a column. */
type Measure = 'uptime' | 'up' | 'down' | 'unknown' | 'lost-sales';

type NumberKey = `${Measure}-${WindowName}`;
export type StoreKey = 'store' | 'group' | 'id' | 'strip' | NumberKey;

export type NumberColumn = GridColumn<NumberKey> & {
  readonly kind: 'number';
  readonly measure: Measure;
  readonly window: WindowName;
};
export type StoreColumn =
  | NumberColumn
  | (GridColumn<'store'> & { readonly kind: 'store' })
  | (GridColumn<'group'> & { readonly kind: 'group' })
  | (GridColumn<'id'> & { readonly kind: 'id' })
  | (GridColumn<'strip'> & { readonly kind: 'strip' });

/** The week first, and the strip beside it: what a narrow window must still show. */
const WINDOW_GROUPS: readonly { window: WindowName; title: string }[] = [
  { window: 'week', title: 'Last week' },
  { window: 'day', title: 'Last day' },
  { window: 'hour', title: 'Last hour' },
];

const UNIT_SIZES: Readonly<Record<WindowName, number>> = { hour: MINUTE, day: HOUR, week: HOUR };

const MEASURES: Readonly<Record<Method, readonly Measure[]>> = {
  'poll-count': ['uptime', 'up', 'down'],
  interpolated: ['uptime', 'up', 'down', 'unknown'],
};

const LABELS: Readonly<Record<Measure, string>> = {
  uptime: 'Uptime %',
  up: 'Up',
  down: 'Down',
  unknown: 'Not observed',
  'lost-sales': 'Lost sales',
};

const WIDTHS: Readonly<Record<Measure, number>> = {
  uptime: 72,
  up: 58,
  down: 62,
  unknown: 94,
  'lost-sales': 84,
};
/** What a range takes beside the estimate. */
const RANGE_WIDTHS: Readonly<Partial<Record<Measure, number>>> = { down: 96, 'lost-sales': 112 };

/** What decides which columns the table has, and how wide they are. */
export type StoresLook = {
  readonly method: Method;
  readonly lengths: NameLengths;
  /** The report knows what some of its stores sell. */
  readonly sells: boolean;
  /** Downtime is shown with its bounds. */
  readonly bounds: boolean;
};

/** Bounds are of the interpolated method alone (SPEC §7). */
export const hasRange = ({ method, bounds }: StoresLook, measure: Measure): boolean =>
  bounds && method === 'interpolated' && RANGE_WIDTHS[measure] !== undefined;

/** All columns of the table of stores. */
export function storeColumns(look: StoresLook): readonly StoreColumn[] {
  const { method, lengths, sells } = look;
  const measures: readonly Measure[] = [...MEASURES[method], ...(sells ? ['lost-sales' as const] : [])];
  const [week, ...shorter] = WINDOW_GROUPS.map(({ window, title }) =>
    measures.map((measure) => numberColumn(look, measure, window, title)),
  );
  return [
    { kind: 'store', ...textColumn('store', 'Store', lengths.title), share: 60, look: 'is-store' },
    ...(lengths.group === undefined
      ? []
      : [{ kind: 'group' as const, ...textColumn('group', 'Group', lengths.group), width: 92 }]),
    ...(week ?? []),
    STRIP,
    ...shorter.flat(),
    ...(lengths.id === undefined
      ? []
      : [{ kind: 'id' as const, ...textColumn('id', 'Store id', lengths.id) }]),
  ];
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

/** As wide as the longest of its texts needs. */
function textColumn<K extends 'store' | 'group' | 'id'>(
  key: K,
  label: string,
  longest: number,
): GridColumn<K> {
  return {
    key,
    label,
    name: label,
    align: 'start',
    width: nameWidth(longest),
    share: 30,
    sortsFirst: 'ascending',
  };
}

function numberColumn(look: StoresLook, measure: Measure, window: WindowName, title: string): NumberColumn {
  const inWindow = `${LABELS[measure]}, ${title.toLowerCase()}`;
  const unit = unitOf(look.method, window);
  const isTime = measure !== 'uptime' && measure !== 'lost-sales';
  const width = WIDTHS[measure] + (hasRange(look, measure) ? (RANGE_WIDTHS[measure] ?? 0) : 0);
  return {
    kind: 'number',
    key: `${measure}-${window}`,
    measure,
    window,
    group: { title, unit },
    label: LABELS[measure],
    name: isTime ? `${inWindow}, ${unit}` : inWindow,
    align: 'end',
    width,
    share: width / 2,
    sortsFirst: 'descending',
    look: `is-${measure}`,
  };
}

/**
 * The number in each cell of a column, by store: a percent, money, or a length of time in the unit of its window; NaN
 * where nothing is known.
 */
export function numbersIn(
  table: ReportTable,
  method: Method,
  { measure, window }: Pick<NumberColumn, 'measure' | 'window'>,
): (store: number) => number {
  const values = valuesOf(table, method, measure, window);
  if (measure === 'uptime') return (store) => values?.[store] ?? Number.NaN;
  const size = measure === 'lost-sales' ? 1 : UNIT_SIZES[window];
  const nothing = measure === 'lost-sales' ? Number.NaN : 0;
  const isUnknown = measure === 'unknown' ? () => false : unknownTest(table, method, window);
  return (store) => (isUnknown(store) ? Number.NaN : (values?.[store] ?? nothing) / size);
}

/** The number in one cell. */
export const numberAt = (
  table: ReportTable,
  method: Method,
  store: number,
  column: Pick<NumberColumn, 'measure' | 'window'>,
): number => numbersIn(table, method, column)(store);

/** The bounds of downtime, or of what it cost, in the unit of the number that they are the bounds of (SPEC §7). */
export function rangeAt(
  table: ReportTable,
  store: number,
  { measure, window }: Pick<NumberColumn, 'measure' | 'window'>,
): readonly [atLeast: number, atMost: number] {
  const size = measure === 'lost-sales' ? 1 : UNIT_SIZES[window];
  const bound = (of: 'at-least' | 'at-most') => {
    const name = measure === 'lost-sales' ? (`lost-sales-${of}` as const) : (`down-${of}` as const);
    return (valuesOf(table, 'interpolated', name, window)?.[store] ?? Number.NaN) / size;
  };
  return [bound('at-least'), bound('at-most')];
}

/** A number of the column as it is read. */
export function formatNumber(value: number, { measure }: NumberColumn, currency: string): string {
  if (Number.isNaN(value)) return NOTHING_KNOWN;
  if (measure === 'lost-sales') return formatMoney(value, currency);
  return measure === 'uptime' ? formatPercent(value) : formatAmount(value);
}

/**
 * The class that leaves room for the decimals that a number does not have, so that the points of a column stand under
 * each other. Polls are whole.
 */
export function decimalRoom(text: string, method: Method, { measure }: NumberColumn): string {
  if (method === 'poll-count' && (measure === 'up' || measure === 'down')) return '';
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  return ['lacks-two-decimals', 'lacks-one-decimal'][decimals] ?? '';
}
