import { useEffect, useEffectEvent, useRef } from 'react';
import type { Command } from '../../preload/contract.ts';

/** A command of the menu, numbered, for a screen that may have to be shown first. */
export type AskedCommand = { readonly command: Command; readonly number: number };

/**
 * Carries out each asked command once, when the component is on the screen. What was asked before it was there is not
 * for it, unless `before` says up to which number that is so.
 */
export function useAskedCommand(
  asked: AskedCommand | undefined,
  carryOut: (command: Command) => void,
  before = asked?.number ?? 0,
): void {
  const done = useRef(before);
  const run = useEffectEvent(carryOut);
  useEffect(() => {
    if (asked === undefined || asked.number <= done.current) return;
    done.current = asked.number;
    run(asked.command);
  }, [asked]);
}
