/** Texts looked up as they stand, sixteen bytes of them at a time. */

/** Sixteen bytes of the `length` at `at`, from the place `from` on; those beyond them zero. */
export function part(at: usize, length: usize, from: usize): v128 {
  if (length <= from) return i64x2.splat(0);
  const bytes = v128.load(at + from);
  const rest = length - from;
  if (rest >= 16) return bytes;
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  return v128.and(bytes, i8x16.lt_s(places, i8x16.splat(<i8>rest)));
}

export function hashOf(first: v128, second: v128, third: v128): u32 {
  const mixed = mix(first) + mix(second) * 3 + mix(third) * 5;
  return <u32>(((mixed ^ (mixed >> 29)) * 0xbf58476d1ce4e5b9) >> 32);
}

function mix(bytes: v128): u64 {
  const low = <u64>i64x2.extract_lane(bytes, 0) * 0x9e3779b97f4a7c15;
  return low ^ (<u64>i64x2.extract_lane(bytes, 1) * 0xc2b2ae3d27d4eb4f);
}
