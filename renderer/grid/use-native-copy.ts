import { type RefObject, useEffect, useEffectEvent } from 'react';

/**
 * Answers Edit → Copy while the focus is in the element. The browser offers the command only where text is selected,
 * unless `beforecopy` is claimed.
 */
export function useNativeCopy(element: RefObject<HTMLElement | null>, copy: () => boolean): void {
  const copyNow = useEffectEvent(copy);
  useEffect(() => {
    const stop = new AbortController();
    const isOurs = () =>
      element.current?.contains(document.activeElement) === true &&
      document.getSelection()?.isCollapsed !== false;
    document.addEventListener('beforecopy', (event) => isOurs() && event.preventDefault(), stop);
    document.addEventListener(
      'copy',
      (event) => {
        if (isOurs() && copyNow()) event.preventDefault();
      },
      stop,
    );
    return () => stop.abort();
  }, [element]);
}
