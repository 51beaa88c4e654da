import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrendPart, joinTrendDays, joinTrendWeek, withChanges } from '../../../main/report/trend.ts';
import { assertUntilMet } from '../../fixtures/until-met.ts';
import { storesOf } from '../../reference/engine.ts';
import { engineSure } from '../../reference/engine-sure.ts';
import { fleetsOf } from '../../reference/fleets.ts';

const WEEK = 604_800_000;

test('a trend tells the change to a week that what is found out after its report tells, of all and of each group', () => {
  let told = 0;
  assertUntilMet(
    fc.property(fleetsOf(25, 45), (fleet) => {
      const weekOf = (weeksBefore: number) => {
        const then = { ...fleet, asOf: fleet.asOf - weeksBefore * WEEK };
        const stores = storesOf(then).map((store) => ({ ...store, group: fleet.groupOf.get(store.id) }));
        const parts = [0, 1].map(() => createTrendPart(then, stores.length));
        stores.forEach((store, place) => void parts[place % 2]?.add(store, store.plan, store.polls));
        const finished = parts.map((part) => part.finish());
        return { week: joinTrendWeek(then.asOf, finished), days: joinTrendDays(finished) };
      };
      const [now, before] = [weekOf(0), weekOf(1)];
      const { fleet: all, groups } = withChanges(now.week, now.days, before.days);
      const { sure } = engineSure(fleet);
      const [first, ...others] = sure.further?.together ?? [];
      if (first?.change === undefined) return;
      told++;
      expect(all.change).toEqual(first.change);
      expect(groups.map(({ group, change }) => [group, change])).toEqual(
        others.map(({ set, change }) => [set.kind === 'group' ? set.name : '', change]),
      );
    }),
    4,
    () => told,
  );
});
