import { numbersOf, type ReportNumbers } from '../../main/report/numbers.ts';
import type { PerWindow } from '../../main/report/types.ts';

/** Time up, down and unknown in one window, in milliseconds. `poll-count` knows no unknown time. */
export type PollCountTimes = { readonly up: number; readonly down: number };
export type InterpolatedTimes = PollCountTimes & { readonly unknown: number };
/** The bounds of downtime (SPEC §7). */
export type Bounds = { readonly atLeast: number; readonly atMost: number };

/** What a report says of one store: as the reference tells it, easy to read and to compare. */
export type ReportRow = {
  readonly store: string;
  readonly pollCount: PerWindow<PollCountTimes>;
  readonly interpolated: PerWindow<InterpolatedTimes>;
  readonly bounds: PerWindow<Bounds>;
  /** Business time that closures took (SPEC §9). */
  readonly closed: PerWindow<number>;
};

/** The engine's numbers in the reference's form. */
export function rowsOf(numbers: ReportNumbers): ReportRow[] {
  return numbers.stores.map((store, place) => {
    const counted = (window: keyof PerWindow<unknown>): PollCountTimes => ({
      up: numbersOf(numbers, 'poll-count', 'up', window)[place] ?? Number.NaN,
      down: numbersOf(numbers, 'poll-count', 'down', window)[place] ?? Number.NaN,
    });
    const estimated = (window: keyof PerWindow<unknown>): InterpolatedTimes => ({
      up: numbersOf(numbers, 'interpolated', 'up', window)[place] ?? Number.NaN,
      down: numbersOf(numbers, 'interpolated', 'down', window)[place] ?? Number.NaN,
      unknown: numbersOf(numbers, 'interpolated', 'unknown', window)[place] ?? Number.NaN,
    });
    const bounds = (window: keyof PerWindow<unknown>): Bounds => ({
      atLeast: numbersOf(numbers, 'interpolated', 'down-at-least', window)[place] ?? Number.NaN,
      atMost: numbersOf(numbers, 'interpolated', 'down-at-most', window)[place] ?? Number.NaN,
    });
    const closed = (window: keyof PerWindow<unknown>) =>
      numbersOf(numbers, 'interpolated', 'closed', window)[place] ?? Number.NaN;
    return {
      store,
      pollCount: { hour: counted('hour'), day: counted('day'), week: counted('week') },
      interpolated: { hour: estimated('hour'), day: estimated('day'), week: estimated('week') },
      bounds: { hour: bounds('hour'), day: bounds('day'), week: bounds('week') },
      closed: { hour: closed('hour'), day: closed('day'), week: closed('week') },
    };
  });
}
