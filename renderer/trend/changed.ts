import type { Clarity } from '../../preload/contract.ts';
import { CHANGE_WORDS } from '../../preload/sheets.ts';

/** How a point is shown and read out that is surely or likely different from the one before it (SPEC §16). */
type Changed = { readonly look: 'is-better' | 'is-worse'; readonly words: string };

const LOOKS: Readonly<Partial<Record<Clarity, Changed['look']>>> = {
  better: 'is-better',
  worse: 'is-worse',
  'likely-better': 'is-better',
  'likely-worse': 'is-worse',
};

export function changedFrom(clarity: Clarity | undefined): Changed | undefined {
  if (clarity === undefined || clarity === 'unobserved') return undefined;
  const look = LOOKS[clarity];
  return look && { look, words: `${CHANGE_WORDS[clarity]} than in the week before` };
}
