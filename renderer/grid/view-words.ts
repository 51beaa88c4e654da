import type { Sort } from './grid-column.ts';

/** How a grid is sorted, by which of its columns. */
export type Order = {
  readonly sort: Sort;
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  /** What of it is told apart, in words, where there is any. */
  readonly apart?: string | undefined;
};

/** What was typed to find, where something was. */
export const searchedWords = (search: string): string[] =>
  search.trim() === '' ? [] : [`“${search.trim()}”`];

/** By which column rows are in order. */
export function orderedWords({ sort, columns, apart }: Order): string[] {
  const by = columns.find(({ key }) => key === sort.column)?.name;
  if (by === undefined) return [];
  const words = `by ${by}, ${sort.direction === 'ascending' ? 'ascending' : 'descending'}`;
  return sort.apartLast && apart !== undefined ? [words, `${apart} last`] : [words];
}
