import type { ListedClosure, ListedStore } from '../../preload/contract.ts';
import { formatCounted } from '../format/numbers.ts';
import { DAY } from '../format/times.ts';

/** A closure and all the stores that have it: every store, now and later, or those named. */
export type ClosureLine = {
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly stores: 'every' | readonly string[];
};

/** Closures that are alike are one line, whichever stores they are of: a holiday in a file may come once a store. */
export function closureLines(closures: readonly ListedClosure[]): ClosureLine[] {
  const lines = new Map<string, { closure: ListedClosure; stores: string[] | 'every' }>();
  for (const closure of closures) {
    const isEvery = closure.store === '*';
    const key = JSON.stringify([isEvery, closure.from, closure.until, closure.reason]);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { closure, stores: isEvery ? 'every' : [closure.store] });
    else if (known.stores !== 'every') known.stores.push(closure.store);
  }
  return [...lines.values()].map(({ closure: { from, until, reason }, stores }) => ({
    from,
    until,
    reason,
    stores,
  }));
}

/** The closures that one store has, its own and those of every store. */
export const ofStore = (closures: readonly ListedClosure[], id: string): ClosureLine[] =>
  closureLines(closures.filter(({ store }) => store === id || store === '*'));

/** The first and the last instant of a closure on the wall clock, as milliseconds of the same digits in UTC. */
export function stretchOf({
  from,
  until,
}: Pick<ClosureLine, 'from' | 'until'>): [start: number, end: number] {
  return [readingOf(from), isDate(until) ? readingOf(until) + DAY : readingOf(until)];
}

/** The closures that have time in common with one. */
export function overlapping(
  lines: readonly ClosureLine[],
  closure: Pick<ClosureLine, 'from' | 'until'>,
): ClosureLine[] {
  const [start, end] = stretchOf(closure);
  return lines.filter((line) => {
    const [from, until] = stretchOf(line);
    return from < end && start < until;
  });
}

/** Whether a closure ended before an instant, give or take how far clocks are apart. */
export const isOver = (line: ClosureLine, instant: number): boolean => stretchOf(line)[1] <= instant;

const isDate = (text: string) => text.length === 10;
const readingOf = (text: string) => Date.parse(isDate(text) ? text : `${text.replace(' ', 'T')}Z`);

const day = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
});

/** An end of a closure: "Wed, Dec 25, 2024", "Fri, Mar 1, 2024, 08:00". */
export function formatEnd(text: string): string {
  const [date = '', time] = text.split(' ');
  const written = day.format(readingOf(date));
  return time === undefined ? written : `${written}, ${time}`;
}

/** "Wed, Dec 25, 2024", or from when to when. */
export const formatStretch = ({ from, until }: Pick<ClosureLine, 'from' | 'until'>): string =>
  from === until ? formatEnd(from) : `${formatEnd(from)} – ${formatEnd(until)}`;

/** The stores by id, and how many a group has. */
export type StoreBook = {
  readonly stores: readonly ListedStore[];
  readonly byId: ReadonlyMap<string, ListedStore>;
  readonly groups: ReadonlyMap<string, number>;
};

export function storeBook(stores: readonly ListedStore[]): StoreBook {
  const groups = new Map<string, number>();
  for (const { group } of stores) if (group !== undefined) groups.set(group, (groups.get(group) ?? 0) + 1);
  return {
    stores,
    byId: new Map(stores.map((store) => [store.id, store])),
    groups: new Map([...groups].sort(([a], [b]) => a.localeCompare(b, 'en-US'))),
  };
}

/** "Every store", "Market Street", "West (12 stores)", "3 stores". */
export function describeStores({ stores }: Pick<ClosureLine, 'stores'>, { byId, groups }: StoreBook): string {
  if (stores === 'every') return 'Every store';
  const [first = ''] = stores;
  if (stores.length === 1) return byId.get(first)?.name ?? first;
  const count = formatCounted(stores.length, 'store');
  const group = byId.get(first)?.group;
  const isGroup =
    group !== undefined &&
    groups.get(group) === stores.length &&
    stores.every((id) => byId.get(id)?.group === group);
  return isGroup ? `${group} (${count})` : count;
}

/** Whether a line has what was typed in its reason, its dates, or the name, group or id of one of its stores. */
export function isFound(line: ClosureLine, sought: string, { byId }: StoreBook): boolean {
  const has = (text: string | undefined) => text?.toLowerCase().includes(sought) ?? false;
  if (sought === '' || has(line.reason) || has(line.from) || has(line.until) || has(formatStretch(line)))
    return true;
  if (line.stores === 'every') return has('every store');
  return line.stores.some((id) => has(id) || has(byId.get(id)?.name) || has(byId.get(id)?.group));
}
