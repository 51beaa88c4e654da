/**
 * Limits that more than one side keeps to, the window too: constants, which bring no other code along. That of reach is
 * the engine's own (report/reach.ts).
 */

/** Where the local API listens unless told otherwise, and where it can; below `unreserved` systems let only root. */
export const PORT = { usual: 8000, unreserved: 1024, highest: 65_535 } as const;

/** How many backups are kept that were made by themselves. */
export const KEPT_BACKUPS = { least: 1, usual: 7, most: 100 } as const;

/** How many rejected rows of a file are kept in full, the first ones; the others are only counted. */
export const REJECTED_ROWS_KEPT = 10_000;

/** Reading less than this of a file of polls is done sooner than a thread for it is started. */
export const WORTH_PARSE_THREAD = 8 << 20;
