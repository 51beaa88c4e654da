import type { Clarity } from '../../preload/contract.ts';

/** How a point is shown and read out that is surely or likely different from the one before it (SPEC §16). */
type Changed = { readonly look: 'is-better' | 'is-worse'; readonly words: string };

const CHANGED: Readonly<Record<Clarity, Changed | undefined>> = {
  better: { look: 'is-better', words: 'surely less downtime than in the week before' },
  worse: { look: 'is-worse', words: 'surely more downtime than in the week before' },
  'likely-better': { look: 'is-better', words: 'likely less downtime than in the week before' },
  'likely-worse': { look: 'is-worse', words: 'likely more downtime than in the week before' },
  unclear: undefined,
  unobserved: undefined,
};

export const changedFrom = (clarity: Clarity | undefined): Changed | undefined =>
  clarity === undefined ? undefined : CHANGED[clarity];
