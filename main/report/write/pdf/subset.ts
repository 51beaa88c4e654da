import type { Sfnt } from './sfnt.ts';

/** A font with some glyphs of another, and which number each of them has in it. */
export type Subset = { readonly bytes: Uint8Array; numberOf(glyph: number): number };

const ARGS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_FOLLOW = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;

/** With these glyphs and those that they are put together of. */
export function subsetOf(font: Sfnt, wanted: Iterable<number>): Subset {
  const numbers = new Map<number, number>([[0, 0]]);
  const glyphs: number[] = [0];
  const numberOf = (glyph: number): number => {
    const known = numbers.get(glyph);
    if (known !== undefined) return known;
    numbers.set(glyph, glyphs.length);
    glyphs.push(glyph);
    return glyphs.length - 1;
  };
  for (const glyph of wanted) numberOf(glyph);
  const outlines: Uint8Array[] = [];
  // It grows while glyphs name others.
  for (let place = 0; place < glyphs.length; place++) {
    outlines.push(renumbered(font.outline(glyphs[place] as number), numberOf));
  }
  return { bytes: fontOf(font, glyphs, outlines), numberOf };
}

/** An outline whose parts, where it has some, are named by their new numbers. */
function renumbered(outline: Uint8Array, numberOf: (glyph: number) => number): Uint8Array {
  const copy = outline.slice();
  const view = new DataView(copy.buffer);
  if (copy.length === 0 || view.getInt16(0) >= 0) return copy;
  for (let at = 10, flags = MORE_FOLLOW; (flags & MORE_FOLLOW) !== 0; ) {
    flags = view.getUint16(at);
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)));
    at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2);
    at += flags & HAS_MATRIX ? 8 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_SCALE ? 2 : 0;
  }
  return copy;
}

function fontOf(font: Sfnt, glyphs: readonly number[], outlines: readonly Uint8Array[]): Uint8Array {
  const loca = new DataView(new ArrayBuffer(4 * (glyphs.length + 1)));
  let length = 0;
  outlines.forEach((outline, place) => {
    loca.setUint32(4 * place, length);
    length += outline.length + (outline.length % 2);
  });
  loca.setUint32(4 * glyphs.length, length);
  const glyf = new Uint8Array(length);
  outlines.forEach((outline, place) => {
    glyf.set(outline, loca.getUint32(4 * place));
  });
  const hmtx = new DataView(new ArrayBuffer(4 * glyphs.length));
  glyphs.forEach((glyph, place) => {
    const outline = outlines[place] as Uint8Array;
    hmtx.setUint16(4 * place, font.advance(glyph));
    // Of what is drawn, the left edge.
    hmtx.setInt16(4 * place + 2, outline.length === 0 ? 0 : new DataView(outline.buffer).getInt16(2));
  });
  const head = changed(font.table('head'), (view) => view.setInt16(50, 1));
  const hhea = changed(font.table('hhea'), (view) => view.setUint16(34, glyphs.length));
  const maxp = changed(font.table('maxp'), (view) => view.setUint16(4, glyphs.length));
  return joined([
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', bytesOf(hmtx)],
    ['loca', bytesOf(loca)],
    ['maxp', maxp],
  ]);
}

const bytesOf = ({ buffer }: DataView) => new Uint8Array(buffer as ArrayBuffer);

function changed(table: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = table.slice();
  change(new DataView(copy.buffer));
  return copy;
}

function joined(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const begin = 12 + 16 * tables.length;
  const font = new Uint8Array(tables.reduce((sum, [, bytes]) => sum + padded(bytes.length), begin));
  const view = new DataView(font.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * tables.length - (16 << power));
  let at = begin;
  tables.forEach(([tag, bytes], place) => {
    const entry = 12 + 16 * place;
    font.set(new TextEncoder().encode(tag), entry);
    font.set(bytes, at);
    view.setUint32(entry + 4, checksum(view, at, padded(bytes.length)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    at += padded(bytes.length);
  });
  return font;
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
