/** A second press in the same place, so soon after the first, is part of the first (ms). */
const SOON_MS = 1000;

/** The same of a key, which finds whatever has the focus by then (ms). */
const SOON_BY_KEY_MS = 500;

/** Nobody's hand is stiller than this between two presses that it means as one (px). */
const SAME_PLACE_PX = 8;

const PRESS_EVENTS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

type Press = {
  readonly button: Element | null;
  readonly x: number;
  readonly y: number;
  readonly at: number;
};

/** Lets the second half of a double click, or of two Enters, do nothing where it would meet what came after the first. */
export function guardPresses(): void {
  guardPointer();
  guardKeys();
}

/** An Enter in a dialog that closes it gives the focus back to what opened it: a second one is not meant for that. */
function guardKeys(): void {
  let last: { readonly target: EventTarget | null; readonly at: number } | undefined;
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter') {
        // Who moved on meanwhile means what the focus is on.
        last = undefined;
        return;
      }
      const { target, timeStamp: at } = event;
      const isStray =
        last !== undefined &&
        at - last.at < SOON_BY_KEY_MS &&
        last.target instanceof Element &&
        !last.target.isConnected;
      if (!isStray) {
        last = { target, at };
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

/**
 * Lets a press do nothing where the button under the pointer took the place of another within the last second: the second
 * half of a double click on Import is not meant for the Cancel that appears there.
 */
function guardPointer(): void {
  let last: Press | undefined;
  let isRefused = false;

  function isForAnother(press: Press): boolean {
    return (
      last !== undefined &&
      last.button !== null &&
      press.button !== null &&
      press.button !== last.button &&
      // Back is often meant twice.
      press.button.textContent !== last.button.textContent &&
      press.at - last.at < SOON_MS &&
      Math.hypot(press.x - last.x, press.y - last.y) < SAME_PLACE_PX
    );
  }

  for (const type of PRESS_EVENTS) {
    window.addEventListener(
      type,
      (event) => {
        // A key's or a screen reader's click has no place.
        if (type === 'click' && event.detail === 0) return;
        if (type === 'pointerdown') {
          const press = pressOf(event);
          isRefused = isForAnother(press);
          if (!isRefused) last = press;
        }
        if (!isRefused) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
}

function pressOf({ target, clientX: x, clientY: y, timeStamp: at }: MouseEvent): Press {
  const button = target instanceof Element ? target.closest('button, [role="button"]') : null;
  return { button, x, y, at };
}
