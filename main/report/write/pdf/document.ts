import { createDocumentFonts } from './document-fonts.ts';
import type { Faces } from './faces.ts';
import { createSetter, type Levels, type Line, type Setter } from './line.ts';
import { createObjects, type Deflate, num, type Ref, refText, textString } from './objects.ts';
import { createStructure, type Element, type Structure, type Tag } from './structure.ts';
import { wrap } from './wrap.ts';

/** How wide and how high a page is, in points. */
export type Size = { readonly width: number; readonly height: number };

/** Colours, as three shares. */
export const INK = '0.12 0.15 0.19';
export const QUIET = '0.36 0.4 0.45';
export const RULE = '0.82 0.84 0.87';

export const MARGIN = 32;
const FOOTER = 8;
const FOOTER_AT = 18;
/** Room for the number of all pages. */
const FOOTER_WIDTH = 80;

/** A page that is being drawn on. */
export type Drawing = {
  readonly size: Size;
  /** Draws lines of text as one part; `x` and `y` say where a line begins, its baseline. */
  text(tag: Tag, parent: Element, lines: readonly PlacedLine[], look: Look, attributes?: string): void;
  /** The same as a part of nothing, such as a heading that is told again. */
  aside(lines: readonly PlacedLine[], look: Look): void;
  /** A picture by its operators. */
  figure(parent: Element, operators: string, attributes: string): void;
  /** Lines and areas that say nothing. */
  decorate(operators: string): void;
};

export type PlacedLine = { readonly line: Line; readonly x: number; readonly y: number };
export type Look = { readonly size: number; readonly colour?: string };

export type PdfDocument = {
  readonly setter: Setter;
  readonly structure: Structure;
  page(size: Size): Drawing;
  /** Names the last page in the list of what there is. */
  outline(title: string): void;
  /** How many there are so far. */
  pages(): number;
  /** The bytes of what is done with. */
  take(): Uint8Array[];
  end(): Uint8Array[];
};

type OpenPage = {
  readonly ref: Ref;
  readonly size: Size;
  readonly parts: Ref[];
  readonly operators: string[];
};

/** What writing a PDF takes from outside. */
export type PdfTools = { readonly faces: Faces; readonly levels: Levels; readonly deflate: Deflate };

