import type { Milliseconds } from '../types.ts';

/** What lengths of time are told in; a poll of poll count stands for an hour. */
export const UNITS = {
  minutes: 60_000,
  hours: 3_600_000,
  polls: 3_600_000,
} as const satisfies Record<string, Milliseconds>;
export type Unit = keyof typeof UNITS;

/** What the cells of a column are; from this each writer, and the window's grids, know how to set them. */
export type CellKind =
  /** A store's id: text, whatever it looks like. */
  | { readonly kind: 'id' }
  | { readonly kind: 'text' }
  /** One of a few words of ours, with what each means for people. */
  | { readonly kind: 'word'; readonly words: Readonly<Record<string, string>> }
  /** On the clock in UTC, on that of the row's store, or on this computer's; for people to the minute where that is enough. */
  | { readonly kind: 'instant'; readonly clock: 'utc' | 'store' | 'computer'; readonly to?: 'minute' }
  | { readonly kind: 'duration'; readonly unit: Unit }
  /** From 0 to 100; written with both decimals always, or with those that it has. */
  | { readonly kind: 'percent'; readonly decimals: 'both' | 'needed' }
  | { readonly kind: 'money' }
  | { readonly kind: 'count' };

/** What a column says of itself. */
export type Heading = {
  /** For programs: in snake_case, and no other of its sheet has it. */
  readonly name: string;
  /** For people, without its unit. */
  readonly title: string;
  /** The title in two lines, the first one shared by neighbours: “Down at least” is “At least” under “Down”. */
  readonly under?: { readonly group: string; readonly label: string };
  /** What it tells, for someone who asks. */
  readonly sentence?: string;
} & CellKind;

/** A column whose rows are told by numbers that its sheet gives out. */
export type Column = Heading &
  (
    | { readonly kind: 'id' | 'text' | 'word'; at(row: number): string | undefined }
    /** Lengths of time in milliseconds; NaN where nothing is known. */
    | { readonly kind: 'duration' | 'percent' | 'money' | 'count'; at(row: number): number }
    | { readonly kind: 'instant'; readonly clock: 'utc'; at(row: number): Milliseconds }
    | {
        readonly kind: 'instant';
        readonly clock: 'store' | 'computer';
        at(row: number): Milliseconds;
        /** What that clock shows then, written as the instant at which a clock in UTC shows it. */
        wallClock(row: number): Milliseconds;
      }
  );

/** One of numbers. */
export type NumberColumn = Extract<Column, { readonly kind: 'duration' | 'percent' | 'money' | 'count' }>;

/**
 * One output in rows and columns, whatever format it is written in. Rows are asked for one after another and cells only
 * of the row at hand, so a sheet may be longer than memory is.
 */
export type Sheet = {
  /** For people, such as the tab of a workbook. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<number>;
};

/** The rows of as many things, in order; they can be gone through again and again. */
export function everyRow(count: number): Iterable<number> {
  return {
    *[Symbol.iterator]() {
      for (let row = 0; row < count; row++) yield row;
    },
  };
}

/** A column's title with its unit: “Down, last week, hours”. */
export function titleWithUnit(heading: Heading): string {
  return heading.kind === 'duration' ? `${heading.title}, ${heading.unit}` : heading.title;
}

/** The same with the currency of its amounts in their titles. */
export const inCurrency = (sheet: Sheet, currency: string): Sheet => ({
  ...sheet,
  columns: sheet.columns.map((column) =>
    column.kind === 'money' ? { ...column, title: `${column.title}, ${currency}` } : column,
  ),
});

/** The columns of these names, in the order of the names, each once; a name that none has is passed over. */
export function ofNames(columns: readonly Column[], names: readonly string[]): readonly Column[] {
  return [...new Set(names)].flatMap((name) => columns.filter((column) => column.name === name));
}

/** The same columns, these first as far as they are there. */
export function withFirst(columns: readonly Column[], names: readonly string[]): readonly Column[] {
  const first = ofNames(columns, names);
  return [...first, ...columns.filter((column) => !first.includes(column))];
}
