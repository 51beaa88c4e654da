import type { Compared, ComparedMeasure, Method, WindowName } from '../../../preload/contract.ts';
import {
  differenceColumn,
  SIDE_LABELS,
  type Side,
  sidesOf,
  comparedValues as toldValues,
  unitOf,
} from '../../../preload/sheets.ts';
import { formatAmount, formatPart, formatPercent, NOTHING_KNOWN } from '../../format/numbers.ts';
import { groupOf, type NamedStores, type NameLengths, shownId, titleOf } from '../../format/store-names.ts';
import { HOUR, MINUTE } from '../../format/times.ts';
import { visibleText } from '../../format/visible-text.ts';
import { type CellOf, type GridCell, type GridColumn, nameWidth } from '../../grid/grid-column.ts';

type NumberKey = `${ComparedMeasure}-${Side}`;
type TextKey = 'name' | 'group' | 'id' | 'presence' | 'differs';
export type ComparisonKey = TextKey | NumberKey;

type ComparisonColumn = GridColumn<ComparisonKey> &
  (
    | { readonly kind: TextKey }
    | { readonly kind: 'number'; readonly measure: ComparedMeasure; readonly side: Side }
  );

const TITLES: Readonly<Record<ComparedMeasure, string>> = {
  uptime: 'Uptime %',
  up: 'Up',
  down: 'Down',
  unknown: 'Not observed',
  observed: 'Observed %',
  'same-hours': 'Uptime %, hours both observed',
};

/** All columns of a comparison by one method in one window; the first names what is compared. */
export function comparisonColumns(
  compared: Compared,
  method: Method,
  window: WindowName,
  title: string,
  lengths: NameLengths,
): readonly ComparisonColumn[] {
  const values = comparedValues(compared, method, window);
  const hasSameHours = compared.names.some((_, place) => !Number.isNaN(values('same-hours', 'after', place)));
  const measures: readonly ComparedMeasure[] = [
    ...(hasSameHours ? (['same-hours'] as const) : []),
    'down',
    'uptime',
    'up',
    ...(method === 'poll-count' ? [] : (['unknown'] as const)),
    'observed',
  ];
  return [
    textColumn('name', title, nameWidth(lengths.title)),
    { ...textColumn('presence', 'In', 70), name: 'In which report' },
    ...(compared.differences.some((one) => one !== undefined)
      ? [{ ...textColumn('differs', 'Differs', 120), name: 'Not the same in both' }]
      : []),
    ...measures.flatMap((measure) =>
      sidesOf(measure).map((side) => numberColumn(method, window, measure, side)),
    ),
    ...(lengths.group === undefined ? [] : [textColumn('group', 'Group', nameWidth(lengths.group))]),
    ...(lengths.id === undefined ? [] : [textColumn('id', 'Store id', nameWidth(lengths.id))]),
  ];
}

function textColumn(kind: TextKey, label: string, width: number): ComparisonColumn {
  return { kind, key: kind, label, name: label, align: 'start', width, share: 10, sortsFirst: 'ascending' };
}

function numberColumn(
  method: Method,
  window: WindowName,
  measure: ComparedMeasure,
  side: Side,
): ComparisonColumn {
  const unit = isPercent(measure) ? undefined : unitOf(method, window);
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

const isPercent = (measure: ComparedMeasure): boolean =>
  measure === 'uptime' || measure === 'observed' || measure === 'same-hours';

/** Numbers of what is compared, by their column, as files tell them. */
export function comparedValues(
  compared: Pick<Compared, 'columns' | 'clarities'>,
  method: Method,
  window: WindowName,
): (measure: ComparedMeasure, side: Side, place: number) => number {
  const known = new Map<ComparedMeasure, ReturnType<typeof toldValues>>();
  return (measure, side, place) => {
    const found = known.get(measure) ?? toldValues(compared, method, measure, window);
    known.set(measure, found);
    return found[side](place);
  };
}

/** How far a number went from one report to the other; what is new or gone went all the way from nothing, or to it. */
export function distance(
  values: ReturnType<typeof comparedValues>,
  measure: ComparedMeasure,
  place: number,
): number {
  const [before, after] = [values(measure, 'before', place), values(measure, 'after', place)];
  if (isPercent(measure) || Number.isNaN(before) === Number.isNaN(after)) {
    return Math.abs(values(measure, 'change', place));
  }
  return Number.isNaN(after) ? before : after;
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
  const tell = changeWords(compared, values, window);
  const differs = differenceColumn(compared);
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
      case 'differs': {
        const word = compared.differences[place];
        return { text: word === undefined ? '' : (differs.words[word] ?? '') };
      }
      case 'number': {
        const value = values(column.measure, column.side, place);
        const text = formatValue(value, column.measure, column.side, window);
        return column.side === 'change' ? { text, ...tell(value, column.measure, place) } : { text };
      }
    }
  };
}

const titled = (text: string): GridCell => (text === '' ? { text } : { text, title: text });

export function formatValue(value: number, measure: ComparedMeasure, side: Side, window: WindowName): string {
  if (Number.isNaN(value)) return NOTHING_KNOWN;
  const size = Math.abs(value);
  const text = isPercent(measure) ? formatPercent(size) : formatAmount(roundedAmount(size, window));
  if (side !== 'change') return text;
  return value === 0 ? '0' : `${value < 0 ? '−' : '+'}${text}`;
}

/** As files round it: divided first, a half could fall to the other side. */
function roundedAmount(time: number, window: WindowName): number {
  return Math.round((time * 100) / (window === 'hour' ? MINUTE : HOUR)) / 100;
}

/**
 * How a change looks, and what it means where that is not plain: coloured where the bounds of both make it sure (SPEC
 * §16).
 */
export function changeWords(
  { clarities }: Compared,
  values: ReturnType<typeof comparedValues>,
  window: WindowName,
): (change: number, measure: ComparedMeasure, place: number) => { look: string; title?: string } {
  const clarity = clarities.find((one) => one.window === window);
  return (change, measure, place) => {
    const told = clarity?.of[place] ?? 'unclear';
    if (told === 'unobserved' && measure !== 'same-hours') {
      const [before, after] = [values('observed', 'before', place), values('observed', 'after', place)];
      if (Number.isNaN(before) || Number.isNaN(after)) return { look: 'is-nothing' };
      return {
        look: 'is-nothing',
        title: `Less than half was observed in one of them: ${formatPart(before / 100)} before, ${formatPart(after / 100)} after`,
      };
    }
    if (Number.isNaN(change) || change === 0) return { look: 'is-nothing' };
    if (measure !== 'down' && measure !== 'uptime') return { look: '' };
    const isBetter = measure === 'down' ? change < 0 : change > 0;
    return told === (isBetter ? 'better' : 'worse')
      ? { look: `is-${told}` }
      : { look: 'is-unclear', title: 'No clear change: what was not observed could turn it' };
  };
}
