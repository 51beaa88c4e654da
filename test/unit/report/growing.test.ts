import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveUp } from '../../../main/report/give-up.ts';
import { codes, createGrowing, doubles, wholes } from '../../../main/report/growing.ts';

const MOST = 60_000;

test('numbers stay where they are while their memory grows, crosses to another thread, and is given up', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 6 }), (pieces) => {
      const growing = createGrowing(MOST, Float32Array);
      let count = 0;
      for (const piece of pieces) {
        growing.reach(count + piece);
        for (let end = count + piece; count < end; count++) growing.values[count] = count;
      }
      growing.cutTo(count);
      const expected = Float32Array.from({ length: count }, (_, place) => place);
      expect(growing.values).toEqual(expected);
      const { port1, port2 } = new MessageChannel();
      port1.postMessage(growing.values, [growing.values.buffer as ArrayBuffer]);
      const got: Float32Array = receiveMessageOnPort(port2)?.message;
      port1.close();
      expect(growing.values.length).toBe(0);
      expect(got).toEqual(expected);
      const isLarge = got.byteLength >= 1 << 16;
      giveUp(got);
      expect(got.length).toBe(isLarge ? 0 : count);
    }),
    { numRuns: 40 },
  );
});

/** What is shorter lies where other numbers do, which is sooner gone through. */
const PIECE = 1 << 22;

test('large columns are memory of the system’s own, which crosses to another thread and goes back when it is given up', () => {
  const lengths = fc.oneof(
    fc.integer({ min: 0, max: MOST }),
    fc.integer({ min: PIECE / 8 - 2, max: PIECE / 8 + 2 }),
  );
  fc.assert(
    fc.property(lengths, fc.constantFrom(doubles, wholes, codes), (length, room) => {
      const column = room(length);
      const isLarge = column.byteLength >= 1 << 16;
      expect((column.buffer as ArrayBuffer).resizable).toBe(column.byteLength >= PIECE);
      column.forEach((_, place) => {
        column[place] = place % 251;
      });
      const { port1, port2 } = new MessageChannel();
      port1.postMessage(column, [column.buffer as ArrayBuffer]);
      const got: typeof column = receiveMessageOnPort(port2)?.message;
      port1.close();
      expect(column.length).toBe(0);
      expect(got.length).toBe(length);
      expect(got.every((number, place) => number === place % 251)).toBe(true);
      giveUp(got);
      expect(got.length).toBe(isLarge ? 0 : length);
    }),
    { numRuns: 40 },
  );
});
