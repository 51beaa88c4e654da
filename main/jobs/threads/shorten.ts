/**
 * Numbers that are whole, halves or hundredths, as times in milliseconds and percents are, in two, four or five bytes each
 * rather than eight: what the window is handed of a month of 13,500 stores takes half.
 */
export type Shortened = {
  /** A number is `base` + n ÷ `scale`; the greatest n there is room for is NaN. */
  readonly scale: number;
  readonly base: number;
  /** How many bytes each takes; where there are five, all the fifth ones come after the others. */
  readonly width: 2 | 4 | 5;
  readonly bytes: Uint8Array;
};

/** Shorter ones are not worth the look. */
const FEWEST = 1024;
const LOW = 2 ** 32;

/** `undefined` where some number would not come back exactly as it is. */
export function shorten(numbers: Float64Array): Shortened | undefined {
  if (numbers.length < FEWEST) return undefined;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] as number;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  const base = Number.isFinite(least) ? least : 0;
  return keptAs(numbers, 1, base, most) ?? keptAs(numbers, 2, base, most) ?? keptAs(numbers, 100, 0, most);
}

function keptAs(numbers: Float64Array, scale: number, base: number, most: number): Shortened | undefined {
  const width = widthOf((most - base) * scale);
  if (width === undefined) return undefined;
  const { length } = numbers;
  const bytes = new Uint8Array(length * width);
  const low = width === 2 ? new Uint16Array(bytes.buffer) : new Uint32Array(bytes.buffer, 0, length);
  const high = bytes.subarray(length * 4);
  const unknown = 256 ** width - 1;
  for (let place = 0; place < length; place++) {
    const number = numbers[place] as number;
    const isKnown = !Number.isNaN(number);
    const n = isKnown ? Math.round((number - base) * scale) : unknown;
    if (isKnown && !(n >= 0 && Object.is(base + n / scale, number))) return undefined;
    // Twice as fast as a remainder.
    const above = Math.floor(n / LOW);
    low[place] = n - above * LOW;
    if (width === 5) high[place] = above;
  }
  return { scale, base, width, bytes };
}

const WIDTHS = [2, 4, 5] as const;

/** The least that has room for a number and for NaN. */
const widthOf = (greatest: number) => WIDTHS.find((width) => !(greatest >= 256 ** width - 1));

/** The same numbers in one or two bytes each, where all of them are small. */
export function narrow(numbers: Uint32Array): Uint8Array | Uint16Array | undefined {
  if (numbers.length < FEWEST) return undefined;
  let most = 0;
  for (let place = 0; place < numbers.length; place++) most = Math.max(most, numbers[place] as number);
  if (most < 256) return Uint8Array.from(numbers);
  return most < 65_536 ? Uint16Array.from(numbers) : undefined;
}
