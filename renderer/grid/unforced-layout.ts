import { elementScroll, type Rect, type Virtualizer } from '@tanstack/react-virtual';

type RowsOf = Virtualizer<HTMLDivElement, Element>;
type ScrollOptions = Parameters<typeof elementScroll>[1];

/**
 * Options of a virtualizer with which it never asks for a size or a place amid drawing. As it does by itself, the page
 * is laid out once for the question and once for the frame, 24 ms each where a table of stores comes into view.
 */
export const UNFORCED_LAYOUT = {
  /** Rows for about this much room are drawn before the room is known (px). */
  initialRect: { width: 0, height: 420 },
  observeElementRect(rows: RowsOf, onSize: (rect: Rect) => void) {
    const { scrollElement } = rows;
    if (scrollElement === null) return;
    const observer = new ResizeObserver((entries) => {
      const size = entries.at(-1)?.contentRect;
      // Out of sight it has none, and keeps its rows for when it is shown again.
      if (size === undefined || size.height === 0) return;
      onSize({ width: Math.round(size.width), height: Math.round(size.height) });
    });
    observer.observe(scrollElement);
    return () => observer.disconnect();
  },
  scrollToFn(offset: number, options: ScrollOptions, rows: RowsOf) {
    const isThere = offset + (options.adjustments ?? 0) === 0 && rows.scrollOffset === 0;
    if (!isThere) elementScroll(offset, options, rows);
  },
};
