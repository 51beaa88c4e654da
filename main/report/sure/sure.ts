import type { Milliseconds, PeriodName } from '../types.ts';

/** How sure a report is, and what its stores had in common (SPEC §16): found after it, and kept with it. */
export type Sure = {
  /** In the order of the report's windows. */
  readonly ranges: readonly LikelyRanges[];
  /** What share of the stores is of each kind (see kinds.ts); why there is no range for any where that is not told. */
  readonly kinds: readonly number[] | NoLikely;
  readonly events: readonly SharedEvent[];
  readonly outages: OwnOrShared;
};

/** The least and the most down time that is likely in a period, of every store; NaN of one that has no range. */
export type LikelyRanges = {
  readonly window: PeriodName;
  readonly low: Float64Array;
  readonly high: Float64Array;
};

/** Why no store of a report has a likely range: too few pairs of polls, or too few that found different states. */
export type NoLikely = 'too-few-pairs' | 'too-few-changes';

/** In what the stores of an event are alike. */
export type Alike = { readonly kind: 'group' | 'zone'; readonly name: string } | { readonly kind: 'fleet' };

/** Stores of one set that went down together: from the begin of the first bin to the end of the last. */
export type SharedEvent = {
  readonly alike: Alike;
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  /** The places of the stores that were inactive in the bins of the event, ascending. */
  readonly stores: readonly number[];
};

/** Of each outage of a report, in their order, how much of it others had too. */
export type OwnOrShared = {
  /** Down time by its polls in bins that are shared. */
  readonly shared: Float64Array;
  /**
   * How much of the observed time of all others, but of those that were never online, was down, in percent: while the
   * outage was, and over the whole week or period. NaN: nothing of them is known.
   */
  readonly othersDown: Float64Array;
  readonly usual: Float64Array;
};
