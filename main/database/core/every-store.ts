/** The number that closures of every store are kept under; no store has it. */
export const EVERY_STORE = 0;
