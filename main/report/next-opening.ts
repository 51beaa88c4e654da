import type { Evidence } from './evidence.ts';
import type { StorePlan } from './store-plan.ts';
import type { Milliseconds } from './types.ts';
import { DAY } from './weekly-hours.ts';

/** When a store opens next, from as-of itself on, in business time as SPEC §3b means it; `undefined`: not within a week. */
type NextOpening = { readonly opensNext: Milliseconds | undefined };

/** Adds to the evidence of a report as of an instant when the store opens next; `later` is its plan as of a week later. */
export function withNextOpening<E extends Evidence>(
  evidence: E,
  later: StorePlan,
  asOf: Milliseconds,
): E & NextOpening {
  const { starts, offsets } = later.zone;
  // The clock may change before it opens, later than the evidence of the week needs to know.
  const changes = starts.flatMap((since, place) =>
    since >= asOf + 2 * DAY ? [{ since, offset: offsets[place] as number }] : [],
  );
  return {
    ...evidence,
    offsets: [...evidence.offsets, ...changes],
    opensNext: later.business.find((end, place) => place % 2 === 0 && end >= asOf),
  };
}
