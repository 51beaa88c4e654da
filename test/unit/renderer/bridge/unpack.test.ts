import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack } from '../../../../main/jobs/threads/pack.ts';
import { unpack } from '../../../../renderer/bridge/unpack.ts';

const text = fc.string({ unit: 'grapheme' });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const table = fc.record({
  record: fc.record({ id: text, asOf: fc.integer(), isOld: fc.boolean() }),
  stores: fc.array(text),
  details: optional(
    fc.record({
      names: fc.array(optional(text)),
      salesPerHour: fc.array(optional(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))),
      strips: fc.uint8Array(),
      outages: fc.record({
        count: fc.nat(),
        store: fc.uint32Array(),
        began: fc.uint8Array(),
        started: fc.float64Array(),
      }),
    }),
  ),
  columns: fc.array(fc.record({ measure: text, values: fc.float64Array() })),
});

test('What is unpacked is what was packed, after the copying at every border between', () => {
  fc.assert(
    fc.property(table, (value) => {
      expect(unpack(structuredClone(pack(value)))).toEqual(value);
    }),
  );
});

test('A part of a longer array is packed alone', () => {
  const whole = Float64Array.of(1, 2, 3, 4);
  const { bytes } = pack({ part: whole.subarray(1, 3) });
  expect(bytes.byteLength).toBe(16);
  expect(unpack(pack({ part: whole.subarray(1, 3) }))).toEqual({ part: Float64Array.of(2, 3) });
});
