/** The tables of a TrueType font that an embedded one is made of. */
export type Sfnt = {
  readonly bytes: Uint8Array;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  /** How far a glyph moves the next one. */
  advance(glyph: number): number;
  /** The bytes of a glyph, none for one without an outline. */
  outline(glyph: number): Uint8Array;
  table(tag: string): Uint8Array;
};

export function readSfnt(given: Uint8Array): Sfnt {
  // Of a Buffer, `slice` would not be a copy.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Uint8Array>();
  for (let table = 0, count = view.getUint16(4); table < count; table++) {
    const at = 12 + 16 * table;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const offset = view.getUint32(at + 8);
    tables.set(tag, bytes.subarray(offset, offset + view.getUint32(at + 12)));
  }
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (found === undefined) throw new Error(`The font has no table ${tag}.`);
    return found;
  };
  const of = (tag: string) => {
    const found = table(tag);
    return new DataView(found.buffer, found.byteOffset, found.byteLength);
  };
  const [head, hhea, hmtx, loca] = [of('head'), of('hhea'), of('hmtx'), of('loca')];
  const glyphs = table('glyf');
  const metrics = hhea.getUint16(34);
  const isLong = head.getInt16(50) === 1;
  const offsetOf = (glyph: number) => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  return {
    bytes,
    table,
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    advance: (glyph) => hmtx.getUint16(4 * Math.min(glyph, metrics - 1)),
    outline: (glyph) => glyphs.subarray(offsetOf(glyph), offsetOf(glyph + 1)),
  };
}
