import { HOUR } from '../weekly-hours.ts';
import type { Likely } from './likely-range.ts';

/** How many stores are called the worst, and how often lots are drawn for it (SPEC §16). */
export const WORST = 10;
const DRAWS = 2000;

/** No draw below is further from the mean than so many deviations: the least fraction that is drawn is 2⁻³². */
const FARTHEST = Math.sqrt(-2 * Math.log(2 ** -32));

/** Down time of a store as far as it can be told, and its bounds, in milliseconds. */
export type Ranked = { readonly likely: Likely; readonly atLeast: number; readonly atMost: number };

/**
 * The chance of each store to be among the WORST of most downtime: how often it is when the downtime of all is drawn from
 * what is likely. The same stores give the same chances. NaN of a store without a range, which takes no part; of equal ones
 * the first comes first.
 */
export function rankChances(stores: readonly (Ranked | undefined)[]): Float64Array {
  const chances = new Float64Array(stores.length).fill(Number.NaN);
  const draws = stores.flatMap((store, place) => (store === undefined ? [] : { place, ...drawOf(store) }));
  for (const { place } of draws) chances[place] = 0;
  // Who cannot come up to what ten others are at least is never among them.
  const least = draws.map(({ least }) => least).sort((a, b) => b - a)[WORST - 1] ?? 0;
  const able = draws.filter(({ most }) => most >= least);
  const next = createNormal();
  for (let draw = 0; draw < DRAWS; draw++) {
    const values = able.map(({ at }) => at(next()));
    for (const one of greatest(values)) {
      const { place } = able[one] as (typeof able)[number];
      chances[place] = (chances[place] as number) + 1 / DRAWS;
    }
  }
  return chances;
}

function drawOf({ likely, atLeast, atMost }: Ranked) {
  const deviation = Math.sqrt(likely.variance);
  const at = (normal: number) =>
    Math.min(atMost, Math.max(atLeast, (likely.mean + normal * deviation) * HOUR));
  return { at, least: at(-FARTHEST), most: at(FARTHEST) };
}

/** The places of the WORST greatest values; of equal ones the first. */
function greatest(values: readonly number[]): number[] {
  const best: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] as number;
    if (best.length === WORST && value <= (values[best[WORST - 1] as number] as number)) continue;
    let at = best.length;
    while (at > 0 && (values[best[at - 1] as number] as number) < value) at--;
    best.splice(at, 0, place);
    if (best.length > WORST) best.pop();
  }
  return best;
}

/** Normal numbers, always the same ones (Box and Muller's, of a 32-bit generator by Weyl and a mix). */
function createNormal(): () => number {
  let state = 26;
  let spare: number | undefined;
  const fraction = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (((mixed ^ (mixed >>> 15)) >>> 0) + 1) / 2 ** 32;
  };
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const length = Math.sqrt(-2 * Math.log(fraction()));
    const angle = 2 * Math.PI * fraction();
    spare = length * Math.sin(angle);
    return length * Math.cos(angle);
  };
}
