import type { Face, FontName } from './faces.ts';
import { type PdfObjects, type Ref, refText } from './objects.ts';
import { subsetOf } from './subset.ts';

/** A font of a document: the glyphs that were drawn in it, each with the text that it stands for. */
export type DocumentFont = {
  readonly face: Face;
  /** Its name on pages. */
  readonly resource: string;
  /** How a glyph is named on pages, four hexadecimal digits; the same glyph for another text is another name. */
  code(glyph: number, text: string): string;
  /** How wide a glyph is, in thousandths of the type's size. */
  width(glyph: number): number;
};

export type DocumentFonts = {
  of(face: Face): DocumentFont;
  /** Writes what was drawn, and answers the fonts for the resources of pages. */
  end(objects: PdfObjects): string;
};

type Used = { readonly glyphs: number[]; readonly texts: string[] };

/** The most names that a font has for its glyphs. */
const MOST_CODES = 0xffff;

export function createDocumentFonts(): DocumentFonts {
  const fonts = new Map<FontName, { readonly font: DocumentFont; readonly used: Used }>();
  return {
    of(face) {
      const known = fonts.get(face.name);
      if (known !== undefined) return known.font;
      const made = createFont(face, `F${fonts.size + 1}`);
      fonts.set(face.name, made);
      return made.font;
    },
    end(objects) {
      const written = [...fonts.values()].map(
        ({ font, used }) => `/${font.resource} ${refText(writeFont(objects, font, used))}`,
      );
      return `/Font<<${written.join('')}>>`;
    },
  };
}

function createFont(face: Face, resource: string): { readonly font: DocumentFont; readonly used: Used } {
  const used: Used = { glyphs: [0], texts: ['\ufffd'] };
  const codes = new Map<number, Map<string, string>>();
  const scale = 1000 / face.sfnt.unitsPerEm;
  const font: DocumentFont = {
    face,
    resource,
    width: (glyph) => face.sfnt.advance(glyph) * scale,
    code(glyph, text) {
      const ofGlyph = codes.get(glyph) ?? new Map<string, string>();
      codes.set(glyph, ofGlyph);
      const known = ofGlyph.get(text);
      if (known !== undefined) return known;
      if (used.glyphs.length > MOST_CODES) return '0000';
      const code = used.glyphs.length.toString(16).toUpperCase().padStart(4, '0');
      ofGlyph.set(text, code);
      used.glyphs.push(glyph);
      used.texts.push(text);
      return code;
    },
  };
  return { font, used };
}

function writeFont(objects: PdfObjects, font: DocumentFont, { glyphs, texts }: Used): Ref {
  const { sfnt, name } = font.face;
  const scale = 1000 / sfnt.unitsPerEm;
  const round = (units: number) => Math.round(units * scale);
  const subset = subsetOf(sfnt, glyphs);
  const [root, descendant, descriptor, file, map, unicode] = Array.from({ length: 6 }, objects.reserve) as [
    Ref,
    Ref,
    Ref,
    Ref,
    Ref,
    Ref,
  ];
  // Six letters say that it is a part of a font.
  const called = `${TAG}+NotoSans-${name}`;
  objects.stream(file, `/Length1 ${subset.bytes.length}`, subset.bytes);
  objects.stream(map, '', glyphMap(glyphs.map(subset.numberOf)));
  objects.stream(unicode, '', new TextEncoder().encode(unicodeMap(texts)));
  objects.put(
    descriptor,
    `<</Type/FontDescriptor/FontName/${called}/Flags 4/FontBBox[${sfnt.box.map(round).join(' ')}]/ItalicAngle 0/Ascent ${round(sfnt.ascent)}/Descent ${round(sfnt.descent)}/CapHeight 714/StemV 80/FontFile2 ${refText(file)}>>`,
  );
  objects.put(
    descendant,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${called}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${refText(descriptor)}/CIDToGIDMap ${refText(map)}/DW 1000/W[0[${glyphs.map((glyph) => round(sfnt.advance(glyph))).join(' ')}]]>>`,
  );
  objects.put(
    root,
    `<</Type/Font/Subtype/Type0/BaseFont/${called}/Encoding/Identity-H/DescendantFonts[${refText(descendant)}]/ToUnicode ${refText(unicode)}>>`,
  );
  return root;
}

const TAG = 'STORES';

function glyphMap(glyphs: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * glyphs.length));
  glyphs.forEach((glyph, code) => {
    view.setUint16(2 * code, glyph);
  });
  return new Uint8Array(view.buffer);
}

/** The most lines of a section of the map. */
const SECTION = 100;

/** Which text each code stands for, as searching and copying read it. */
function unicodeMap(texts: readonly string[]): string {
  const lines = texts.map(
    (text, code) =>
      `<${hex(code)}> <${Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('')}>`,
  );
  const sections: string[] = [];
  for (let at = 0; at < lines.length; at += SECTION) {
    const section = lines.slice(at, at + SECTION);
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, '0');
