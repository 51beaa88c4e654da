import type { Measure, Method, PeriodName, ReportTable } from '../../../preload/contract.ts';
import {
  isLikelyEnd,
  type NumberColumn as NumberCells,
  STORE_MEASURES,
  type StoreMeasure,
  shownColumn,
  unitOf,
} from '../../../preload/sheets.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import { type NamedColumn, namedColumns } from '../../grid/named-columns.ts';
import { sheetColumn } from '../../grid/sheet-column.ts';
import { longestOf, timesOfAll, valuesOf, windowsOf } from '../shared/report-numbers.ts';

type NumberKey = `${Measure}-${PeriodName}`;
type SpecifiedKey = `specified-${NumberKey}`;
type LikelyKey = `likely-${PeriodName}`;
export type StoreKey = NamedColumn['key'] | 'strip' | NumberKey | SpecifiedKey | LikelyKey;

export type NumberColumn = GridColumn<NumberKey | SpecifiedKey> & {
  readonly kind: 'number';
  readonly method: Method;
  readonly measure: Measure;
  readonly window: PeriodName;
  readonly number: NumberCells;
  /** The ends of its range, where that is shown beside it (SPEC §7). */
  readonly range: readonly [least: NumberCells, most: NumberCells] | undefined;
};
/** The range that downtime likely lies in, its ends in one. */
type LikelyColumn = GridColumn<LikelyKey> & {
  readonly kind: 'likely';
  readonly ends: readonly [low: NumberCells, high: NumberCells];
};
export type StoreColumn =
  | NumberColumn
  | LikelyColumn
  | NamedColumn
  | (GridColumn<'strip'> & { readonly kind: 'strip' });

/** What decides which columns the table has, and how wide they are. */
export type StoresLook = {
  /** What has a range is shown with it. */
  readonly bounds: boolean;
  /** The numbers of poll count stand beside the others. */
  readonly specified: boolean;
};

/** What poll count's columns stand under: they are the specified rule, and each poll of theirs counts as an hour. */
export const AS_SPECIFIED = 'As specified (counts polls)';

/** What is asked of a store first, in this order; the rest is there for who asks for it. */
const LEADING: readonly Measure[] = ['down', 'uptime', 'outages', 'longest-outage', 'lost-sales'];

/**
 * All columns of the table of stores: of the longest window what leads, its strip and how sure that is; then what poll
 * count says, where that is wanted; then, hidden unless they are asked for, all other measures that the report holds.
 */
export function storeColumns(table: ReportTable, look: StoresLook): readonly StoreColumn[] {
  const { store, group, id } = namedColumns(table);
  const longest = longestOf(table);
  const windows = windowsOf(table).toReversed();
  const leading = LEADING.flatMap((measure) =>
    STORE_MEASURES.filter((one) => one.measure === measure).flatMap((one) =>
      numberColumns(table, look, one, LEADING_METHOD, longest),
    ),
  );
  const others = windows.flatMap((window) => [
    ...STORE_MEASURES.filter(({ measure }) => window !== longest || !LEADING.includes(measure)).flatMap(
      (measure) => numberColumns(table, look, measure, LEADING_METHOD, window),
    ),
    ...(window === longest ? [] : likelyColumn(table, window)),
  ]);
  const specified = look.specified
    ? windows.flatMap((window) =>
        STORE_MEASURES.flatMap((measure) => numberColumns(table, look, measure, 'poll-count', window)),
      )
    : [];
  return [
    { ...store, whole: (store.whole ?? store.width) + TAG_ROOM },
    ...leading,
    ...(windows.includes('week') ? [stripAmong(leading)] : []),
    ...likelyColumn(table, longest),
    ...group,
    ...specified,
    ...others.map((column) => ({ ...column, isExtra: true })),
    ...id,
  ];
}

/** What “24×7?” takes beside a name or an id, which is whole all the same where there is room. */
const TAG_ROOM = 56;

/** Under the title of the numbers that it stands among, where they have one. */
const stripAmong = ([first]: readonly NumberColumn[]): StoreColumn => ({
  ...(first?.group === undefined ? {} : { group: first.group }),
  kind: 'strip',
  key: 'strip',
  label: 'Week',
  name: 'Week at a glance',
  align: 'start',
  width: 116,
  share: 420,
  look: 'is-strip',
  cells: [],
});

