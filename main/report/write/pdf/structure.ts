import { type PdfObjects, type Ref, refText, textString } from './objects.ts';

/** What a part of a document is, for programs that read it aloud. */
export type Tag =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Figure'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD';

/** A part that holds others, open until all of them are there. */
export type Element = { readonly ref: Ref; add(kid: Ref): void; close(): void };

export type Structure = {
  readonly document: Element;
  open(tag: Tag, parent: Element, attributes?: string): Element;
  /** A part that is drawn on a page, by the number of its content there; or nothing, where a cell is empty. */
  leaf(
    tag: Tag,
    parent: Element,
    drawn: { readonly page: Ref; readonly content: number } | undefined,
    attributes?: string,
  ): Ref;
  /** Says of a page which part each of its contents is of, in the order of their numbers; answers the page's own number. */
  page(parts: readonly Ref[]): number;
  end(): Ref;
};

export function createStructure(objects: PdfObjects): Structure {
  const root = objects.reserve();
  const pages: Ref[] = [];

  function open(tag: Tag, parent: { readonly ref: Ref; add?(kid: Ref): void }, attributes = ''): Element {
    const ref = objects.reserve();
    parent.add?.(ref);
    const kids: Ref[] = [];
    return {
      ref,
      add: (kid) => kids.push(kid),
      close() {
        objects.put(
          ref,
          `<</Type/StructElem/S/${tag}/P ${refText(parent.ref)}/K[${kids.map(refText).join(' ')}]${attributes}>>`,
        );
      },
    };
  }

  const document = open('Document', { ref: root });
  return {
    document,
    open,
    leaf(tag, parent, drawn, attributes = '') {
      const ref = objects.reserve();
      parent.add(ref);
      const kids = drawn === undefined ? '' : `/Pg ${refText(drawn.page)}/K ${drawn.content}`;
      objects.put(ref, `<</S/${tag}/P ${refText(parent.ref)}${kids}${attributes}>>`);
      return ref;
    },
    page(parts) {
      const ref = objects.reserve();
      objects.put(ref, `[${parts.map(refText).join(' ')}]`);
      pages.push(ref);
      return pages.length - 1;
    },
    end() {
      document.close();
      const numbers = objects.reserve();
      objects.put(numbers, `<</Nums[${pages.map((ref, page) => `${page} ${refText(ref)}`).join(' ')}]>>`);
      objects.put(
        root,
        `<</Type/StructTreeRoot/K ${refText(document.ref)}/ParentTree ${refText(numbers)}/ParentTreeNextKey ${pages.length}>>`,
      );
      return root;
    },
  };
}

/** Of a heading cell, what it is the heading of. */
export const headingOf = (what: 'Column' | 'Row') => `/A<</O/Table/Scope/${what}>>`;

/** Of a picture, what it shows in words and where on its page it is. */
export const pictureOf = (
  words: string,
  [left, bottom, right, top]: readonly [number, number, number, number],
) => `/Alt ${textString(words)}/A<</O/Layout/Placement/Block/BBox[${left} ${bottom} ${right} ${top}]>>`;
