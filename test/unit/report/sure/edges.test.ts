import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EdgeTable, edgesOf } from '../../../../main/report/sure/edge-table.ts';
import type { Edge } from '../../../../main/report/sure/edges.ts';
import { runs } from '../../../fixtures/runs.ts';
import { assertUntilMet } from '../../../fixtures/until-met.ts';
import { engineSure } from '../../../reference/engine-sure.ts';
import { fleetsOf } from '../../../reference/fleets.ts';
import { storesOf } from '../../../reference/report.ts';
import { WEEK, wallClock } from '../../../reference/wall-clock.ts';

test('late openings and early closings are what their polls say, opening by opening', () => {
  let missed = 0;
  assertUntilMet(
    fc.property(fleetsOf(8, 30), (fleet) => {
      const { asOf, reach } = fleet;
      const week = { from: asOf - WEEK, to: asOf };
      const plain = storesOf(fleet).map(({ store }) =>
        store.business.flatMap(({ start, end }): Edge[] => {
          const from = Math.max(start, week.from - 2 * reach);
          const polls = store.polls.filter(({ at }) => at >= from && at <= end && at <= asOf);
          const weekday = wallClock(start, store.zone).weekday;
          const active = polls.filter((poll) => poll.active);
          const [first, firstActive] = [polls[0], active[0]];
          const [last, lastActive] = [polls.at(-1), active.at(-1)];
          if (!first || !firstActive || !last || !lastActive) return [];
          const edges: Edge[] = [];
          if (start >= week.from && start <= week.to && first.at <= start + reach) {
            const before = polls.filter(({ at }) => at < firstActive.at).at(-1);
            const up =
              before === undefined ? start : Math.min((before.at + firstActive.at) / 2, before.at + reach);
            edges.push({ edge: 'opening', at: start, weekday, missed: up - start });
          }
          if (end >= week.from && end <= asOf && last.at >= end - reach) {
            const after = polls.find(({ at }) => at > lastActive.at);
            const until =
              after === undefined ? end : Math.max((lastActive.at + after.at) / 2, after.at - reach);
            edges.push({ edge: 'closing', at: end, weekday, missed: end - until });
          }
          return edges;
        }),
      );
      const { report, sure } = engineSure(fleet);
      const table = sure.further?.edges as EdgeTable;
      expect(report.stores.length).toBe(plain.length);
      plain.forEach((edges, place) => {
        const late = edges.filter((edge) => edge.missed > 0);
        missed += late.length;
        const found = edgesOf(table, place);
        expect(found.missed).toEqual(late);
        const watched = (edge: Edge['edge']) =>
          Array.from(
            { length: 7 },
            (_, day) => edges.filter((one) => one.edge === edge && one.weekday === day).length,
          );
        expect(found.watched).toEqual([...watched('opening'), ...watched('closing')]);
      });
    }),
    runs(12, 100),
    () => missed,
  );
});
