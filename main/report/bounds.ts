import { createCells } from './cells.ts';
import { NO_POLL, type State, type StateStretch } from './interpolated.ts';
import type { Tally } from './numbers.ts';
import type { PollSeries } from './poll-series.ts';
import type { Milliseconds } from './types.ts';

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

/**
 * The bounds of downtime (SPEC §7) of one store after another: `begin` a store, `add` the times that are sure in order,
 * `finish` it with its interpolated times.
 */
export function createBounds(periods: number) {
  const tally: Pick<Tally<'interpolated'>, 'down-at-least' | 'down-at-most'> = {
    'down-at-least': new Float64Array(periods),
    'down-at-most': new Float64Array(periods),
  };
  const surelyUp = new Float64Array(periods);
  const cells = createCells(2);
  return {
    tally,
    begin: cells.begin,
    add(state: State, from: Milliseconds, to: Milliseconds): void {
      cells.add(state === 'up' ? UP : DOWN, from, to);
    },
    finish({ up, down, unknown }: Pick<Tally<'interpolated'>, 'up' | 'down' | 'unknown'>): void {
      cells.sum(DOWN, tally['down-at-least']);
      cells.sum(UP, surelyUp);
      for (let period = 0; period < periods; period++) {
        const business = (up[period] as number) + (down[period] as number) + (unknown[period] as number);
        tally['down-at-most'][period] = business - (surelyUp[period] as number);
      }
    },
  };
}

const [UP, DOWN] = [0, 1] as const;
