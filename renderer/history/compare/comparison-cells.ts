import type { Compared, ComparedMeasure } from '../../../preload/contract.ts';
import { comparedValues, type NumberColumn, type Side, unwatchedTest } from '../../../preload/sheets.ts';
import { formatPart, NOTHING_KNOWN } from '../../format/numbers.ts';
import type { NamedStores } from '../../format/store-names.ts';
import type { CellOf, GridCell } from '../../grid/grid-column.ts';
import { namedCell } from '../../grid/named-columns.ts';
import { formatNumber, textCell } from '../../grid/sheet-cell.ts';
import type { ComparedBy } from './compared-by.ts';
import type { ComparisonColumn } from './comparison-columns.ts';

/** What the table says in each of its cells. */
export function comparisonCells(
  compared: Compared,
  named: NamedStores,
  by: ComparedBy,
): CellOf<ComparisonColumn> {
  const tell = comparedCells(compared, by);
  return (column, place): GridCell => {
    switch (column.kind) {
      case 'store':
      case 'group':
      case 'id':
        return namedCell(named, column.kind, place);
      case 'word':
        return textCell(column.word, place);
      case 'number':
        return tell(column, place);
    }
  };
}

const NOT_WATCHED: GridCell = {
  text: 'not watched',
  look: 'is-nothing',
  title: 'Nobody watched any of it: it may have been up or down',
};

type OfCell = { readonly measure: ComparedMeasure; readonly side: Side; readonly number: NumberColumn };

/** What is said of a number of what is compared, on either side or as the change between them. */
export function comparedCells(compared: Compared, by: ComparedBy): (cell: OfCell, place: number) => GridCell {
  const tellChange = changeWords(compared, by);
  return ({ measure, side, number }, place) => {
    if (unwatchedTest(compared, by.method, measure, by.window, side)(place)) return NOT_WATCHED;
    const text = formatSide(number, side, place);
    return side === 'change' ? { text, ...tellChange(number.at(place), measure, place) } : { text };
  };
}

/** A side of what is compared as it is read: a change with its sign. */
function formatSide(column: NumberColumn, side: Side, place: number): string {
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
function changeWords(
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
