import { gapMoments } from './gap-moments.ts';
import { chanceOf, DOWN, type End, KINDS, KINDS_COUNT, type Kind, NO_END, UP } from './kinds.ts';

/**
 * Whole gaps by table. A week of 10,500 stores has 1.6 million gaps, and each of them 42 kinds: in closed form one by one
 * that is 17 s of exponentials. All that is asked of gaps is summed over a store's, and is smooth in their length; so the
 * weights of a cubic interpolation are summed first, a few numbers a gap, and only the sums meet the table: 0.2 s. The
 * closed forms stay the truth that tests hold it against: of one gap the mean is within a second of theirs, the standard
 * deviation within 6 s and a hundred-thousandth of the gap.
 *
 * Points lie evenly on the logarithm of an hour and the length: four minutes apart at an hour, half an hour at fourteen.
 */
const STEP = 1 / 32;
const POINTS = 152;

/** The longest gap that the table tells of (hours): a hundred hours and some. */
export const LONGEST = Math.expm1((POINTS - 3) * STEP);

/** A gap by what its ends found. What lies between two that differ is the same whichever way time runs. */
const CLASSES: readonly (readonly [End, End])[] = [
  [UP, UP],
  [UP, DOWN],
  [DOWN, DOWN],
  [UP, NO_END],
  [DOWN, NO_END],
  [NO_END, NO_END],
];
const [BOTH_UP, MIXED, BOTH_DOWN, AFTER_UP, AFTER_DOWN, UNHEARD] = [0, 1, 2, 3, 4, 5];

function classOf(first: End, last: End): number {
  if (first === NO_END) return last === NO_END ? UNHEARD : last === UP ? AFTER_UP : AFTER_DOWN;
  if (last === NO_END) return first === UP ? AFTER_UP : AFTER_DOWN;
  return first !== last ? MIXED : first === UP ? BOTH_UP : BOTH_DOWN;
}

/** For each class and point: the logarithm of the chance, the mean and the variance, kind by kind. */
const ROW = 3 * KINDS_COUNT;
let made: Float64Array | undefined;

function table(): Float64Array {
  made ??= makeTable();
  return made;
}

function makeTable(): Float64Array {
  const rows = new Float64Array(CLASSES.length * POINTS * ROW);
  CLASSES.forEach(([first, last], kindOfGap) => {
    for (let point = 1; point < POINTS; point++) {
      const at = (kindOfGap * POINTS + point) * ROW;
      const length = Math.expm1(point * STEP);
      KINDS.forEach((kind, place) => {
        const { mean, variance } = gapMoments(kind, { first, last, length, from: 0, to: length });
        rows[at + place] = Math.log(smoothChance(kind, first, last, length));
        rows[at + KINDS_COUNT + place] = mean;
        rows[at + 2 * KINDS_COUNT + place] = variance;
      });
    }
  });
  return rows;
}

/** A change is the less likely the shorter the gap; without its length and its rate that is smooth down to nothing. */
function smoothChance(kind: Kind, first: End, last: End, length: number): number {
  const chance = chanceOf(kind, first, last, length);
  return first === last || last === NO_END ? chance : chance / (kind.fails * length);
}

export type GapSums = ReturnType<typeof createGapSums>;

/** Sums over whole gaps of a store: `add` each, then `take` what they come to, which begins afresh. */
export function createGapSums() {
  const weights = new Float64Array(CLASSES.length * POINTS);
  const sum = new Float64Array(ROW);
  let fails = 0;
  let recovers = 0;

  function spread(at: number, weight: number): void {
    weights[at] = (weights[at] as number) + weight;
  }

  return {
    /** A gap of so many hours, LONGEST at most. */
    add(first: End, last: End, hours: number): void {
      const place = Math.log1p(hours) / STEP;
      const begin = Math.min(POINTS - 4, Math.max(0, Math.floor(place) - 1));
      const x = place - begin;
      const at = classOf(first, last) * POINTS + begin;
      spread(at, (-(x - 1) * (x - 2) * (x - 3)) / 6);
      spread(at + 1, (x * (x - 2) * (x - 3)) / 2);
      spread(at + 2, (-x * (x - 1) * (x - 3)) / 2);
      spread(at + 3, (x * (x - 1) * (x - 2)) / 6);
      if (first === UP && last === DOWN) fails++;
      else if (first === DOWN && last === UP) recovers++;
    },
    /** Adds the moments of down time and, where they are asked for, the logarithms, save for factors that all kinds share. */
    take(means: Float64Array, variances: Float64Array, at: number, logs?: Float64Array): void {
      const rows = table();
      // In one row, as the table has them: one loop takes two thirds of the time of three.
      if (logs !== undefined) sum.set(logs);
      sum.set(means.subarray(at, at + KINDS_COUNT), KINDS_COUNT);
      sum.set(variances.subarray(at, at + KINDS_COUNT), 2 * KINDS_COUNT);
      for (let place = 0; place < weights.length; place++) {
        const weight = weights[place] as number;
        if (weight === 0) continue;
        weights[place] = 0;
        const row = place * ROW;
        for (let i = 0; i < ROW; i++) sum[i] = (sum[i] as number) + weight * (rows[row + i] as number);
      }
      logs?.set(sum.subarray(0, KINDS_COUNT));
      means.set(sum.subarray(KINDS_COUNT, 2 * KINDS_COUNT), at);
      variances.set(sum.subarray(2 * KINDS_COUNT), at);
      if (logs !== undefined) addRates(logs);
      fails = recovers = 0;
    },
  };

  function addRates(logs: Float64Array): void {
    for (let kind = 0; kind < KINDS_COUNT; kind++) {
      const of = KINDS[kind] as Kind;
      logs[kind] = (logs[kind] as number) + fails * Math.log(of.fails) + recovers * Math.log(of.recovers);
    }
  }
}
