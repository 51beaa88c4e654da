import { type Drawing, MARGIN, type PdfDocument, type Size } from './document.ts';

/** Where on which page what comes next goes: from the top down, on a new page where there is no room. */
export type Flow = {
  readonly left: number;
  readonly width: number;
  /** How much there is room for on a page at most. */
  readonly height: number;
  drawing(): Drawing;
  /** How far up the page it has come. */
  y(): number;
  down(by: number): void;
  hasRoom(height: number): boolean;
  turn(): void;
};

/** Room for what stands below every page. */
const BELOW = 36;

/** How much there is room for on a line. */
export const widthOn = (size: Size): number => size.width - 2 * MARGIN;

/** Begins on a page of its own. */
export function createFlow(pdf: PdfDocument, size: Size): Flow {
  const top = size.height - MARGIN;
  let drawing = pdf.page(size);
  let y = top;
  return {
    left: MARGIN,
    width: widthOn(size),
    height: top - BELOW,
    drawing: () => drawing,
    y: () => y,
    down(by) {
      y -= by;
    },
    hasRoom: (height) => y - height >= BELOW,
    turn() {
      drawing = pdf.page(size);
      y = top;
    },
  };
}
