import type { Sheet } from '../sheets/sheet.ts';

/** A part of a page: words, figures in a table, or facts with what each is. */
export type Block =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'table'; readonly sheet: Sheet }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Where pictures can be drawn; the words and figures around it say as much. */
  | { readonly kind: 'chart'; readonly chart: Chart };

export type Fact = readonly [name: string, value: string];

/** Bars over time, each a part of a whole. */
export type Chart = {
  readonly title: string;
  readonly bars: readonly { readonly value: number; readonly of: number }[];
  /** What stands below some of the bars. */
  readonly ticks: readonly { readonly bar: number; readonly label: string }[];
  /** What a bar and its part are. */
  readonly legend: string;
  /** For someone who does not see it. */
  readonly inWords: string;
};

export type Page = {
  /** Such as the tab of a workbook. */
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly Block[];
};

/**
 * What is handed over in one file that a person reads: what it answers, then its tables, then what it was made from, where
 * the answer does not say that itself.
 */
export type Book = {
  readonly summary: Page;
  readonly sheets: readonly Sheet[];
  readonly about: Page | undefined;
};