/** A document that is written page by page, tagged, with its title shown (PDF/UA). */
export function createPdfDocument(
  { faces, levels, deflate }: PdfTools,
  { title, language }: { readonly title: string; readonly language: string },
): PdfDocument {
  const objects = createObjects(deflate);
  const structure = createStructure(objects);
  const fonts = createDocumentFonts();
  const setter = createSetter(faces, fonts, levels);
  const [catalog, info, pagesRef, resources, total] = Array.from({ length: 5 }, objects.reserve) as [
    Ref,
    Ref,
    Ref,
    Ref,
    Ref,
  ];
  const pages: Ref[] = [];
  const outlines: { readonly title: string; readonly page: number }[] = [];
  let open: OpenPage | undefined;

  function closePage(): void {
    if (open === undefined) return;
    const { ref, size, parts, operators } = open;
    open = undefined;
    operators.push(footer(size, pages.length));
    const content = objects.reserve();
    objects.stream(content, '', new TextEncoder().encode(operators.join('\n')));
    objects.put(
      ref,
      `<</Type/Page/Parent ${refText(pagesRef)}/MediaBox[0 0 ${num(size.width)} ${num(size.height)}]/Resources ${refText(resources)}/Contents ${refText(content)}/StructParents ${structure.page(parts)}/Tabs/S>>`,
    );
  }

  const titles = new Map<number, readonly Line[]>();
  /** The title in one line of a width, which is looked for once for all pages of a size. */
  function titleWithin(width: number): readonly Line[] {
    const line = titles.get(width) ?? wrap(setter, title, (width * 1000) / FOOTER, 'regular', 1);
    titles.set(width, line);
    return line;
  }

  /** Its number, and as much of the title of all as there is room for; the number of all pages is known at the end only. */
  function footer({ width }: Size, page: number): string {
    const number = setter.line(`Page ${page} of `);
    const x = width - MARGIN - FOOTER_WIDTH;
    const shownTitle = titleWithin(x - MARGIN - FOOTER).map((line) => ({ line, x: MARGIN, y: FOOTER_AT }));
    const shown = [
      ...setText(shownTitle, { size: FOOTER, colour: QUIET }),
      ...setText([{ line: number, x, y: FOOTER_AT }], { size: FOOTER, colour: QUIET }),
    ];
    const after = x + (number.width * FOOTER) / 1000;
    return `/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n${shown.join('\n')}\nq 1 0 0 1 ${num(after)} ${FOOTER_AT} cm /Total Do Q\nEMC`;
  }

  function page(size: Size): Drawing {
    closePage();
    const current: OpenPage = { ref: objects.reserve(), size, parts: [], operators: [] };
    open = current;
    pages.push(current.ref);
    const { operators, parts } = current;
    const marked = (tag: Tag, inside: string) => `/${tag}<</MCID ${parts.length}>>BDC\n${inside}\nEMC`;
    return {
      size,
      text(tag, parent, lines, look, attributes) {
        if (lines.every(({ line }) => line.pieces.length === 0)) {
          structure.leaf(tag, parent, undefined, attributes);
          return;
        }
        operators.push(marked(tag, setText(lines, look).join('\n')));
        parts.push(structure.leaf(tag, parent, { page: current.ref, content: parts.length }, attributes));
      },
      aside(lines, look) {
        operators.push(`/Artifact BMC\n${setText(lines, look).join('\n')}\nEMC`);
      },
      figure(parent, drawn, attributes) {
        operators.push(marked('Figure', drawn));
        parts.push(
          structure.leaf('Figure', parent, { page: current.ref, content: parts.length }, attributes),
        );
      },
      decorate(drawn) {
        operators.push(`/Artifact BMC\nq ${drawn} Q\nEMC`);
      },
    };
  }

  function writeOutlines(): Ref | undefined {
    const root = objects.reserve();
    const refs = outlines.map(objects.reserve);
    outlines.forEach(({ title: name, page: place }, at) => {
      const [before, after] = [refs[at - 1], refs[at + 1]];
      const links = `${before === undefined ? '' : `/Prev ${refText(before)}`}${after === undefined ? '' : `/Next ${refText(after)}`}`;
      objects.put(
        refs[at] as Ref,
        `<</Title ${textString(name)}/Parent ${refText(root)}${links}/Dest[${refText(pages[place] as Ref)}/XYZ null null null]>>`,
      );
    });
    const [first, last] = [refs[0], refs.at(-1)];
    const ends =
      first === undefined || last === undefined ? '' : `/First ${refText(first)}/Last ${refText(last)}`;
    objects.put(root, `<</Type/Outlines${ends}/Count ${refs.length}>>`);
    return root;
  }

  return {
    setter,
    structure,
    page,
    outline: (name) => outlines.push({ title: name, page: pages.length - 1 }),
    pages: () => pages.length,
    take: () => objects.take(),
    end() {
      closePage();
      const count = setText([{ line: setter.line(String(pages.length)), x: 0, y: 0 }], {
        size: FOOTER,
        colour: QUIET,
      });
      objects.stream(
        total,
        `/Type/XObject/Subtype/Form/BBox[0 ${-FOOTER} ${FOOTER_WIDTH} ${2 * FOOTER}]/Resources ${refText(resources)}`,
        new TextEncoder().encode(count.join('\n')),
      );
      objects.put(resources, `<<${fonts.end(objects)}/XObject<</Total ${refText(total)}>>>>`);
      objects.put(pagesRef, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map(refText).join(' ')}]>>`);
      const metadata = objects.reserve();
      objects.stream(
        metadata,
        '/Type/Metadata/Subtype/XML',
        new TextEncoder().encode(xmp(title, language)),
        'plain',
      );
      objects.put(
        info,
        `<</Title ${textString(title)}/Producer ${textString('Store Monitor')}/Creator ${textString('Store Monitor')}>>`,
      );
      objects.put(
        catalog,
        `<</Type/Catalog/Pages ${refText(pagesRef)}/Lang(${language})/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseOutlines/Outlines ${refText(writeOutlines() as Ref)}/StructTreeRoot ${refText(structure.end())}/Metadata ${refText(metadata)}>>`,
      );
      objects.end(catalog, info);
      return objects.take();
    },
  };
}

/** The operators that draw lines, each piece where it belongs. */
function setText(lines: readonly PlacedLine[], { size, colour = INK }: Look): string[] {
  const operators = ['BT', `${colour} rg`];
  let font: string | undefined;
  for (const { line, x, y } of lines) {
    for (const piece of line.pieces) {
      if (piece.font.resource !== font) {
        font = piece.font.resource;
        operators.push(`/${font} ${num(size)} Tf`);
      }
      operators.push(`1 0 0 1 ${num(x + (piece.x * size) / 1000)} ${num(y)} Tm`);
      const shown = piece.show(size);
      operators.push(
        piece.says === undefined ? shown : `/Span<</ActualText ${textString(piece.says)}>>BDC ${shown} EMC`,
      );
    }
  }
  operators.push('ET');
  return operators;
}

/** What the document says of itself, as programs read it without opening it; with the claim to be accessible. */
const xmp = (
  title: string,
  language: string,
): string => `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language><pdf:Producer>Store Monitor</pdf:Producer><xmp:CreatorTool>Store Monitor</xmp:CreatorTool><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
