import { longestHeld, numbersOf, type ReportNumbers } from './numbers.ts';
import { leftOutTest } from './set-aside.ts';
import type { Method } from './types.ts';
import { uptimeLeft } from './uptime-left.ts';

/** What a target for uptime leaves the stores (SPEC §10), by one method, over the last week. */
export type TargetOutcome = {
  readonly method: Method;
  /** For each store the downtime it has left in the week; below zero, what it has gone beyond; NaN: nothing known of it, or set aside. */
  readonly left: Float64Array;
  /** Stores that miss it, the one furthest beyond first. */
  readonly missed: Uint32Array;
};

/** Holds the uptime, up ÷ (up + down), of each store but those set aside against a target in percent. */
export function holdAgainstTarget(numbers: ReportNumbers, method: Method, percent: number): TargetOutcome {
  const longest = longestHeld(numbers);
  const up = numbersOf(numbers, method, 'up', longest);
  const down = numbersOf(numbers, method, 'down', longest);
  const isLeftOut = leftOutTest(numbers);
  const left = up.map((time, store) =>
    isLeftOut(store) ? Number.NaN : uptimeLeft(time, down[store] as number, percent),
  );
  const missed = [...left.keys()].filter((store) => (left[store] as number) < 0);
  missed.sort((a, b) => (left[a] as number) - (left[b] as number) || a - b);
  return { method, left, missed: Uint32Array.from(missed) };
}
