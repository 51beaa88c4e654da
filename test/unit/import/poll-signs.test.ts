import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPollBatch } from '../../../main/import/poll-batch.ts';
import { pollKey } from '../../../main/import/poll-key.ts';
import { createPollSigns } from '../../../main/import/poll-signs.ts';

const MINUTE = 60_000;
const WEEK = 604_800_000;

type Poll = { readonly store: number; readonly at: number };

const poll: fc.Arbitrary<Poll> = fc.record({
  store: fc.nat(8),
  at: fc.oneof(
    fc.nat(40).map((tens) => tens * 10 * MINUTE),
    fc.nat(40).map((tens) => WEEK + (tens - 20) * 10 * MINUTE),
    fc.nat(5 * WEEK),
  ),
});

/** The numbers that the database has for the stores of the file: new ones, known ones, far ones. */
const numbering = fc.uniqueArray(fc.oneof(fc.nat(20), fc.nat(2 ** 32 - 1)), { minLength: 9, maxLength: 9 });

function isOften(times: readonly number[]): boolean {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const gaps = sorted
    .slice(1)
    .map((at, i) => at - (sorted[i] as number))
    .sort((a, b) => a - b);
  const middle = gaps.length >> 1;
  const upper = gaps[middle];
  if (upper === undefined) return false;
  const median = gaps.length % 2 === 1 ? upper : (upper + (gaps[middle - 1] as number)) / 2;
  return median < 30 * MINUTE;
}

it('finds the stores polled too often and the polls dated ahead as a plain look at all polls does', () => {
  const batches = fc.array(fc.array(poll, { maxLength: 80 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(batches, numbering, fc.nat(5 * WEEK), (parts, numbers, futureAfter) => {
      const signs = createPollSigns(futureAfter);
      for (const polls of parts) {
        const batch = createPollBatch();
        const stores = Uint32Array.from(polls, ({ store }) => store);
        batch.add({ stores, keys: Float64Array.from(polls, ({ at }) => pollKey(at, 1)) });
        for (const piece of batch.inOrder(Uint32Array.from(numbers))) signs.add(piece);
        signs.endBatch();
      }
      const often = new Set(
        parts.flatMap((polls) =>
          [...new Set(polls.map(({ store }) => store))].filter((store) =>
            isOften(polls.filter((one) => one.store === store).map(({ at }) => at)),
          ),
        ),
      );
      const ahead = parts.flatMap((polls) => [
        ...new Map(
          polls.filter(({ at }) => at > futureAfter).map(({ store, at }) => [`${store} ${at}`, at]),
        ).values(),
      ]);
      expect(signs.signs()).toEqual({
        future: { polls: ahead.length, latest: Math.max(Number.NEGATIVE_INFINITY, ...ahead) },
        often: often.size,
      });
    }),
    { numRuns: 500 },
  );
});
