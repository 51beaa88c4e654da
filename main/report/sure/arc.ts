import type { Milliseconds } from '../types.ts';
import { HOUR } from '../weekly-hours.ts';

/** A store that is polled within so much of each hour alone is not looked at for the rest of it (SPEC §16). */
const NARROW: Milliseconds = 4 * 60_000;

/** Tells of one store after another whether its polls lie in a narrow arc of the hour: `begin`, `add` each, ask. */
export function createArc() {
  let polls = 0;
  // The first poll's place in the hour, and how far the others are from it to either side.
  const span = new Float64Array(3);
  const isWide = () => (span[2] as number) - (span[1] as number) > NARROW;
  return {
    begin(): void {
      polls = 0;
    },
    add(at: Milliseconds): void {
      if (polls++ === 0) {
        span[0] = at;
        span[1] = span[2] = 0;
        return;
      }
      if (isWide()) return;
      const around = (at - (span[0] as number)) % HOUR;
      const aside = around > HOUR / 2 ? around - HOUR : around;
      if (aside < (span[1] as number)) span[1] = aside;
      if (aside > (span[2] as number)) span[2] = aside;
    },
    /** None or one poll do. */
    isNarrow: () => polls < 2 || !isWide(),
  };
}
