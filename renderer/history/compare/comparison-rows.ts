import type { Compared, Method, WindowName } from '../../../preload/contract.ts';
import { groupRanks, type NamedStores, storeMatcher, titleRanks } from '../../format/store-names.ts';
import type { Sort } from '../../grid/grid-column.ts';
import { inOrder } from '../../grid/in-order.ts';
import { type ComparisonKey, comparedValues, distance, PRESENCE_WORDS } from './comparison-columns.ts';

export const BIGGEST_FIRST: Sort<ComparisonKey> = { column: 'same-hours-change', direction: 'descending' };

/** Where the hours that both observed are not known. */
export const MOST_DOWN_FIRST: Sort<ComparisonKey> = { column: 'down-change', direction: 'descending' };

type ComparisonView = {
  readonly method: Method;
  readonly window: WindowName;
  readonly sort: Sort<ComparisonKey>;
  readonly search: string;
  readonly changedOnly: boolean;
};

/** The places of what to show, in order. Changes are in order of their size, whichever way they went. */
export function comparisonRows(
  compared: Compared,
  named: NamedStores,
  { method, window, sort, search, changedOnly }: ComparisonView,
): Uint32Array {
  const values = comparedValues(compared, method, window);
  const isSought = storeMatcher(named, search);
  const hasChanged = (place: number) =>
    compared.presences[place] !== 'both' ||
    (['up', 'down', 'unknown'] as const).some(
      (measure) => Math.abs(values(measure, 'after', place) - values(measure, 'before', place)) > 0,
    );
  const places = [...compared.names.keys()].filter(
    (place) => (!changedOnly || hasChanged(place)) && isSought(place),
  );
  const value = valueIn(compared, named, values, sort.column);
  const sizes = new Float64Array(compared.names.length);
  for (const place of places) sizes[place] = value(place);
  return inOrder(Uint32Array.from(places), sizes, sort.direction);
}

function valueIn(
  { presences, differences }: Compared,
  named: NamedStores,
  values: ReturnType<typeof comparedValues>,
  key: ComparisonKey,
): (place: number) => number {
  const at = (ranks: Float64Array) => (place: number) => ranks[place] ?? Number.NaN;
  if (key === 'name') return at(titleRanks(named));
  if (key === 'group') return at(groupRanks(named));
  // Stores are in the order of their ids.
  if (key === 'id') return (place) => place;
  if (key === 'presence') {
    const order = Object.keys(PRESENCE_WORDS);
    return (place) => order.indexOf(presences[place] ?? 'both');
  }
  if (key === 'differs') return (place) => Number(differences[place] !== undefined);
  const cut = key.lastIndexOf('-');
  const measure = key.slice(0, cut) as Parameters<typeof values>[0];
  const side = key.slice(cut + 1) as Parameters<typeof values>[1];
  return side === 'change'
    ? (place) => distance(values, measure, place)
    : (place) => values(measure, side, place);
}
