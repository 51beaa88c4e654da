import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveUp } from '../../../main/report/give-up.ts';
import { createGrowing } from '../../../main/report/growing.ts';

const MOST = 60_000;

test('numbers stay where they are while their memory grows, crosses to another thread, and is given up', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 6 }), (pieces) => {
      const growing = createGrowing(MOST);
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
