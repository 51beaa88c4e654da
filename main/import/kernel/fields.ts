/** Fields of rows, which end at a delimiter or with their line. */

export const LF: u32 = 0x0a;
export const CR: u32 = 0x0d;
const QUOTE: u32 = 0x22;

/** Where a field is not of the usual form. */
export const UNUSUAL: usize = 0;

/** Where a field without quotes ends: at a delimiter, or at the end of its line. */
export function fieldEnd(start: usize, delimiters: v128, limit: usize): usize {
  if (<u32>load<u8>(start) === QUOTE) return UNUSUAL;
  for (let i = start; i < limit; i += 16) {
    const bytes = v128.load(i);
    const ends = i8x16.bitmask(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(<i8>LF))));
    if (ends !== 0) {
      const end = i + <usize>ctz(ends);
      if (end >= limit) return UNUSUAL;
      return <u32>load<u8>(end) === LF && end > start && <u32>load<u8>(end - 1) === CR ? end - 1 : end;
    }
  }
  return UNUSUAL;
}
