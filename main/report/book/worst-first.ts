import { longestHeld, numbersOf } from '../numbers.ts';
import { isShort } from '../period.ts';
import { leftOutTest } from '../set-aside.ts';
import { neverOnlineTest } from '../standing-flags.ts';
import type { Method } from '../types.ts';
import type { Subject } from './subject.ts';

type OfTime = Pick<Subject, 'report' | 'record'>;

/** Those of some stores with any downtime, most first; that were never online are told apart, and would hide the others. */
export function worstStores({ report, record, stores }: OfTime & Pick<Subject, 'stores'>): readonly number[] {
  const down = numbersOf(report, 'interpolated', 'down', longestHeld(report));
  const isApart = neverOnlineIn({ report, record });
  return stores
    .filter((store) => (down[store] as number) > 0 && !isApart(store))
    .sort((a, b) => (down[b] as number) - (down[a] as number) || a - b);
}

/**
 * Some stores as the window orders them at first: most downtime by a method first, then those that were never online, then
 * those set aside.
 */
export function mostDownFirst(
  { report, record }: OfTime,
  stores: readonly number[],
  method: Method,
): readonly number[] {
  const down = numbersOf(report, method, 'down', longestHeld(report));
  const [isNeverOnline, isLeftOut] = [neverOnlineIn({ report, record }), leftOutTest(report)];
  const rank = (store: number) => (isLeftOut(store) ? 2 : isNeverOnline(store) ? 1 : 0);
  return stores.toSorted((a, b) => rank(a) - rank(b) || (down[b] as number) - (down[a] as number) || a - b);
}

/** Of a short period they may have been online the day before. */
const neverOnlineIn = ({ report, record }: OfTime): ((store: number) => boolean) =>
  isShort(record) ? () => false : neverOnlineTest(report.details);
