import type { Sheet } from '../sheets/sheet.ts';

/** A part of a page: words, figures in a table, or facts with what each is. */
export type Block =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'table'; readonly sheet: Sheet }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] };

export type Fact = readonly [name: string, value: string];

export type Page = {
  /** Such as the tab of a workbook. */
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly Block[];
};

/** What is handed over in one file that a person reads: what it answers, then its tables, then what it was made from. */
export type Book = { readonly summary: Page; readonly sheets: readonly Sheet[]; readonly about: Page };
