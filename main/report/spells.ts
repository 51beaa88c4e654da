import type { State } from './interpolated.ts';
import type { Milliseconds } from './types.ts';

/** Hears of a spell: time in one state. */
export type HearSpell = (state: State, from: Milliseconds, to: Milliseconds) => void;

/**
 * Joins the stretches of a store that follow one another in one state without a gap, for all that asks only when and how
 * long: a week of hourly polls is some 150 stretches and ten spells. `add` each in order of time, `finish` the store.
 */
export function createSpells(hear: HearSpell): { readonly add: HearSpell; finish(): void } {
  let state: State = 'unknown';
  // Begin and end of the spell at hand. As variables, each change of them would be an object of its own.
  const span = new Float64Array(2);
  const finish = () => {
    const [from, to] = [span[0] as number, span[1] as number];
    if (from < to) hear(state, from, to);
    span[0] = span[1] = 0;
  };
  return {
    add(next, start, end) {
      if (start === end) return;
      if (next === state && start === span[1]) {
        span[1] = end;
        return;
      }
      finish();
      state = next;
      span[0] = start;
      span[1] = end;
    },
    finish,
  };
}
