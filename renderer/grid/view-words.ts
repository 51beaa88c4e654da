import { formatAmong } from '../format/numbers.ts';
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
  return [
    `by ${by}, ${sort.direction === 'ascending' ? 'ascending' : 'descending'}`,
    ...apartWords({ sort, apart }),
  ];
}

/** What stands below the others although its numbers would have it above them. */
const apartWords = ({ sort, apart }: Pick<Order, 'sort' | 'apart'>): string[] =>
  sort.apartLast && apart !== undefined ? [`${apart} last`] : [];

/**
 * How many rows of all are shown, and which stand last whatever their numbers: "12 of 4,000 stores, never online last".
 * `whose` is the group that all are of, where one is chosen: "12 of 50 stores of Pacific".
 */
export const countedWords = (
  shown: number,
  all: number,
  one: string,
  { whose, ...order }: Pick<Order, 'sort' | 'apart'> & { readonly whose?: string | undefined },
): string => {
  const among = formatAmong(shown, all, one);
  return [whose === undefined ? among : `${among} of ${whose}`, ...(shown > 0 ? apartWords(order) : [])].join(
    ', ',
  );
};
