import type { DocumentFont, DocumentFonts } from './document-fonts.ts';
import type { Face, Faces, ShapedGlyph } from './faces.ts';
import { num } from './objects.ts';

/** Glyphs of one font one after another, in the order in which they are read. */
export type Piece = {
  readonly font: DocumentFont;
  /** Where it begins and how long it is, in thousandths of the type's size. */
  readonly x: number;
  /** What a page's content shows it by, for a size of type. */
  readonly show: (size: number) => string;
  /** What it says, where its glyphs by themselves would not. */
  readonly says: string | undefined;
};

/** A line of text, its width in thousandths of the type's size. */
export type Line = { readonly pieces: readonly Piece[]; readonly width: number };

export type Weight = 'regular' | 'bold';

/** Levels of embedding, as UAX 9 finds them: even ones run from left to right. */
export type Levels = (text: string) => ArrayLike<number>;

/** Lays lines out in the fonts of a document. */
export type Setter = {
  line(text: string, weight?: Weight): Line;
  /** The width of that alone. */
  width(text: string, weight?: Weight): number;
};

export function createSetter(faces: Faces, fonts: DocumentFonts, levels: Levels): Setter {
  /** For characters that stand alone, whose glyphs follow each other as they do. */
  const plain = { regular: new Map<number, Plain>(), bold: new Map<number, Plain>() };
  type Plain = { readonly font: DocumentFont; readonly code: string; readonly width: number };

  const faceOf = (character: number, weight: Weight): Face => {
    if (weight === 'bold' && faces.bold.shaper.glyphOf(character) !== 0) return faces.bold;
    return faces.faceOf(character) ?? faces.latin;
  };
  const plainOf = (character: number, weight: Weight): Plain => {
    const known = plain[weight].get(character);
    if (known !== undefined) return known;
    const font = fonts.of(faceOf(character, weight));
    const glyph = font.face.shaper.glyphOf(character);
    const made =
      glyph === 0
        ? plainOf(UNKNOWN, weight)
        : { font, code: font.code(glyph, String.fromCodePoint(character)), width: font.width(glyph) };
    plain[weight].set(character, made);
    return made;
  };

  function plainLine(text: string, weight: Weight): Line {
    const pieces: Piece[] = [];
    let width = 0;
    let font: DocumentFont | undefined;
    let codes = '';
    let from = 0;
    const close = () => {
      if (font !== undefined) pieces.push({ font, x: from, show: showing(`<${codes}>Tj`), says: undefined });
    };
    for (let at = 0; at < text.length; at++) {
      const one = plainOf(text.charCodeAt(at), weight);
      if (one.font !== font) {
        close();
        font = one.font;
        codes = '';
        from = width;
      }
      codes += one.code;
      width += one.width;
    }
    close();
    return { pieces, width };
  }

  function shapedLine(text: string, weight: Weight): Line {
    const runs = runsOf(text, levels(text), (cluster) => clusterFace(faces, cluster, weight));
    const shaped = runs.map((run) => shapeRun(run, faces, fonts));
    const starts = new Array<number>(runs.length).fill(0);
    let width = 0;
    for (const place of visualOrder(runs.map(({ level }) => level))) {
      starts[place] = width;
      width += shaped[place]?.width ?? 0;
    }
    const pieces = shaped.map(({ font, show, says }, place) => ({
      font,
      show,
      says,
      x: starts[place] as number,
    }));
    return { pieces, width };
  }

  return {
    line: (text, weight = 'regular') =>
      PLAIN.test(text) ? plainLine(text, weight) : shapedLine(text, weight),
    width(text, weight = 'regular') {
      if (!PLAIN.test(text)) return shapedLine(text, weight).width;
      let width = 0;
      for (let at = 0; at < text.length; at++) width += plainOf(text.charCodeAt(at), weight).width;
      return width;
    },
  };
}

/** Characters of scripts that run from left to right one by one: nearly everything there is in most reports. */
const PLAIN =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u20a0-\u20bf]*$/;
/** Stands for what no font has. */
const UNKNOWN = 0xfffd;

const showing = (operators: string) => () => operators;

type Run = { readonly text: string; readonly face: Face | undefined; readonly level: number };

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** What is told to the shaper and has no look of its own. */
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;

/** Of a cluster of characters, the face that has all of them, or its first one. */
function clusterFace(faces: Faces, cluster: string, weight: Weight): Face | undefined {
  const characters = [...cluster].filter((one) => !IGNORABLE.test(one)).map((one) => one.codePointAt(0) ?? 0);
  const [first, ...others] = characters;
  if (first === undefined) return faces.latin;
  const has = (face: Face | undefined) => characters.every((one) => face?.shaper.glyphOf(one) !== 0);
  if (weight === 'bold' && has(faces.bold)) return faces.bold;
  const own = faces.faceOf(first);
  if (own === undefined || others.length === 0 || has(own)) return own;
  return others.map((one) => faces.faceOf(one)).find((face) => face !== undefined && has(face)) ?? own;
}

