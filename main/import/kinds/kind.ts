import type { RowReader } from './row.ts';

/** A column by the name that messages call it by, and every name it may have in a header row, as headerKey writes it. */
export type Column = {
  readonly name: string;
  readonly accepted: readonly string[];
  readonly optional?: true;
  /** Whether its fields may go on over a line's end; elsewhere that is a quote left open (SPEC §1). */
  readonly mayHoldLines?: true;
};

/** The form in which names of columns are compared: without case, blanks, `_` and `-` (SPEC §1). */
export function headerKey(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** All that tells one kind of file from another (SPEC §1). */
export type Kind<Name extends string, Row> = {
  readonly name: Name;
  /** What the command line, the window and every message call it, in the middle of a sentence. */
  readonly label: string;
  /** What its rows say, in a sentence. */
  readonly meaning: string;
  /** In the order in which `read` takes their fields. */
  readonly columns: readonly Column[];
  readonly read: RowReader<Row>;
};

/** What a row says of its store. */
export type Said<Row> = Omit<Row, 'store'>;

/** What a row did to what the rows of its store before it in the file said. */
export type Gathered<Fact> = { readonly fact: Fact; readonly effect: 'adds' | 'overrides' | 'repeats' };

/** A kind whose rows together state one fact about each store that a file names, which replaces the one it had. */
export type FactKind<Name extends string, Row extends { readonly store: string }, Fact> = Kind<Name, Row> & {
  /** The fact of the store's rows so far and of what the next one says; `undefined` before its first row. May change `held`. */
  readonly gather: (held: Fact | undefined, said: Said<Row>) => Gathered<Fact>;
  /** Whether it does not matter where among others of which that is true a row stands that says this; never, where not given. */
  readonly isOfAnyOrder?: (said: Said<Row>) => boolean;
};

/** A column that every file of its kind has. */
export function column(name: string, ...otherNames: readonly string[]): Column {
  return { name, accepted: [name, ...otherNames].map(headerKey) };
}

/** A column that a file may leave out. */
export function optionalColumn(name: string, ...otherNames: readonly string[]): Column {
  return { ...column(name, ...otherNames), optional: true };
}

/** A column of words that people wrote, which may hold line ends. */
export function textColumn(of: Column): Column {
  return { ...of, mayHoldLines: true };
}
