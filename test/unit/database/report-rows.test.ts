import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packNumbers, unpackNumbers } from '../../../main/database/report-rows.ts';
import { createNumbers, type NumberColumn } from '../../../main/report/numbers.ts';

const time = fc.oneof(
  fc.nat(604_800_000),
  fc.nat(1_000_000).map((half) => half + 0.5),
);
const numbers = fc
  .array(fc.string({ unit: 'grapheme' }), { maxLength: 20 })
  .chain((stores) =>
    fc
      .tuple(
        ...createNumbers(stores).columns.map((column) =>
          fc
            .array(time, { minLength: stores.length, maxLength: stores.length })
            .map((times): NumberColumn => ({ ...column, values: Float64Array.from(times) })),
        ),
      )
      .map((columns) => ({ stores, columns })),
  );

it('gives back every number of every store as it was packed', () => {
  fc.assert(
    fc.property(numbers, (packed) => {
      expect(unpackNumbers(packed.stores, packNumbers(packed))).toEqual(packed);
    }),
  );
});
