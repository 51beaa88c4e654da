import type { Compared, ComparedMeasure, Method, PeriodName } from '../../../preload/contract.ts';
import {
  type Column,
  comparedColumn,
  comparedGroupColumn,
  comparedValues,
  differenceColumn,
  type NumberColumn,
  presenceColumn,
  type Side,
  sidesOf,
} from '../../../preload/sheets.ts';
import { formatPart, NOTHING_KNOWN } from '../../format/numbers.ts';
import type { NamedStores } from '../../format/store-names.ts';
import type { CellOf, GridCell, GridColumn } from '../../grid/grid-column.ts';
import { type NamedColumn, namedCell, namedColumns } from '../../grid/named-columns.ts';
import { formatNumber, textCell } from '../../grid/sheet-cell.ts';
import { sheetColumn } from '../../grid/sheet-column.ts';

type WordColumn = Extract<Column, { readonly kind: 'word' }>;

export type ComparisonColumn =
  | NamedColumn
  | (GridColumn & { readonly kind: 'word'; readonly word: WordColumn })
  | (GridColumn & {
      readonly kind: 'number';
      readonly number: NumberColumn;
      readonly measure: ComparedMeasure;
      readonly side: Side;
    });

/** What is compared: the stores, or their groups, by a method in a window. */
export type ComparedBy = { readonly method: Method; readonly window: PeriodName };

/** All columns of a comparison; the first names what is compared. */
export function comparisonColumns(
  compared: Compared,
  named: NamedStores,
  title: string,
  { method, window }: ComparedBy,
): readonly ComparisonColumn[] {
  const { store, group, id } = namedColumns(named);
  const { after } = comparedValues(compared, method, 'same-hours', window);
  const hasSameHours = compared.names.some((_, place) => !Number.isNaN(after(place)));
  const measures: readonly ComparedMeasure[] = [
    ...(hasSameHours ? (['same-hours'] as const) : []),
    'down',
    'uptime',
    'up',
    ...(method === 'poll-count' ? [] : (['unknown'] as const)),
    'observed',
  ];
  const differs = compared.differences.some((one) => one !== undefined);
  return [
    { ...store, share: 10, ...(title === 'Store' ? {} : namedAs(title, compared)) },
    wordColumn('presence', 'In', 70, presenceColumn(compared)),
    ...(differs ? [wordColumn('differs', 'Differs', 120, differenceColumn(compared))] : []),
    ...measures.flatMap((measure) =>
      sidesOf(measure).map((side): ComparisonColumn => {
        const number = comparedColumn(compared, method, measure, window, side);
        return { ...numberColumn(`${measure}-${side}`, number, side), kind: 'number', number, measure, side };
      }),
    ),
    ...group,
    ...id,
  ];
}

/** The first column where its rows are no stores. */
const namedAs = (title: string, compared: Compared) => ({
  label: title,
  name: title,
  cells: [comparedGroupColumn(compared)],
});

function wordColumn(key: string, label: string, width: number, word: WordColumn): ComparisonColumn {
  return { ...sheetColumn(key, word, { label, width, share: 10 }), kind: 'word', word };
}

/** The window is chosen above the table, and in no heading of it. */
const numberColumn = (key: string, number: NumberColumn, side: Side) =>
  sheetColumn(key, number, {
    name: `${number.under?.group ?? number.title}, ${side}`,
    width: 76,
    share: 20,
    look: side === 'change' ? 'is-change' : '',
  });

/** How far a number went from one report to the other; what is new or gone went all the way from nothing, or to it. */
export function distance(
  compared: Compared,
  { method, window }: ComparedBy,
  { measure, number }: { readonly measure: ComparedMeasure; readonly number: NumberColumn },
): (place: number) => number {
  const { before, after, change } = comparedValues(compared, method, measure, window);
  return (place) => {
    const [was, is] = [before(place), after(place)];
    if (number.kind === 'percent' || Number.isNaN(was) === Number.isNaN(is)) return Math.abs(change(place));
    return Number.isNaN(is) ? was : is;
  };
}

/** What the table says in each of its cells. */
export function comparisonCells(
  compared: Compared,
  named: NamedStores,
  by: ComparedBy,
): CellOf<ComparisonColumn> {
  const tell = changeWords(compared, by);
  return (column, place): GridCell => {
    switch (column.kind) {
      case 'store':
      case 'group':
      case 'id':
        return namedCell(named, column.kind, place);
      case 'word':
        return textCell(column.word, place);
      case 'number': {
        const { number, measure, side } = column;
        const text = formatSide(number, side, place);
        return side === 'change' ? { text, ...tell(number.at(place), measure, place) } : { text };
      }
    }
  };
}

/** A side of what is compared as it is read: a change with its sign. */
export function formatSide(column: NumberColumn, side: Side, place: number): string {
  const value = column.at(place);
  if (Number.isNaN(value)) return NOTHING_KNOWN;
  if (side === 'change' && value === 0) return '0';
  const text = formatNumber(column, Math.abs(value), '');
  return side === 'change' ? `${value < 0 ? '−' : '+'}${text}` : text;
}

/**
 * How a change looks, and what it means where that is not plain: coloured where the bounds of both make it sure, or where it
 * is likely (SPEC §16).
 */
export function changeWords(
  compared: Compared,
  { method, window }: ComparedBy,
): (change: number, measure: ComparedMeasure, place: number) => { look: string; title?: string } {
  const clarity = compared.clarities.find((one) => one.window === window);
  const observed = comparedValues(compared, method, 'observed', window);
  return (change, measure, place) => {
    const told = clarity?.of[place] ?? 'unclear';
    if (told === 'unobserved' && measure !== 'same-hours') {
      const [before, after] = [observed.before(place), observed.after(place)];
      if (Number.isNaN(before) || Number.isNaN(after)) return { look: 'is-nothing' };
      return {
        look: 'is-nothing',
        title: `Less than half was observed in one of them: ${formatPart(before / 100)} before, ${formatPart(after / 100)} after`,
      };
    }
    if (Number.isNaN(change) || change === 0) return { look: 'is-nothing' };
    if (measure !== 'down' && measure !== 'uptime') return { look: '' };
    const isBetter = measure === 'down' ? change < 0 : change > 0;
    const direction = isBetter ? 'better' : 'worse';
    if (told === `likely-${direction}`) {
      return { look: `is-${direction}`, title: 'Likely, not surely: it is more than chance brings' };
    }
    return told === direction
      ? { look: `is-${told}` }
      : { look: 'is-unclear', title: 'No clear change: what was not observed could turn it' };
  };
}
