import type { Page } from 'playwright';

/**
 * What is wrong with the boxes of the page as it is shown now, a line each: text on text, text cut off, a control that
 * cannot be brought into view or lies under something, a page that must be scrolled sideways. Tables may scroll in
 * themselves (WCAG 1.4.10), and a text may end in “…” where a title tells all of it.
 */
export async function faultsOfBoxes(page: Page): Promise<string[]> {
  return page.evaluate(measure);
}

function measure(): string[] {
  const SLACK = 1.5;
  // To the fraction of a pixel, which innerWidth and innerHeight drop when the page is zoomed.
  const { width: pageWidth, height: pageHeight } = visualViewport ?? {
    width: innerWidth,
    height: innerHeight,
  };
  const faults: string[] = [];
  type Box = { left: number; top: number; right: number; bottom: number };

  const nameOf = (element: Element): string => {
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
    return `${element.tagName.toLowerCase()}.${element.classList[0] ?? ''} “${text}”`;
  };
  const intersect = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const isEmpty = (box: Box) => box.right - box.left <= 0.5 || box.bottom - box.top <= 0.5;
  /** What is asked of an element once and stands while texts are measured, which neither scroll nor change the page. */
  const once = <T>(ask: (element: Element) => T) => {
    const known = new Map<Element, T>();
    return (element: Element): T => {
      const before = known.get(element);
      if (before !== undefined) return before;
      const answer = ask(element);
      known.set(element, answer);
      return answer;
    };
  };
  /** Such as what React Aria adds for screen readers alone. */
  const isClippedAway = once((element): boolean => {
    if (getComputedStyle(element).clipPath === 'inset(50%)') return true;
    return element.parentElement !== null && isClippedAway(element.parentElement);
  });
  const isShownNow = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden, [data-visually-hidden], [data-live-announcer]') === null &&
    !isClippedAway(element);
  const isShown = once(isShownNow);
  const scrolls = (value: string) => value === 'auto' || value === 'scroll';

  type Hider = { element: Element; scrollsAcross: boolean; scrollsDown: boolean };
  /** The ancestors that may hide a part of an element, the nearest first. */
  const hidersOf = once((element): readonly Hider[] => {
    if (element === document.body) return [];
    const style = getComputedStyle(element);
    const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    const own =
      hides && style.position !== 'fixed'
        ? [{ element, scrollsAcross: scrolls(style.overflowX), scrollsDown: scrolls(style.overflowY) }]
        : [];
    const parent = element.parentElement;
    return style.position === 'fixed' || parent === null ? own : [...own, ...hidersOf(parent)];
  });

  /** The box with what its ancestors hide taken off; `cut` where that can't be scrolled to. */
  function clip(element: Element, box: Box): { box: Box; cut: boolean } {
    let seen = box;
    let cut = false;
    for (const { element: hider, scrollsAcross, scrollsDown } of hidersOf(element)) {
      const room = hider.getBoundingClientRect();
      const across = seen.left < room.left - SLACK || seen.right > room.right + SLACK;
      const down = seen.top < room.top - SLACK || seen.bottom > room.bottom + SLACK;
      if ((across && !scrollsAcross) || (down && !scrollsDown)) cut = true;
      seen = intersect(seen, room);
    }
    return { box: seen, cut };
  }

  const dialog = [...document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu]')].at(-1);
  const root = dialog ?? document.body;

  // A scrolled page shows what lies below; it is measured from its beginning.
  const scrollers = [...document.querySelectorAll('*')].filter((element) => element.scrollTop > 0);
  for (const scroller of scrollers) scroller.scrollTop = 0;

  for (const element of [
    document.documentElement,
    document.getElementById('root'),
    document.querySelector('main'),
  ]) {
    if (element !== null && element.scrollWidth > element.clientWidth + 1) {
      faults.push(
        `sideways: ${nameOf(element).slice(0, 20)} is ${element.scrollWidth} wide in ${element.clientWidth}`,
      );
    }
  }

  // Texts: none cut, none on another.
  const texts: { owner: Element; box: Box; text: string }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (owner === null || text === '' || !isShown(owner) || owner.closest('option, svg') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 1 || line.height < 1) continue;
      const { box, cut } = clip(owner, line);
      if (cut && owner.closest('[title]:not([title=""])') === null) faults.push(`cut: ${nameOf(owner)}`);
      if (!isEmpty(box)) texts.push({ owner, box, text });
    }
  }
  // From the top down: what begins below the end of a text is on none of its lines, nor is what follows.
  texts.sort((one, other) => one.box.top - other.box.top);
  texts.forEach((one, index) => {
    for (let at = index + 1; at < texts.length; at++) {
      const other = texts[at];
      if (other === undefined || other.box.top >= one.box.bottom) break;
      const common = intersect(one.box, other.box);
      if (common.right - common.left <= SLACK || common.bottom - common.top <= 2 * SLACK) continue;
      if (one.owner.contains(other.owner) || other.owner.contains(one.owner)) continue;
      faults.push(`overlap: ${nameOf(one.owner)} and ${nameOf(other.owner)}`);
    }
  });

  // Controls: each can be brought into view, whole if there is room, with nothing on top of it.
  const controls = root.querySelectorAll(
    'a, button, input, select, textarea, [role=radio], [role=button], [role=switch], [role=link], [role=spinbutton]',
  );
  for (const control of controls) {
    const target = control.matches('[type=radio], [type=checkbox]') ? control.closest('label') : control;
    if (target === null || !isShownNow(target) || target.closest('[aria-hidden=true], [role=grid]') !== null)
      continue;
    if (control instanceof HTMLElement) control.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = target.getBoundingClientRect();
    if (isEmpty(box)) continue;
    const fits = box.width <= pageWidth && box.height <= pageHeight;
    const inside =
      box.left >= -SLACK &&
      box.top >= -SLACK &&
      box.right <= pageWidth + SLACK &&
      box.bottom <= pageHeight + SLACK;
    const { box: seen, cut } = clip(target, box);
    if (cut || isEmpty(seen) || (fits && !inside)) faults.push(`out of reach: ${nameOf(target)}`);
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (hit !== null && !target.contains(hit) && !hit.contains(target)) {
      faults.push(`covered: ${nameOf(target)} by ${nameOf(hit)}`);
    }
  }
  for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0;
  return [...new Set(faults)];
}
