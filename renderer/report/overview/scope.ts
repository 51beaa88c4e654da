import type { ReportOverview, ReportTable } from '../../../preload/contract.ts';
import {
  choiceOfGroup,
  type GroupChoice,
  groupTest,
  isSameChoice,
  nameOfChoice,
} from '../shared/group-choice.ts';
import { leftOutTest } from '../shared/left-out.ts';
import type { RollUp } from './roll-up.ts';
import { groupOfWeek } from './trend/trend-points.ts';
import type { KnownWeek } from './trend/use-trend.ts';

/** The stores that the Overview tells of: all of the report, or those of the group that it is narrowed to, without those set aside. */
export type Scope = {
  /** Of the group; `undefined` where all are meant. */
  readonly name: string | undefined;
  readonly group: GroupChoice;
  readonly rollUp: RollUp;
  readonly isIn: (store: number) => boolean;
};

/** A group that the report does not have, remembered from another one, means all. */
export function scopeOf(
  table: ReportTable,
  group: GroupChoice,
  { fleet, groups }: Pick<ReportOverview, 'fleet' | 'groups'>,
): Scope {
  const isLeftOut = leftOutTest(table);
  const isOfGroup = groupTest(table, group);
  const found = groups.find((one) => isSameChoice(choiceOfGroup(one.group), group));
  return found === undefined
    ? { name: undefined, group: { kind: 'every' }, rollUp: fleet, isIn: (store) => !isLeftOut(store) }
    : {
        name: nameOfChoice(group),
        group,
        rollUp: found.rollUp,
        isIn: (store) => isOfGroup(store) && !isLeftOut(store),
      };
}

/** The same week of these stores. */
export function weekOf(scope: Scope, week: KnownWeek | undefined): KnownWeek | undefined {
  if (week?.kind !== 'known' || scope.name === undefined) return week;
  const fleet = groupOfWeek(week.week, scope.group);
  return fleet === undefined ? { kind: 'none' } : { kind: 'known', week: { ...week.week, fleet } };
}
