/** Where things lie in the kernel's memory; the compiler's own lie below. */

/** The bytes of a range, with those that end its last row. */
export const MOST_BYTES: usize = (4 << 20) + 65_536;
/** `a,1674389379,active` and a line end. */
const SHORTEST_ROW: usize = 20;
export const MOST_ROWS: usize = MOST_BYTES / SHORTEST_ROW + 1;

/** Sixteen bytes are read at a time, and a row's fields begin so far from the end that nothing beyond it is. */
export const MARGIN: usize = 64;

export const MOST_COLUMNS: usize = 1024;
export const COLUMNS: usize = 1024;

/** A date as it is written, and when it begins. */
export const DATE_BYTES: usize = 32;
export const DATE_START: usize = 16;
export const DATES: usize = COLUMNS + MOST_COLUMNS;

/** Rows whose stores are still to be looked up: where each begins, where its id begins and ends, and its key. */
export const MOST_WAITING: usize = 32;
export const WAITING_BYTES: usize = 24;
export const WAITING: usize = 1 << 15;

/** So many stores may be known; files of more go on with the readers in TypeScript. */
export const MOST_STORES: u32 = 1 << 17;
/** Twice as many places, of four bytes each. */
export const SLOTS: usize = 1 << 16;

/** An entry holds an id, filled up with zeros, then its hash and its length, which is 0 where there is none. */
export const ENTRY_BYTES: usize = 64;
export const HASH: usize = 48;
export const LENGTH: usize = 52;
export const ENTRIES: usize = SLOTS + ((<usize>MOST_STORES) << 3);

/** So many rests of rows of facts may be known, twice as many places, and an entry of each, filled up with zeros. */
export const MOST_RESTS: u32 = 1 << 16;
export const LONGEST_REST: usize = 64;
export const REST_SLOTS: usize = ENTRIES + <usize>MOST_STORES * ENTRY_BYTES;
export const REST_ENTRIES: usize = REST_SLOTS + ((<usize>MOST_RESTS) << 3);
/** Where the two parts of a rest are put together, with room to read beyond them. */
export const JOINED: usize = REST_ENTRIES + <usize>MOST_RESTS * LONGEST_REST;

export const ROW_STORES: usize = JOINED + LONGEST_REST + MARGIN;
/** Of polls their keys; of facts their rests, at four bytes each. */
export const ROW_KEYS: usize = (ROW_STORES + (MOST_ROWS << 2) + 7) & ~7;
export const BYTES: usize = ROW_KEYS + (MOST_ROWS << 3);
export const END: usize = BYTES + MOST_BYTES + MARGIN;
