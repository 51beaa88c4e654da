import { readSfnt, type Sfnt } from './sfnt.ts';

/** The fonts there are (main/fonts), in the order in which a character is looked for where its script does not say in which. */
export const FONT_NAMES = [
  'latin',
  'latin-ext',
  'vietnamese',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'symbols',
  'emoji',
  'chinese',
  'japanese',
  'chinese-traditional',
  'korean',
  'arabic',
  'armenian',
  'bengali',
  'devanagari',
  'ethiopic',
  'georgian',
  'gujarati',
  'gurmukhi',
  'hebrew',
  'kannada',
  'khmer',
  'lao',
  'malayalam',
  'myanmar',
  'sinhala',
  'tamil',
  'telugu',
  'thai',
  'latin-bold',
] as const;
export type FontName = (typeof FONT_NAMES)[number];

/** Of a run of glyphs, in units of its font: what is drawn, for which character, and how far it moves what follows. */
export type ShapedGlyph = {
  readonly glyph: number;
  /** The place in the text of the character that it begins with. */
  readonly at: number;
  readonly advance: number;
  readonly right: number;
  readonly up: number;
};

/** What lays glyphs of a font out, such as HarfBuzz. */
export type Shaper = {
  /** The glyph of a character, 0 where the font has none. */
  glyphOf(character: number): number;
  shape(text: string, direction: 'ltr' | 'rtl'): readonly ShapedGlyph[];
};

/** Where fonts come from, and what lays them out. */
export type FontTools = { font(name: FontName): Uint8Array; shaper(font: Uint8Array): Shaper };

export type Face = { readonly name: FontName; readonly sfnt: Sfnt; readonly shaper: Shaper };

export type Faces = {
  readonly bold: Face;
  readonly latin: Face;
  /** The face that has a character; `undefined` where none has. */
  faceOf(character: number): Face | undefined;
};

/** Each is loaded when a character needs it. */
export function createFaces({ font, shaper }: FontTools): Faces {
  const loaded = new Map<FontName, Face>();
  const load = (name: FontName): Face => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const bytes = font(name);
    const face = { name, sfnt: readSfnt(bytes), shaper: shaper(bytes) };
    loaded.set(name, face);
    return face;
  };
  const known = new Map<number, Face | undefined>();
  return {
    latin: load('latin'),
    bold: load('latin-bold'),
    faceOf(character) {
      if (known.has(character)) return known.get(character);
      const face = candidates(character)
        .map(load)
        .find(({ shaper }) => shaper.glyphOf(character) !== 0);
      known.set(character, face);
      return face;
    },
  };
}

const GENERAL = FONT_NAMES.slice(0, FONT_NAMES.indexOf('korean'));
const HAN: readonly FontName[] = ['chinese', 'japanese', 'chinese-traditional'];

/** By script, as far as one has fonts of its own. */
const BY_SCRIPT: readonly (readonly [RegExp, readonly FontName[]])[] = [
  [/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]$/u, HAN],
  [/^\p{Script=Hangul}$/u, ['korean']],
  [/^\p{Extended_Pictographic}$/u, ['latin', 'emoji', 'symbols']],
  ...(
    [
      'Arabic',
      'Armenian',
      'Bengali',
      'Devanagari',
      'Ethiopic',
      'Georgian',
      'Gujarati',
      'Gurmukhi',
      'Hebrew',
      'Kannada',
      'Khmer',
      'Lao',
      'Malayalam',
      'Myanmar',
      'Sinhala',
      'Tamil',
      'Telugu',
      'Thai',
    ] as const
  ).map(
    (script) => [new RegExp(`^\\p{Script=${script}}$`, 'u'), [script.toLowerCase() as FontName]] as const,
  ),
];

function candidates(character: number): readonly FontName[] {
  const text = String.fromCodePoint(character);
  return BY_SCRIPT.find(([script]) => script.test(text))?.[1] ?? GENERAL;
}
