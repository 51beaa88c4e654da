import { FEWEST } from './likely.ts';
import type { NoLikely } from './sure.ts';

/** Why no store of a report has a likely range, for people. */
export const NO_LIKELY_WORDS: Readonly<Record<NoLikely, string>> = {
  'too-few-pairs': `there are fewer than ${FEWEST.pairs} pairs of polls, one after the other within an opening, to learn from`,
  'too-few-changes': `fewer than ${FEWEST.changes} pairs of polls, one after the other within an opening, found a change to learn from`,
};
