import { DOUBT_REACH, DOUBT_WEEKS, findHoursDoubts } from '../hours-doubts.ts';
import type { ReportQuestion } from '../period.ts';
import type { PollSeries } from '../poll-series.ts';
import type { StorePlan } from '../store-plan.ts';
import type { Closure, WeeklyHours } from '../types.ts';
import { WEEK } from '../weekly-hours.ts';
import type { StoreDoubts } from './sure.ts';

/** The stores whose polls contradict their weekly hours, by their place among `stores` (SPEC §16, Hours look wrong?). */
export type DoubtsPart = { readonly stores: readonly string[]; readonly doubts: readonly StoreDoubts[] };

/**
 * The question that is read for it: the polls of the year before as-of. `undefined` where polls do not reach back so many
 * weeks that any hour could be doubted.
 */
export function doubtsQuestion(
  { asOf, reach }: Pick<ReportQuestion, 'asOf' | 'reach'>,
  oldestPoll: number | undefined,
): ReportQuestion | undefined {
  if (oldestPoll === undefined || asOf - oldestPoll < (DOUBT_WEEKS - 1) * WEEK) return undefined;
  // Zones are read only as far as there are polls. What is read begins twice the reach before.
  const from = Math.max(asOf - DOUBT_REACH, oldestPoll) + 2 * reach;
  return { asOf, reach, period: { kind: 'instants', from, to: asOf } };
}

/** Looks at one store after another: `add` each, with a plan of its zone, then `finish`. */
export function createDoubtsPart() {
  const stores: string[] = [];
  const doubts: StoreDoubts[] = [];
  return {
    add(
      {
        id,
        hours,
        closures,
      }: { readonly id: string; readonly hours: WeeklyHours; readonly closures: readonly Closure[] },
      { zone }: Pick<StorePlan, 'zone'>,
      polls: PollSeries,
    ): void {
      const found = findHoursDoubts({ zone, hours, closures }, polls);
      if (found.doubts.length > 0 || found.hardlyOpen !== undefined) {
        doubts.push({ ...found, store: stores.length });
      }
      stores.push(id);
    },
    finish: (): DoubtsPart => ({ stores, doubts }),
  };
}
