import { addToWindows, NO_POLL, type State, type StateStretch } from './interpolated.ts';
import type { Tally } from './numbers.ts';
import type { PollSeries } from './poll-series.ts';
import { type Milliseconds, WINDOWS } from './types.ts';

/**
 * How long before the poll at hand its state is sure to have held (SPEC §7): the time since the poll before it in the
 * same business interval, where that one said the same and is at most twice the reach away; 0 otherwise.
 */
export function sureTimeBefore(
  { poll, previous }: StateStretch,
  { at, active }: PollSeries,
  reach: Milliseconds,
): Milliseconds {
  if (poll === NO_POLL || previous === NO_POLL || active[poll] !== active[previous]) return 0;
  const gap = (at[poll] as number) - (at[previous] as number);
  return gap <= 2 * reach ? gap : 0;
}

/** The bounds of downtime (SPEC §7), kept from store to store: `reset` begins one, `add` adds time that is sure, `finish` completes it. */
export function createBounds(asOf: Milliseconds) {
  const tally: Pick<Tally<'interpolated'>, 'down-at-least' | 'down-at-most'> = {
    'down-at-least': new Float64Array(WINDOWS.length),
    'down-at-most': new Float64Array(WINDOWS.length),
  };
  const surelyUp = new Float64Array(WINDOWS.length);
  return {
    tally,
    reset(): void {
      tally['down-at-least'].fill(0);
      surelyUp.fill(0);
    },
    add(state: State, from: Milliseconds, to: Milliseconds): void {
      addToWindows(state === 'up' ? surelyUp : tally['down-at-least'], from, to, asOf);
    },
    finish({ up, down, unknown }: Pick<Tally<'interpolated'>, 'up' | 'down' | 'unknown'>): void {
      for (let window = 0; window < WINDOWS.length; window++) {
        const business = (up[window] as number) + (down[window] as number) + (unknown[window] as number);
        tally['down-at-most'][window] = business - (surelyUp[window] as number);
      }
    },
  };
}
