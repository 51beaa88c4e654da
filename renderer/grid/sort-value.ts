import type { Column } from '../../preload/sheets.ts';
import { collator } from '../format/store-names.ts';

/** What so many rows are sorted by in a column of a sheet: its numbers, or the place of a text or word among all. */
export function sortValue(column: Column, rows: number): (row: number) => number {
  switch (column.kind) {
    case 'id':
    case 'text':
      return rankOf(Array.from({ length: rows }, (_, row) => column.at(row) ?? ''));
    case 'word': {
      const order = Object.keys(column.words);
      return (row) => order.indexOf(column.at(row) ?? '');
    }
    case 'duration':
    case 'percent':
    case 'money':
    case 'count':
    case 'instant':
      return (row) => column.at(row);
  }
}

/** The place of each text among all, as a person would order them; NaN for empty ones, which come last either way. */
export function rankOf(texts: readonly string[]): (row: number) => number {
  const distinct = [...new Set(texts)].filter((text) => text !== '').sort(collator.compare);
  const ranks = new Map(distinct.map((text, rank) => [text, rank]));
  return (row) => ranks.get(texts[row] ?? '') ?? Number.NaN;
}
