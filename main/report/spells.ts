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
  let [from, to] = [0, 0];
  const finish = () => {
    if (from < to) hear(state, from, to);
    from = to = 0;
  };
  return {
    add(next, start, end) {
      if (start === end) return;
      if (next === state && start === to) {
        to = end;
        return;
      }
      finish();
      state = next;
      from = start;
      to = end;
    },
    finish,
  };
}
