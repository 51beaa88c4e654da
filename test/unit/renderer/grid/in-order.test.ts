import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Direction } from '../../../../renderer/grid/grid-column.ts';
import { inOrder } from '../../../../renderer/grid/in-order.ts';

/** What inOrder answers, said plainly: what has no value last, equals as they came. */
function plainlyInOrder(
  places: readonly number[],
  values: readonly number[],
  direction: Direction,
): number[] {
  const valueAt = (place: number) => values[place] ?? Number.NaN;
  const known = places.filter((place) => !Number.isNaN(valueAt(place)));
  const sign = direction === 'ascending' ? 1 : -1;
  return [
    ...known.toSorted((a, b) => sign * Math.sign(valueAt(a) - valueAt(b) || 0)),
    ...places.filter((place) => Number.isNaN(valueAt(place))),
  ];
}

const value = fc.oneof(
  fc.constantFrom(0, -0, Number.NaN, 1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.nat(3),
  fc.double(),
);

test('places stand as their plain twin has them', () => {
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 60 }).chain((values) =>
        fc.record({
          values: fc.constant(values),
          places: fc.shuffledSubarray([...values.keys(), values.length]),
        }),
      ),
      fc.constantFrom('ascending' as const, 'descending' as const),
      ({ values, places }, direction) => {
        expect([...inOrder(Uint32Array.from(places), values, direction)]).toEqual(
          plainlyInOrder(places, values, direction),
        );
      },
    ),
    { numRuns: 1000 },
  );
});