/** Signs that only direct: done with once the levels are found (UAX 9, 5.2). */
const DIRECTING = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/;

/** The text cut where its direction or its face changes; what no face has stands alone. */
function runsOf(
  text: string,
  levels: ArrayLike<number>,
  faceOf: (cluster: string) => Face | undefined,
): Run[] {
  const runs: { text: string; face: Face | undefined; level: number }[] = [];
  for (const { segment, index } of clusters.segment(text)) {
    if (DIRECTING.test(segment)) continue;
    const level = levels[index] ?? 0;
    const last = runs.at(-1);
    const face = faceOf(segment);
    if (last !== undefined && last.face === face && last.level === level && face !== undefined)
      last.text += segment;
    else runs.push({ text: segment, face, level });
  }
  return runs;
}

type Shown = { readonly font: DocumentFont; readonly width: number } & Pick<Piece, 'show' | 'says'>;

/** A run in the glyphs of its face; where it has none, in the sign for what is not known, which still says the text. */
function shapeRun({ text, face, level }: Run, faces: Faces, fonts: DocumentFonts): Shown {
  const font = fonts.of(face ?? faces.latin);
  const direction = level % 2 === 0 ? 'ltr' : 'rtl';
  const { shaper, sfnt } = font.face;
  const shaped = face === undefined ? [] : shaper.shape(text, direction);
  if (shaped.length === 0 || shaped.some(({ glyph }) => glyph === 0)) {
    const unknown = fonts.of(faces.latin);
    const glyph = faces.latin.shaper.glyphOf(UNKNOWN);
    const code = unknown.code(glyph, String.fromCodePoint(UNKNOWN));
    return { font: unknown, width: unknown.width(glyph), show: showing(`<${code}>Tj`), says: text };
  }
  const scale = 1000 / sfnt.unitsPerEm;
  const texts = textsOf(text, shaped);
  const codes = shaped.map(({ glyph }, place) => font.code(glyph, texts[place] || NO_TEXT));
  const width = shaped.reduce((sum, { advance }) => sum + advance, 0) * scale;
  const showGroup = (from: number, to: number, size: number): string => {
    let operators = '[';
    let rise = 0;
    for (let place = from; place < to; place++) {
      const { glyph, advance, right, up } = shaped[place] as ShapedGlyph;
      if (up !== rise) {
        operators += `]TJ ${num((up * scale * size) / 1000)} Ts[`;
        rise = up;
      }
      // Numbers in it move to the left.
      const after = Math.round(font.width(glyph) - (advance - right) * scale);
      operators += `${right === 0 ? '' : Math.round(-right * scale)}<${codes[place]}>${after === 0 ? '' : after}`;
    }
    return `${operators}]TJ${rise === 0 ? '' : ' 0 Ts'}`;
  };
  if (direction === 'ltr') {
    const isTold = texts.every((one) => one !== '');
    return {
      font,
      width,
      show: (size) => showGroup(0, shaped.length, size),
      says: isTold ? undefined : text,
    };
  }
  // From right to left, programs put what glyphs stand for into order by themselves, and would not a whole text.
  const show = (size: number): string =>
    shaped
      .map((_, place) => {
        const shown = showGroup(place, place + 1, size);
        return texts[place] === '' ? `/Span<</ActualText<FEFF>>>BDC ${shown} EMC` : shown;
      })
      .join(' ');
  return { font, width, show, says: undefined };
}

/** A blank of no width, for a glyph that stands for a part of what another one says. */
const NO_TEXT = '\u200b';

/** What each glyph stands for: of several for the same characters, the widest one for all of them. */
function textsOf(text: string, shaped: readonly ShapedGlyph[]): string[] {
  const begins = [...new Set(shaped.map(({ at }) => at))].sort((a, b) => a - b);
  const endOf = new Map(begins.map((at, place) => [at, begins[place + 1] ?? text.length]));
  const widest = new Map<number, ShapedGlyph>();
  for (const one of shaped) {
    if (one.advance > (widest.get(one.at)?.advance ?? -1)) widest.set(one.at, one);
  }
  return shaped.map((one) => (widest.get(one.at) === one ? text.slice(one.at, endOf.get(one.at)) : ''));
}

/** The order in which runs stand from left to right (UAX 9, L2), as places in the order in which they are read. */
export function visualOrder(levels: readonly number[]): number[] {
  const order = [...levels.keys()];
  const highest = Math.max(0, ...levels);
  for (let level = highest; level > 0; level--) {
    for (let at = 0; at < order.length; at++) {
      let end = at;
      while (end < order.length && (levels[order[end] as number] as number) >= level) end++;
      if (end - at > 1) order.splice(at, end - at, ...order.slice(at, end).reverse());
      at = Math.max(at, end);
    }
  }
  return order;
}
