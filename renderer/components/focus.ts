import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { afterFrame } from './after-frame.ts';

/** What had the focus has gone away or been hidden, and the focus with it. */
export function isFocusLost(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || !focused.checkVisibility();
}

/** Focuses the heading of the screen before the person. */
export function focusScreenHeading(): void {
  const headings = [...document.querySelectorAll<HTMLElement>('main h1')];
  headings.find((heading) => heading.checkVisibility())?.focus();
}

/** Finds another place for the focus when it was lost with a change of `step`; focus that is somewhere stays there. */
export function useFocusRescue(step: string, rescue: () => void): void {
  const shown = useRef(step);
  const rescueLatest = useEffectEvent(rescue);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    return afterFrame(() => {
      if (isFocusLost()) rescueLatest();
    });
  }, [step]);
}

/** As useFocusRescue, to the element of the answered ref. */
export function useRescuedFocus<E extends HTMLElement>(step: string): RefObject<E | null> {
  const target = useRef<E>(null);
  useFocusRescue(step, () => target.current?.focus());
  return target;
}

/** Moves the focus to the search of the screen that is shown; answers whether it has one. */
export function focusSearch(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>('main input[type="search"]');
  const shown = [...fields].find((field) => field.checkVisibility());
  shown?.focus();
  shown?.select();
  return shown !== undefined;
}
