import type { HoursDoubts } from '../hours-doubts.ts';
import type { Milliseconds, PeriodName } from '../types.ts';
import type { Change } from './change.ts';
import type { EdgeTable } from './edge-table.ts';
import type { Range } from './likely-range.ts';

/**
 * Raised when more is found out, or another way: what was kept by an earlier version is then found out anew, as long as
 * the data are the same.
 */
export const SURE_VERSION = 4;

/** How sure a report is, and what its stores had in common (SPEC §16): found after it, and kept with it. */
export type Sure = {
  /** In the order of the report's windows. */
  readonly ranges: readonly LikelyRanges[];
  /** What share of the stores is of each kind (see kinds.ts); why there is no range for any where that is not told. */
  readonly kinds: readonly number[] | NoLikely;
  readonly events: readonly SharedEvent[];
  readonly outages: OwnOrShared;
  /** The places of the stores that were set aside when it was found out, ascending. */
  readonly setAside: readonly number[];
  /** `undefined` of a report from before that was found out too. */
  readonly further: Further | undefined;
};

/** What is told beside ranges and shared events. Arrays of stores are in the order of the report's. */
export type Further = {
  /** Why a store has no range, by WITHOUT_RANGE. */
  readonly without: Uint8Array;
  /** The chance of each store to be among the WORST of most downtime (see rank.ts); NaN: it has no range, or is set aside. */
  readonly rank: Float64Array;
  /** The fleet, then its groups by name, the stores without one last; of those set aside none is in them. */
  readonly together: readonly SetSure[];
  /** Openings that began late and closings that came early. */
  readonly edges: EdgeTable;
  /**
   * Down and observed time of each group in each hour of the local week, by groups as in `together`; none where the time at
   * hand is shorter than three weeks, or was observed in fewer. The fleet's is the report's heatmap.
   */
  readonly usual: readonly GroupHours[];
  /** Stores whose polls contradict their weekly hours. */
  readonly doubts: readonly StoreDoubts[];
};

/** Why a store has no likely range, by the number in `without`. Where no store has one, `kinds` says why. */
export const WITHOUT_RANGE = ['has-one', 'never-online', 'same-minutes', 'too-little'] as const;
export type WithoutRange = (typeof WITHOUT_RANGE)[number];

/** Several stores as one: all, or those of a group (`name` is `undefined` for the stores without one). */
export type StoreSet =
  | { readonly kind: 'fleet' }
  | { readonly kind: 'group'; readonly name?: string | undefined };

/** How sure the numbers of several stores together are. */
export type SetSure = {
  readonly set: StoreSet;
  /** In the order of the report's windows; empty where no store has a range. */
  readonly ranges: readonly Together[];
  /** From the week before to this one; `undefined` of a period, of fewer than twenty stores, and without polls before. */
  readonly change?: Change | undefined;
};

/** The likely range of several stores together, and how many of them have none and are not in it. */
export type Together = { readonly range: Range; readonly stores: number; readonly without: number };

export type GroupHours = {
  readonly name?: string | undefined;
  readonly down: Float64Array;
  readonly known: Float64Array;
  /** In how many weeks, counted back from the end, anything was observed of the group. */
  readonly weeks: number;
};

export type StoreDoubts = HoursDoubts & { readonly store: number };

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
