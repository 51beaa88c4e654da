import { HOUR } from '../weekly-hours.ts';
import type { Likely } from './likely-range.ts';

/** How many stores are called the worst, and how often lots are drawn for it (SPEC §16). */
export const WORST = 10;
const DRAWS = 2000;

/** No draw is further from the mean than so many deviations: the least fraction that is drawn is 2⁻³². */
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
  const draws = stores.flatMap((store, place) => (store === undefined ? [] : drawOf(store, place)));
  for (const { place } of draws) chances[place] = 0;
  // Who cannot come up to what ten others are at least is never among them.
  const least = draws.map(({ least }) => least).sort((a, b) => b - a)[WORST - 1] ?? 0;
  const able = draws.filter(({ most }) => most >= least).map((draw, turn) => ({ ...draw, turn }));
  const byMost = able.toSorted((a, b) => b.most - a.most);
  for (let draw = 0; draw < DRAWS; draw++) {
    for (const { place } of greatest(byMost, draw * able.length)) {
      chances[place] = (chances[place] as number) + 1 / DRAWS;
    }
  }
  return chances;
}

type Draw = {
  readonly place: number;
  /** What a normal number makes of it: never less of a greater one. */
  readonly at: (normal: number) => number;
  readonly least: number;
  readonly most: number;
};

/** A store whose number in each draw is the one at its turn. */
type Able = Draw & { readonly turn: number };

function drawOf({ likely, atLeast, atMost }: Ranked, place: number): Draw {
  const deviation = Math.sqrt(likely.variance);
  const at = (normal: number) =>
    Math.min(atMost, Math.max(atLeast, (likely.mean + normal * deviation) * HOUR));
  return { place, at, least: at(-FARTHEST), most: at(FARTHEST) };
}

/**
 * The WORST of a draw whose numbers begin at a place of the sequence; of equal ones those whose turn is first. Who can be more
 * comes first, so that most of the others need no number: of ten thousand stores that takes a tenth of the time.
 */
function greatest(byMost: readonly Able[], begin: number): readonly Able[] {
  const best: { readonly one: Able; readonly value: number }[] = [];
  let tenth = Number.NEGATIVE_INFINITY;
  for (const one of byMost) {
    if (one.most < tenth) break;
    if (one.at(farthestAt(begin + one.turn)) < tenth) continue;
    const value = one.at(normalAt(begin + one.turn));
    let at = best.length;
    for (; at > 0; at--) {
      const other = best[at - 1] as (typeof best)[number];
      if (other.value > value || (other.value === value && other.one.turn < one.turn)) break;
    }
    best.splice(at, 0, { one, value });
    if (best.length > WORST) best.pop();
    if (best.length === WORST) tenth = (best.at(-1) as (typeof best)[number]).value;
  }
  return best.map(({ one }) => one);
}

/** The normal number at a place of a sequence that is always the same (Box and Muller's, two of two fractions). */
function normalAt(place: number): number {
  const first = place - (place % 2);
  const length = Math.sqrt(-2 * Math.log(fractionOf(bitsAt(first))));
  const angle = 2 * Math.PI * fractionOf(bitsAt(first + 1));
  return length * (first === place ? Math.cos(angle) : Math.sin(angle));
}

/** What the normal number at a place is not beyond, by the zeros that the bits of its length begin with. */
function farthestAt(place: number): number {
  return FARTHEST_BY_ZEROS[Math.clz32(bitsAt(place - (place % 2)))] as number;
}

const FARTHEST_BY_ZEROS = Array.from({ length: 33 }, (_, zeros) => Math.sqrt(2 * Math.LN2 * (zeros + 1)));

const fractionOf = (bits: number) => (bits + 1) / 2 ** 32;

/** 32 bits at a place of a sequence that is always the same (Weyl's, mixed). */
function bitsAt(place: number): number {
  const state = (26 + Math.imul(place + 1, 0x9e3779b9)) | 0;
  let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
