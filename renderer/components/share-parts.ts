import type { ReactNode } from 'react';
import type { FileFormat, FileOf, Method } from '../../preload/contract.ts';
import { formatCount, formatCounted } from '../format/numbers.ts';

/** A file, or a pack of files. */
export type SharedAs = FileFormat | 'pack';

/** Something of a screen that can be handed over. */
export type Part = {
  /** “What is shown”. */
  readonly label: string;
  /** How much it is, beside the label. */
  readonly count?: number;
  /** Says it in words and numbers. */
  readonly words: string;
  /** Made when it is handed over: it may name a million rows. */
  readonly of: () => FileOf;
  /** As what, the usual one first. */
  readonly formats: readonly SharedAs[];
  /** What a format is of it, where that is not what it is of others. */
  readonly formatWords?: Readonly<Partial<Record<SharedAs, string>>>;
  /** Where it is chosen how its files are. */
  readonly options?: ReactNode;
};

/** What a report says of some of its stores on one page; without groups, of all. */
export const partOfAnswer = (report: string, stores: string, groups?: readonly string[]): Part => ({
  label: 'The answer',
  words: `What this report says of ${stores}, on one page.`,
  of: () => ({ tells: 'answer', id: report, ...(groups === undefined ? {} : { groups }) }),
  formats: ['pdf', 'xlsx'],
  formatWords: {
    pdf: 'One page for reading and printing.',
    xlsx: 'A sheet for people: the answer in words and figures.',
  },
});

/** All stores of a report, so many of them. */
export const partOfReport = (report: string, method: Method, stores: number): Part => ({
  label: 'All',
  count: stores,
  words: `${allInWords(stores, 'store')}, with ${stores === 1 ? 'its' : 'their'} outages.`,
  of: () => ({ tells: 'report', id: report, method }),
  formats: ['xlsx', 'pdf', 'csv', 'parquet', 'pack'],
});

/** A store of a report, whatever of its page the person sees. */
export const partOfStore = (report: string, store: string, title: string): Part => ({
  label: 'This store',
  words: `${title} in this report: its figures and its outages.`,
  of: () => ({ tells: 'store', id: report, store }),
  formats: ['pdf', 'xlsx', 'csv', 'parquet'],
  formatWords: { csv: 'Its outages, a table for programs, exact to the digit.' },
});

/** What a table shows: its rows in order, its columns by their names, and by what that was chosen, in words. */
export type ShownTable = {
  readonly all: number;
  /** What each row is: “store”. */
  readonly one: string;
  readonly rows: Uint32Array;
  readonly columns: readonly string[];
  readonly chosenBy: readonly string[];
};

/** What of a table can be handed over: what it shows, and all of it where that is more. */
export function partsOfTable(
  { all, one, rows, columns, chosenBy }: ShownTable,
  of: Extract<FileOf, { readonly tells: 'report' | 'outages' | 'comparison' }>,
  formats: readonly SharedAs[],
  /** Where it is chosen how files of all are. */
  options?: ReactNode,
): readonly [Part, ...Part[]] {
  const whole: Part = {
    label: 'All',
    count: all,
    words: `${allInWords(all, one)}.`,
    of: () => of,
    formats,
    options,
  };
  if (rows.length === 0) return [whole];
  return [
    {
      label: 'What is shown',
      count: rows.length,
      words: shownInWords(rows.length, all, one, chosenBy),
      of: () => ({ ...of, shown: { rows: [...rows], columns, chosenBy } }),
      formats: formats.filter((format) => format !== 'pack'),
    },
    whole,
  ];
}

/** "12 of 340 stores, in the columns shown: down in the last week, “airport”, by Down." */
function shownInWords(shown: number, all: number, one: string, chosenBy: readonly string[]): string {
  const much = shown === all ? allInWords(all, one) : `${formatCount(shown)} of ${formatCounted(all, one)}`;
  const by = chosenBy.length === 0 ? '' : `: ${chosenBy.join(', ')}`;
  return `${much}, in the columns shown${by}.`;
}

/** "All 340 stores", "The one store". */
export const allInWords = (all: number, one: string): string =>
  all === 1 ? `The one ${one}` : `All ${formatCounted(all, one)}`;
