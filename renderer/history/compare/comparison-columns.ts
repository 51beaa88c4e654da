import type { Compared, ComparedMeasure } from '../../../preload/contract.ts';
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
import type { NamedStores } from '../../format/store-names.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import { type NamedColumn, namedColumns } from '../../grid/named-columns.ts';
import { formatNumber } from '../../grid/sheet-cell.ts';
import { sheetColumn } from '../../grid/sheet-column.ts';
import type { ComparedBy } from './compared-by.ts';

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
  const isInBoth = compared.presences.every((presence) => presence === 'both');
  const differs = compared.differences.some((one) => one !== undefined);
  return [
    {
      ...store,
      width: Math.min(store.width, WIDEST_AMID_SIDES),
      whole: store.whole ?? store.width,
      share: 10,
      ...(title === 'Store' ? {} : namedAs(title, compared)),
    },
    ...(isInBoth ? [] : [wordColumn('presence', 'In', 52, presenceColumn(compared))]),
    ...(differs ? [wordColumn('differs', 'Differs', 96, differenceColumn(compared))] : []),
    ...measures.flatMap((measure) =>
      sidesOf(measure).map((side): ComparisonColumn => {
        const number = comparedColumn(compared, method, measure, window, side);
        const column = numberColumn(number, measure, side, compared.names.length);
        const isExtra = hasSameHours && !LEADING.has(measure);
        return { ...column, kind: 'number', number, measure, side, ...(isExtra ? { isExtra } : {}) };
      }),
    ),
    ...group.map((column) => ({ ...column, isExtra: true })),
    ...id.map((column) => ({ ...column, isExtra: true })),
  ];
}

/** Where windows are small, before, after and change of what leads go before the end of a name. */
const WIDEST_AMID_SIDES = 154;

/** What is asked first: the change of what both observed, what it was in time, and how far that can be trusted. */
const LEADING: ReadonlySet<ComparedMeasure> = new Set<ComparedMeasure>(['same-hours', 'down', 'observed']);

/** The first column where its rows are no stores. */
const namedAs = (title: string, compared: Compared) => ({
  label: title,
  name: title,
  cells: [comparedGroupColumn(compared)],
});

function wordColumn(key: string, label: string, width: number, word: WordColumn): ComparisonColumn {
  return { ...sheetColumn(key, word, { label, width, share: 10 }), kind: 'word', word };
}

/** What is as wide as this has room in the narrowest column of lengths; hours of a group or a period may be longer. */
const USUAL_TEXT = '−999.99';
/** A digit, or a mark beside it (px). */
const DIGIT_WIDTH = 8;

/** What the longest of its numbers takes beyond the usual. */
function moreFor(number: NumberColumn, rows: number): number {
  let most = 0;
  for (let place = 0; place < rows; place++) most = Math.max(most, Math.abs(number.at(place)) || 0);
  return DIGIT_WIDTH * Math.max(0, `−${formatNumber(number, most, '')}`.length - USUAL_TEXT.length);
}

/** A side of a length of time may be “not watched”; the others have room for their titles, of which “Observed %” is short. */
function widthOf(measure: ComparedMeasure, side: Side): number {
  if ((measure === 'down' || measure === 'up') && side !== 'change') return 94;
  // Its three have the longest title.
  if (measure === 'same-hours') return 70;
  return measure === 'observed' ? 60 : 66;
}

/** The window is chosen above the table, and in no heading of it. */
const numberColumn = (number: NumberColumn, measure: ComparedMeasure, side: Side, rows: number) =>
  sheetColumn(`${measure}-${side}`, number, {
    name: `${number.under?.group ?? number.title}, ${side}`,
    width: widthOf(measure, side) + (number.kind === 'percent' ? 0 : moreFor(number, rows)),
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
