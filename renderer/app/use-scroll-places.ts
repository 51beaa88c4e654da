import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** The element that holds all screens; where windows are narrow the page scrolls as a whole instead. */
const scrollersOf = (main: HTMLElement): readonly HTMLElement[] =>
  [main, main.closest<HTMLElement>('#root')].filter((one) => one !== null);

/** What is shown begins at its top, or where it was left: all screens scroll in the one element of the answered ref. */
export function useScrollPlaces(shown: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const places = useRef(new Map<string, number>());
  const current = useRef(shown);

  // Told as it happens: once another screen is there, the place is cut to the height of that.
  useEffect(() => {
    const scrollers = main.current === null ? [] : scrollersOf(main.current);
    const note = () => {
      places.current.set(current.current, Math.max(...scrollers.map(({ scrollTop }) => scrollTop)));
    };
    for (const one of scrollers) one.addEventListener('scroll', note, { passive: true });
    return () => {
      for (const one of scrollers) one.removeEventListener('scroll', note);
    };
  }, []);

  useLayoutEffect(() => {
    if (main.current === null || current.current === shown) return undefined;
    current.current = shown;
    const place = places.current.get(shown) ?? 0;
    const scrollers = scrollersOf(main.current);
    // It has the page laid out: as the frame is drawn, which has it anyway, and not in one piece with what was just made.
    const frame = requestAnimationFrame(() => {
      for (const one of scrollers) one.scrollTop = place;
    });
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  return main;
}
