import { type Column, type NumberColumn, timeIn, UNITS } from '../../preload/sheets.ts';
import { formatMoney } from '../format/money.ts';
import { formatAmount, formatCount, formatPercent, NOTHING_KNOWN } from '../format/numbers.ts';
import { visibleText } from '../format/visible-text.ts';
import type { GridCell } from './grid-column.ts';

type TextColumn = Extract<Column, { readonly kind: 'id' | 'text' | 'word' }>;

/** What a cell of text, or of a word, says; in full on hover, since it may be cut. */
export function textCell(column: TextColumn, row: number): GridCell {
  const value = column.at(row) ?? '';
  if (column.kind === 'word') return { text: column.words[value] ?? '' };
  const text = visibleText(value);
  return text === '' ? { text } : { text, title: text };
}

/** What a number of a column reads as; money in the currency of that code. */
export function formatNumber(column: NumberColumn, value: number, currency: string): string {
  if (Number.isNaN(value)) return NOTHING_KNOWN;
  switch (column.kind) {
    case 'duration':
      return formatAmount(timeIn(value, UNITS[column.unit]));
    case 'percent':
      return formatPercent(value);
    case 'money':
      return formatMoney(value, currency);
    case 'count':
      return formatCount(value);
  }
}

/**
 * The class that leaves room for the decimals that a number does not have, so that the points of a column stand under
 * each other. Where things are counted there are none.
 */
export function decimalRoom(column: NumberColumn, text: string): string {
  if (column.kind === 'count' || (column.kind === 'duration' && column.unit === 'polls')) return '';
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  return ['lacks-two-decimals', 'lacks-one-decimal'][decimals] ?? '';
}
