/**
 * Numbers that are whole, halves or hundredths, as times in milliseconds and percents are, in four or five bytes each rather
 * than eight: what the window is handed of a month of 13,500 stores takes three fifths.
 */
export type Shortened = {
  /** A number is `base` + n ÷ `scale`; the greatest n there is room for is NaN. */
  readonly scale: number;
  readonly base: number;
  /** A fifth byte for each, all of them after the others. */
  readonly isLong: boolean;
  readonly bytes: Uint8Array;
};

/** Shorter ones are not worth the look. */
const FEWEST = 1024;
const LOW = 2 ** 32;
const HIGH = 2 ** 8;

/** `undefined` where some number would not come back exactly as it is. */
export function shorten(numbers: Float64Array): Shortened | undefined {
  if (numbers.length < FEWEST) return undefined;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  const base = Number.isFinite(least) ? least : 0;
  return keptAs(numbers, 1, base, most) ?? keptAs(numbers, 2, base, most) ?? keptAs(numbers, 100, 0, most);
}

function keptAs(numbers: Float64Array, scale: number, base: number, most: number): Shortened | undefined {
  const greatest = (most - base) * scale;
  const isLong = greatest >= LOW - 1;
  if (greatest >= LOW * HIGH - 1) return undefined;
  const { length } = numbers;
  const bytes = new Uint8Array(length * (isLong ? 5 : 4));
  const low = new Uint32Array(bytes.buffer, 0, length);
  const high = bytes.subarray(length * 4);
  for (let place = 0; place < length; place++) {
    const number = numbers[place] as number;
    const isKnown = !Number.isNaN(number);
    const n = isKnown ? Math.round((number - base) * scale) : LOW * HIGH - 1;
    if (isKnown && !(n >= 0 && Object.is(base + n / scale, number))) return undefined;
    // Twice as fast as a remainder.
    const above = Math.floor(n / LOW);
    low[place] = n - above * LOW;
    if (isLong) high[place] = above;
  }
  return { scale, base, isLong, bytes };
}
