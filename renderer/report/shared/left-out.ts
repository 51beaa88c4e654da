import type { ReportTable } from '../../../preload/contract.ts';

type LeftOut = ReportTable['leftOut'][number];

const known = new WeakMap<ReportTable['leftOut'], ReadonlyMap<number, LeftOut>>();

function byPlace({ leftOut }: Pick<ReportTable, 'leftOut'>): ReadonlyMap<number, LeftOut> {
  const found = known.get(leftOut) ?? new Map(leftOut.map((one) => [one.place, one]));
  known.set(leftOut, found);
  return found;
}

/** Since when and why a store is set aside in a report, by its place; `undefined`: it is not. */
export const asideOf = (table: Pick<ReportTable, 'leftOut'>, store: number): LeftOut | undefined =>
  byPlace(table).get(store);

/** Whether a store is set aside in a report, and so in none of its sums and rankings. */
export function leftOutTest(table: Pick<ReportTable, 'leftOut'>): (store: number) => boolean {
  const places = byPlace(table);
  return (store) => places.has(store);
}
