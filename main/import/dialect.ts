export type Delimiter = ',' | ';' | '\t';

export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** What the rest of a file says about how a row of it is meant. */
export type Dialect = {
  readonly delimiter: Delimiter;
  /** Whether the days of an hours file are 1 = Monday … 7 = Sunday; see days.ts. */
  readonly daysFromOne: boolean;
};

/** That of a file that says nothing. */
export const USUAL: Dialect = { delimiter: ',', daysFromOne: false };
