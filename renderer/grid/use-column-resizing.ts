import { type MouseEvent, type PointerEvent, type RefObject, useRef } from 'react';

type Drag = { readonly key: string; readonly from: number; readonly width: number };

/** Lets the edge of a heading be dragged to make its column wider or narrower; a double click fits it to its cells. */
export function useColumnResizing(
  grid: RefObject<HTMLElement | null>,
  onResize: (key: string, width: number) => void,
) {
  const drag = useRef<Drag>(undefined);
  return {
    onPointerDown(event: PointerEvent) {
      const key = resizedBy(event.target);
      const heading = event.target instanceof Element ? event.target.closest('th') : null;
      if (key === undefined || heading === null || event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { key, from: event.clientX, width: heading.getBoundingClientRect().width };
    },
    onPointerMove({ clientX }: PointerEvent) {
      if (drag.current === undefined) return;
      const { key, from, width } = drag.current;
      onResize(key, width + clientX - from);
    },
    onLostPointerCapture() {
      drag.current = undefined;
    },
    onDoubleClick(event: MouseEvent) {
      const key = resizedBy(event.target);
      const column =
        event.target instanceof Element ? event.target.closest('th')?.dataset['column'] : undefined;
      if (key === undefined || column === undefined || grid.current === null) return;
      onResize(key, widestCell(grid.current, column));
    },
  };
}

const resizedBy = (target: EventTarget): string | undefined =>
  target instanceof HTMLElement ? target.dataset['resizes'] : undefined;

/** Of the rows in the page. */
function widestCell(grid: HTMLElement, column: string): number {
  const cells = [...grid.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(column)}"]`)];
  // Overflow is measured from a width of nothing, or a wide column would never get narrower.
  const widths = grid.style.getPropertyValue('--grid-columns');
  grid.style.setProperty('--grid-columns', `repeat(${column}, 40px) 0px`);
  const widest = Math.max(...cells.map((cell) => cell.scrollWidth));
  grid.style.setProperty('--grid-columns', widths);
  return widest + 2;
}
