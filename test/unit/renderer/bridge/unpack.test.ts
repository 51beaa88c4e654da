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

test('Times and percents come back as they were, whether they are packed short or not', () => {
  const exact = { noNaN: true, noDefaultInfinity: true };
  const number = fc.constantFrom(
    fc.integer({ min: 0, max: 3_000_000_000 }),
    fc.integer({ min: 0, max: 40_000_000_000 }).map((halves) => 1_671_992_002_479 + halves / 2),
    fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
    fc.integer({ min: -5, max: 5 }),
    fc.double(exact),
    fc.constantFrom(0, 2 ** 16 - 2, 2 ** 16 - 1, 2 ** 32 - 1, 2 ** 32, 2 ** 40, 1e300),
  );
  const numbers = number.chain((kind) =>
    fc.array(fc.oneof({ arbitrary: kind, weight: 20 }, { arbitrary: fc.constant(Number.NaN), weight: 1 }), {
      minLength: 1,
      maxLength: 20,
    }),
  );
  fc.assert(
    fc.property(numbers, fc.boolean(), (some, hasOther) => {
      const long = Float64Array.from({ length: 1100 }, (_, place) => some[place % some.length] ?? 0);
      if (hasOther) long[1099] = 0.3;
      expect(unpack(pack({ long }))).toEqual({ long });
    }),
  );
});

test('Whole numbers of any size come back as they were, in no more bytes than they need', () => {
  const most = fc.constantFrom(0, 255, 256, 65_535, 65_536, 2 ** 32 - 1);
  fc.assert(
    fc.property(most, fc.nat(), (greatest, seed) => {
      const whole = Uint32Array.from({ length: 1100 }, (_, place) => (seed * place) % (greatest + 1));
      whole[seed % 1100] = greatest;
      const packed = pack({ whole });
      expect(unpack(packed)).toEqual({ whole });
      const width = greatest < 256 ? 1 : greatest < 65_536 ? 2 : 4;
      expect(packed.bytes.byteLength).toBe(Math.ceil((1100 * width) / 8) * 8);
    }),
  );
});

test('A month of instants takes five bytes each, what is shorter than that four, percents two', () => {
  const started = Float64Array.from({ length: 2000 }, (_, place) => 1_671_992_002_479 + place * 1_339_200.5);
  const down = started.map((_, place) => place * 450_000.5);
  expect(pack({ started }).bytes.byteLength).toBe(10_000);
  expect(pack({ down }).bytes.byteLength).toBe(8000);
  const percents = started.map((_, place) => (place === 7 ? Number.NaN : (place % 10_001) / 100));
  expect(pack({ percents }).bytes.byteLength).toBe(4000);
  expect(unpack(pack({ percents }))).toEqual({ percents });
});
