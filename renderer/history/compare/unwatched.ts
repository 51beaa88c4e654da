import type { Compared, ComparedMeasure, Method, PeriodName } from '../../../preload/contract.ts';
import { comparedValues, type Side } from '../../../preload/sheets.ts';

/** What is compared: the stores, or their groups, by a method in a window. */
export type ComparedBy = { readonly method: Method; readonly window: PeriodName };

/** Which of its numbers a cell tells. */
export type OfCell = ComparedBy & { readonly measure: ComparedMeasure; readonly side: Side };

/** Whether a length of time is none because nobody watched any of it: it was neither up nor down (SPEC §3b.4). */
export function unwatchedTest(
  compared: Compared,
  { method, measure, window, side }: OfCell,
): (place: number) => boolean {
  if (side === 'change' || (measure !== 'up' && measure !== 'down')) return () => false;
  const time = comparedValues(compared, method, measure, window)[side];
  const observed = comparedValues(compared, method, 'observed', window)[side];
  return (place) => time(place) === 0 && observed(place) === 0;
}
