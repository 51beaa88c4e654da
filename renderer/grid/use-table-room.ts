import type { RefObject } from 'react';
import { useWidth } from '../components/use-width.ts';

/** What stands beside the table in a window, and what of its width its border and its bar to scroll take (px). */
const SIDEBAR_WIDTH = 216 + 48;
const TABLE_EDGES = 22;

/** How much room the columns of a table have that stands where `ref` does (px); guessed until it is known, so that it is drawn once. */
export function useTableRoom(): { readonly ref: RefObject<HTMLDivElement | null>; readonly room: number } {
  const { ref, width } = useWidth();
  return { ref, room: (width === 0 ? window.innerWidth - SIDEBAR_WIDTH : width) - TABLE_EDGES };
}
