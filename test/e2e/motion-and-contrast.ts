/** What moves of what is shown, or would on its next change; runs in the page. */
export function movingParts(): string[] {
  const isLong = (times: string) => times.split(', ').some((time) => Number.parseFloat(time) > 0);
  const shownIn = (element: Element): Element[] =>
    getComputedStyle(element).display === 'none' ? [] : [element, ...[...element.children].flatMap(shownIn)];
  const moving = shownIn(document.documentElement).filter((element) =>
    [undefined, '::before', '::after'].some((pseudo) => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element, pseudo);
      return (animationName !== 'none' && isLong(animationDuration)) || isLong(transitionDuration);
    }),
  );
  return moving.map(({ outerHTML }) => outerHTML.slice(0, 200));
}

/** The contrast of two opaque colours as WCAG reckons it, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
