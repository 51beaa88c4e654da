import { type RefObject, useEffect, useEffectEvent } from 'react';

/** Enough to read a long path twice over, and to reach for what stands beside it (ms). */
const READING_MS = 20_000;

/**
 * Says when something on the screen had time to be read: none of it counts while it is pointed at or has the focus, and after
 * that it begins anew (WCAG 2.2.1). `about`: what there is to read; `undefined` where it is to stay.
 */
export function useReadingTime(
  about: object | undefined,
  place: RefObject<HTMLElement | null>,
  onRead: () => void,
): void {
  const tell = useEffectEvent(onRead);
  useEffect(() => {
    const element = place.current;
    if (about === undefined || element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!element.matches(':hover, :focus-within')) tell();
      }, READING_MS);
    };
    begin();
    element.addEventListener('pointerleave', begin);
    element.addEventListener('focusout', begin);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerleave', begin);
      element.removeEventListener('focusout', begin);
    };
  }, [about, place]);
}
