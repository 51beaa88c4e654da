import { clarityOf, observedShare, type StoreTrendWeek } from '../../preload/contract.ts';
import { LEADING_METHOD } from '../format/methods.ts';
import type { Held } from '../trend/change-sentence.ts';
import { observationOf, uptimeOf } from '../trend/week-numbers.ts';

/** A store's week beside the one before; the report's own is the first. Of a single store no change is likely: only what is sure is told (SPEC §16). */
export function heldOf([now, before]: readonly StoreTrendWeek[]): Held | undefined {
  if (now === undefined || before === undefined) return undefined;
  const [then, since] = [observationOf(before, 'week'), observationOf(now, 'week')];
  const sideOf = (week: StoreTrendWeek, observed: number) => ({
    uptime: uptimeOf(week.uptimes, LEADING_METHOD, 'week'),
    observed,
  });
  return {
    clarity: clarityOf(then, since),
    before: sideOf(before, observedShare(then)),
    now: sideOf(now, observedShare(since)),
  };
}
