import {
  downAtClosingTest as downAtClosingOf,
  neverOnlineTest as neverOnlineOf,
  openTest as openOf,
  type ReportTable,
} from '../../../preload/contract.ts';
import { leftOutTest } from './left-out.ts';
import { isOngoing, type Outages } from './outages.ts';

type Test = (store: number) => boolean;

/** Whether a store was down and never online in the week or the period (SPEC §16); of older reports that is not known. */
export const neverOnlineTest = ({ details }: ReportTable): Test =>
  neverOnlineOf({ standing: details?.standing });

/** How far down a store belongs in a list of those to act on: 1 for one that was never online, 2 for one set aside, else 0. */
export function apartRank(table: ReportTable): (store: number) => number {
  const isNeverOnline = neverOnlineTest(table);
  const isLeftOut = leftOutTest(table);
  return (store) => (isLeftOut(store) ? 2 : isNeverOnline(store) ? 1 : 0);
}

/** What stands apart in a report, in words; `undefined`: nothing does. */
export function apartWords(table: ReportTable): string | undefined {
  const isNeverOnline = neverOnlineTest(table);
  const words = [
    ...(table.stores.some((_, store) => isNeverOnline(store)) ? ['never online'] : []),
    ...(table.leftOut.length > 0 ? ['set aside'] : []),
  ];
  return words.length === 0 ? undefined : words.join(' and ');
}

/** Whether a store is closed at as-of, was down when it closed, and was online before: see stillDownTest. */
export function downAtClosingTest(table: ReportTable): Test {
  const isNeverOnline = neverOnlineTest(table);
  const wasDown = downAtClosingOf({ standing: table.details?.standing });
  return (store) => wasDown(store) && !isNeverOnline(store);
}

/** Whether a store should have been open at as-of; `undefined` where the report does not tell. */
export const openTest = ({ details, record }: ReportTable): Test | undefined =>
  record.period === undefined ? openOf({ standing: details?.standing }) : undefined;

/** Whether a store is down at as-of, and was online before: those that were never online are told apart. */
export function stillDownTest(table: ReportTable): Test {
  const isNeverOnline = neverOnlineTest(table);
  const down = downAtEnd(table.details?.outages);
  return (store) => down.has(store) && !isNeverOnline(store);
}

/** Asked at every count and search, of a hundred thousand outages. */
const knownDown = new WeakMap<Outages, ReadonlySet<number>>();

function downAtEnd(outages: Outages | undefined): ReadonlySet<number> {
  const known = outages === undefined ? NONE : knownDown.get(outages);
  if (outages === undefined || known !== undefined) return known ?? NONE;
  const down = new Set<number>();
  for (let place = 0; place < outages.count; place++) {
    if (isOngoing(outages, place)) down.add(outages.store[place] ?? -1);
  }
  knownDown.set(outages, down);
  return down;
}

const NONE: ReadonlySet<number> = new Set();

/** How many stores of a report pass. */
export const countStores = ({ stores }: ReportTable, passes: Test): number =>
  stores.reduce((count, _, store) => count + (passes(store) ? 1 : 0), 0);
