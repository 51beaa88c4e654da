import type { PeriodName, ReportOverview } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { uptimeOf } from '../../trend/week-numbers.ts';

type Group = ReportOverview['groups'][number];

/** By uptime of the last week or the period, the lowest first; those of which nothing is known come last. */
export function worstGroupsFirst(groups: readonly Group[], window: PeriodName): readonly Group[] {
  const uptime = ({ rollUp }: Group) => {
    const percent = uptimeOf(rollUp.uptimes, LEADING_METHOD, window);
    return Number.isNaN(percent) ? Number.POSITIVE_INFINITY : percent;
  };
  // Infinities differ by NaN, which leaves the order as it was.
  return [...groups].sort((a, b) => uptime(a) - uptime(b) || 0);
}
