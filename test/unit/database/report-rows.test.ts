import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packRows, TIMES_PER_STORE, unpackRows } from '../../../main/database/report-rows.ts';

const time = fc.oneof(
  fc.nat(604_800_000),
  fc.nat(1_000_000).map((half) => half + 0.5),
);
const counted = fc.record({ up: time, down: time });
const estimated = fc.record({ up: time, down: time, unknown: time });
const row = fc.record({
  store: fc.string({ unit: 'grapheme' }),
  pollCount: fc.record({ hour: counted, day: counted, week: counted }),
  interpolated: fc.record({ hour: estimated, day: estimated, week: estimated }),
});

it('gives back every time of every store as it was packed', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const packed = packRows(rows);
      expect(packed.times).toHaveLength(rows.length * TIMES_PER_STORE);
      expect(unpackRows(packed)).toEqual(rows);
    }),
  );
});
