import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareIsOf, worstFirst, worstOver } from '../../../../../renderer/report/overview/worst-order.ts';
import { visitOutages } from '../../../../../renderer/report/shared/outages.ts';
import { tableOf } from '../report-table.ts';

const hours = fc.nat({ max: 3 });
const times = fc.record({ up: hours, down: hours, unknown: hours });

test('the first of whom to act on are the first of all with downtime, by share, then by time, as sorting says', () => {
  fc.assert(
    fc.property(fc.array(times, { maxLength: 40 }), fc.nat({ max: 9 }), (stores, left) => {
      const table = tableOf(Object.fromEntries(stores.map((store, place) => [`s${100 + place}`, store])));
      const isIn = (store: number) => store % 10 !== left;
      const sum = (of: 'up' | 'down' | 'unknown') => stores.reduce((all, store) => all + store[of], 0);
      // Of time that was hardly observed, what was not would make every store look well.
      const isRare = sum('up') + sum('down') < sum('unknown');
      expect(shareIsOf(table)).toBe(isRare ? 'observed' : 'open');
      const share = ({ up, down, unknown }: (typeof stores)[number]) =>
        down / (up + down + (isRare ? 0 : unknown));
      const expected = [...stores.entries()]
        .filter(([place, { down }]) => down > 0 && isIn(place))
        .sort(([, a], [, b]) => share(b) - share(a) || b.down - a.down)
        .map(([place]) => place);
      expect(worstFirst(table, isIn)).toEqual(expected);
      const { stores: first, count } = worstOver(table, isIn, 8);
      expect(first.map(({ store }) => store)).toEqual(expected.slice(0, 8));
      expect(count).toBe(expected.length);
    }),
  );
});

test('outages are counted with their stores, each store once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 })), fc.nat({ max: 3 }), (of, left) => {
      const store = Uint32Array.from(of).sort();
      const isIn = (one: number) => one % 4 !== left;
      const visited: number[] = [];
      const found = visitOutages({ count: store.length, store }, isIn, (place) => visited.push(place));
      const expected = [...store.keys()].filter((place) => isIn(store[place] ?? -1));
      expect(visited).toEqual(expected);
      expect(found).toEqual({
        count: expected.length,
        stores: new Set(expected.map((place) => store[place])).size,
      });
    }),
  );
});
