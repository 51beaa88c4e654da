const HALF_HOUR = 30 * 60_000;

/** Numbers by place, of which there are as many as are asked for; those that were not set are what they begin as. */
type Grown = { readonly begin: number; numbers: Float64Array | Uint32Array };

const FIRST_ROOM = 1 << 10;

/**
 * The gaps between the polls of each store, by its place among the stores of a batch: how many, how many of them short, and
 * the two that may be in the middle. In arrays: objects of a million stores would take 150 MB.
 */
export function createPollGaps() {
  const number: Grown = { begin: 0, numbers: new Uint32Array() };
  const last: Grown = { begin: Number.NaN, numbers: new Float64Array() };
  const count: Grown = { begin: 0, numbers: new Uint32Array() };
  const short: Grown = { begin: 0, numbers: new Uint32Array() };
  const longestShort: Grown = { begin: 0, numbers: new Uint32Array() };
  const shortestLong: Grown = { begin: Number.POSITIVE_INFINITY, numbers: new Float64Array() };
  const columns = [number, last, count, short, longestShort, shortestLong];
  let stores = 0;
  return {
    /** Adds polls [from, to) of a week that begins at an instant (ms since the epoch), later than those of the store before. */
    add(
      place: number,
      store: number,
      weekStart: number,
      packed: Uint32Array,
      from: number,
      to: number,
    ): void {
      stores = Math.max(stores, place + 1);
      for (const column of columns) grow(column, stores);
      let manyShort = short.numbers[place] as number;
      let longest = longestShort.numbers[place] as number;
      let shortest = shortestLong.numbers[place] as number;
      const lastBefore = last.numbers[place] as number;
      // Within a week times fit into 32 bits, which are faster to compare.
      let previous = (packed[from] as number) >>> 1;
      for (let k = from + 1; k < to; k++) {
        const at = (packed[k] as number) >>> 1;
        const gap = at - previous;
        if (gap < HALF_HOUR) {
          manyShort++;
          if (gap > longest) longest = gap;
        } else if (gap < shortest) shortest = gap;
        previous = at;
      }
      const across = weekStart + ((packed[from] as number) >>> 1) - lastBefore;
      if (across < HALF_HOUR) {
        manyShort++;
        longest = Math.max(longest, across);
      } else if (across < shortest) shortest = across;
      count.numbers[place] =
        (count.numbers[place] as number) + to - from - (Number.isNaN(lastBefore) ? 1 : 0);
      short.numbers[place] = manyShort;
      longestShort.numbers[place] = longest;
      shortestLong.numbers[place] = shortest;
      number.numbers[place] = store;
      last.numbers[place] = weekStart + previous;
    },
    /** The stores whose gaps are under half an hour in the median. */
    *often(): Generator<number> {
      for (let place = 0; place < stores; place++) if (isOften(place)) yield number.numbers[place] as number;
    },
  };

  function isOften(place: number): boolean {
    const [gaps, shortOnes] = [count.numbers[place] as number, short.numbers[place] as number];
    if (shortOnes * 2 !== gaps) return shortOnes * 2 > gaps;
    const [longest, shortest] = [
      longestShort.numbers[place] as number,
      shortestLong.numbers[place] as number,
    ];
    return shortOnes > 0 && (longest + shortest) / 2 < HALF_HOUR;
  }
}

function grow(grown: Grown, room: number): void {
  const { numbers, begin } = grown;
  if (room <= numbers.length) return;
  const length = Math.max(FIRST_ROOM, 2 * room);
  grown.numbers = numbers instanceof Float64Array ? new Float64Array(length) : new Uint32Array(length);
  grown.numbers.set(numbers);
  grown.numbers.fill(begin, numbers.length);
}
