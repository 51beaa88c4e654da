import type { NoLikely, WithoutRange } from './sure.ts';

/** So many pairs, and so many of them that found different states, it takes to tell anything (SPEC §16). */
export const FEWEST = { pairs: 200, changes: 20 } as const;

/** Why no store of a report has a likely range, for people. */
export const NO_LIKELY_WORDS: Readonly<Record<NoLikely, string>> = {
  'too-few-pairs': `there are too few polls to learn from (fewer than ${FEWEST.pairs} times did one follow another while a store was open)`,
  'too-few-changes': `there are too few changes to learn from (fewer than ${FEWEST.changes} times did a poll find an open store other than the one before)`,
};

/** What the two words mean, wherever they stand beside a number. */
export const SURELY_MEANS =
  'Surely: it cannot be otherwise, as long as nothing changed and changed back between two polls that found the same.';
export const LIKELY_MEANS =
  'Likely: the range holds the true downtime in nine of ten such stores, by how often stores like it fail and recover.';

/** Why a store has no likely range, for people; of `too-little` NO_LIKELY_WORDS tell more. */
export const WITHOUT_WORDS: Readonly<Record<Exclude<WithoutRange, 'has-one'>, string>> = {
  'never-online': 'it was never online, and nobody knows whether it was open',
  'same-minutes':
    'all its polls, if it has more than one, come at about the same minute of the hour, so the rest of the hour was never seen',
  'too-little': 'there is too little in this report to learn from',
};
