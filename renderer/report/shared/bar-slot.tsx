import { createContext, type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';

/** The place in the bar above a report for what the view that is shown puts there; `null` until the bar is drawn. */
export const BarSlot = createContext<HTMLElement | null>(null);

/** Puts something of a view into the bar above the report. */
export function InBar({ children }: { readonly children: ReactNode }) {
  const slot = use(BarSlot);
  return slot === null ? null : createPortal(children, slot);
}
