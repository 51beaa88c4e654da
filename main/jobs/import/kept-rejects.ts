/** How many rejected rows of a file are kept in full, the first ones; the others are only counted. */
export const REJECTED_ROWS_KEPT = 10_000;
