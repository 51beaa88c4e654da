import type { Range } from './likely.ts';

const DRAWS = 4000;

/** How often each store is among the ten of most downtime (SPEC §16), by other draws than the engine's; ids ascending. */
export function referenceRanks(ranges: ReadonlyMap<string, Range>): Map<string, number> {
  const times = new Map([...ranges.keys()].map((id) => [id, 0]));
  const next = fractions();
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = [...ranges].map(([id, { mean, deviation, atLeast, atMost }]) => {
      const value = mean + normal(next) * deviation;
      return { id, value: Math.min(atMost, Math.max(atLeast, value)) };
    });
    // A sort keeps equal ones as they were, by id.
    drawn.sort((a, b) => b.value - a.value);
    for (const { id } of drawn.slice(0, 10)) times.set(id, (times.get(id) ?? 0) + 1);
  }
  return new Map([...times].map(([id, count]) => [id, count / DRAWS]));
}

/** The sum of twelve even fractions is as good as normal, but for what is rarer than one in a million. */
const normal = (next: () => number) => Array.from({ length: 12 }, next).reduce((a, b) => a + b, 0) - 6;

function fractions(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