/** What lengths such as “168 h 00 min” take. */
const SPAN_WIDTH = 98;

/** What a range takes beside the estimate. */
const RANGE_WIDTHS: Readonly<Partial<Record<NumberCells['kind'], number>>> = { money: 112 };
const USUAL_RANGE_WIDTH = 96;

/** What the thousands take that hours of a period may have. */
const THOUSANDS = 18;

/** The column of a measure in a window, where there is one. */
function numberColumns(
  table: ReportTable,
  { bounds }: StoresLook,
  measure: StoreMeasure,
  method: Method,
  window: PeriodName,
): NumberColumn[] {
  // Ends of a range stand beside what they are the ends of.
  if (measure.endOf !== undefined || isLikelyEnd(measure) || !measure.methods.includes(method)) return [];
  const number = numberCells(table, method, measure, window);
  if (number === undefined) return [];
  const range = bounds ? rangeOf(table, method, measure, window) : undefined;
  const key = `${measure.measure}-${window}` as const;
  const isSpecified = method !== LEADING_METHOD;
  const column = sheetColumn(isSpecified ? (`specified-${key}` as const) : key, number);
  const more = range === undefined ? 0 : (RANGE_WIDTHS[number.kind] ?? USUAL_RANGE_WIDTH);
  const least = number.kind === 'duration' && !isSpecified ? SPAN_WIDTH : 0;
  const width = Math.max(column.width, least) + more + (window === 'period' ? THOUSANDS : 0);
  return [
    {
      ...column,
      kind: 'number',
      method,
      measure: measure.measure,
      window,
      number,
      range,
      ...(isSpecified
        ? { group: { title: AS_SPECIFIED }, label: number.title }
        : { group: { title: column.group?.title ?? '' } }),
      width: isSpecified ? Math.max(width, 22 + 6 * number.title.length) : width,
      ...(more > 0 ? { asked: more } : {}),
      share: width / 2,
      look: `is-${measure.measure}`,
      cells: [number, ...(range ?? [])],
    },
  ];
}

/** Both ends of the likely range of downtime in a window, once they were found out (SPEC §16). */
function likelyColumn(table: ReportTable, window: PeriodName): LikelyColumn[] {
  const ends = STORE_MEASURES.filter(isLikelyEnd).map((measure) =>
    numberCells(table, LEADING_METHOD, measure, window),
  );
  const [low, high] = ends;
  if (low === undefined || high === undefined) return [];
  // Where every store is polled at the same minute of the hour, none has one.
  if (table.stores.every((_, store) => Number.isNaN(low.at(store)))) return [];
  const column = sheetColumn(`likely-${window}` as const, low);
  return [
    {
      ...column,
      kind: 'likely',
      label: 'Likely down',
      name: `${low.title}, and at most, ${unitOf(LEADING_METHOD, window)}`,
      group: { title: column.group?.title ?? '' },
      width: 94,
      share: 47,
      look: 'is-likely',
      ends: [low, high],
      cells: [low, high],
    },
  ];
}

/** The numbers of a measure in a window by store, as the window is told of them; NaN where nothing is known. */
function numberCells(
  table: ReportTable,
  method: Method,
  measure: StoreMeasure,
  window: PeriodName,
): NumberCells | undefined {
  const values = valuesOf(table, method, measure.measure, window);
  if (values === undefined) return undefined;
  return shownColumn(measure, method, window, values, timesOfAll(table, method, window));
}

/** Bounds are of the interpolated method alone (SPEC §7). */
function rangeOf(table: ReportTable, method: Method, { measure }: StoreMeasure, window: PeriodName) {
  const end = (which: 'least' | 'most') => {
    const found = STORE_MEASURES.find(({ endOf }) => endOf?.measure === measure && endOf.end === which);
    if (found === undefined || !found.methods.includes(method)) return undefined;
    const values = valuesOf(table, method, found.measure, window);
    return values && shownColumn(found, method, window, values, timesOfAll(table, method, window));
  };
  const [least, most] = [end('least'), end('most')];
  return least === undefined || most === undefined ? undefined : ([least, most] as const);
}
