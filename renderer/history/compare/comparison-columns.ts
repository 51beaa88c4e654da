import type { Compared, ComparedMeasure, Method, WindowName } from '../../../preload/contract.ts';
import { unitOf } from '../../../preload/sheets.ts';
import { formatAmount, formatPercent, NOTHING_KNOWN } from '../../format/numbers.ts';
import { groupOf, type NamedStores, type NameLengths, shownId, titleOf } from '../../format/store-names.ts';
import { HOUR, MINUTE } from '../../format/times.ts';
import { visibleText } from '../../format/visible-text.ts';
import { type CellOf, type GridCell, type GridColumn, nameWidth } from '../../grid/grid-column.ts';

export const SIDES = ['before', 'after', 'change'] as const;
type Side = (typeof SIDES)[number];
type NumberKey = `${ComparedMeasure}-${Side}`;
export type ComparisonKey = 'name' | 'group' | 'id' | 'presence' | NumberKey;

type ComparisonColumn = GridColumn<ComparisonKey> &
  (
    | { readonly kind: 'name' | 'group' | 'id' | 'presence' }
    | { readonly kind: 'number'; readonly measure: ComparedMeasure; readonly side: Side }
  );

const TITLES: Readonly<Record<ComparedMeasure, string>> = {
  uptime: 'Uptime %',
  up: 'Up',
  down: 'Down',
  unknown: 'Not observed',
};
export const SIDE_LABELS: Readonly<Record<Side, string>> = {
  before: 'Before',
  after: 'After',
  change: 'Change',
};

/** All columns of a comparison by one method in one window; the first names what is compared. */
export function comparisonColumns(
  method: Method,
  window: WindowName,
  title: string,
  lengths: NameLengths,
): readonly ComparisonColumn[] {
  const measures: readonly ComparedMeasure[] =
    method === 'poll-count' ? ['down', 'uptime', 'up'] : ['down', 'uptime', 'up', 'unknown'];
  return [
    textColumn('name', title, nameWidth(lengths.title)),
    { ...textColumn('presence', 'In', 70), name: 'In which report' },
    ...measures.flatMap((measure) => SIDES.map((side) => numberColumn(method, window, measure, side))),
    ...(lengths.group === undefined ? [] : [textColumn('group', 'Group', nameWidth(lengths.group))]),
    ...(lengths.id === undefined ? [] : [textColumn('id', 'Store id', nameWidth(lengths.id))]),
  ];
}

function textColumn(
  kind: 'name' | 'group' | 'id' | 'presence',
  label: string,
  width: number,
): ComparisonColumn {
  return { kind, key: kind, label, name: label, align: 'start', width, share: 10, sortsFirst: 'ascending' };
}

function numberColumn(
  method: Method,
  window: WindowName,
  measure: ComparedMeasure,
  side: Side,
): ComparisonColumn {
  const unit = measure === 'uptime' ? undefined : unitOf(method, window);
  const title = TITLES[measure];
  return {
    kind: 'number',
    key: `${measure}-${side}`,
    measure,
    side,
    label: SIDE_LABELS[side],
    name: `${title}, ${SIDE_LABELS[side].toLowerCase()}`,
    group: unit === undefined ? { title } : { title, unit },
    align: 'end',
    width: 76,
    share: 20,
    sortsFirst: 'descending',
    look: side === 'change' ? 'is-change' : '',
  };
}

/** Numbers of what is compared, by their column; NaN where a side has none. */
export function comparedValues(
  compared: Compared,
  method: Method,
  window: WindowName,
): (measure: ComparedMeasure, side: Side, place: number) => number {
  const columns = new Map(
    compared.columns
      .filter((column) => column.method === method && column.window === window)
      .map((column) => [column.measure, column]),
  );
  return (measure, side, place) => {
    const column = columns.get(measure);
    const before = column?.before[place] ?? Number.NaN;
    const after = column?.after[place] ?? Number.NaN;
    return side === 'before' ? before : side === 'after' ? after : after - before;
  };
}

/** How far a number went from one report to the other; what is new or gone went all the way from nothing, or to it. */
export function distance(
  values: ReturnType<typeof comparedValues>,
  measure: ComparedMeasure,
  place: number,
): number {
  const [before, after] = [values(measure, 'before', place), values(measure, 'after', place)];
  if (Number.isNaN(before) && Number.isNaN(after)) return Number.NaN;
  if (measure === 'uptime') return Math.abs(after - before);
  return Math.abs((Number.isNaN(after) ? 0 : after) - (Number.isNaN(before) ? 0 : before));
}

export const PRESENCE_WORDS = { both: 'Both', new: 'New', gone: 'Gone' } as const;

/** What the table says in each of its cells. */
export function comparisonCells(
  compared: Compared,
  method: Method,
  window: WindowName,
  named: NamedStores,
): CellOf<ComparisonColumn> {
  const values = comparedValues(compared, method, window);
  return (column, place): GridCell => {
    switch (column.kind) {
      case 'name':
        return titled(titleOf(named, place));
      case 'group':
        return titled(visibleText(groupOf(named, place) ?? ''));
      case 'id':
        return titled(shownId(named, place));
      case 'presence':
        return { text: PRESENCE_WORDS[compared.presences[place] ?? 'both'] };
      case 'number': {
        const value = values(column.measure, column.side, place);
        return {
          text: formatValue(value, column.measure, column.side, window),
          look: column.side === 'change' ? lookOfChange(value, column.measure) : '',
        };
      }
    }
  };
}

const titled = (text: string): GridCell => (text === '' ? { text } : { text, title: text });

export function formatValue(value: number, measure: ComparedMeasure, side: Side, window: WindowName): string {
  if (Number.isNaN(value)) return NOTHING_KNOWN;
  const size = Math.abs(value);
  const text = measure === 'uptime' ? formatPercent(size) : formatAmount(roundedAmount(size, window));
  if (side !== 'change') return text;
  return value === 0 ? '0' : `${value < 0 ? '−' : '+'}${text}`;
}

/** As files round it: divided first, a half could fall to the other side. */
function roundedAmount(time: number, window: WindowName): number {
  return Math.round((time * 100) / (window === 'hour' ? MINUTE : HOUR)) / 100;
}

/** More downtime, and less uptime, is worse; time that was not observed is neither. */
export function lookOfChange(value: number, measure: ComparedMeasure): string {
  if (Number.isNaN(value) || value === 0) return 'is-nothing';
  if (measure === 'down') return value > 0 ? 'is-worse' : 'is-better';
  if (measure === 'uptime') return value < 0 ? 'is-worse' : 'is-better';
  return '';
}
