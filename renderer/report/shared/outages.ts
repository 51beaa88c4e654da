import { ENDINGS, type ReportTable } from '../../../preload/contract.ts';

export type Details = NonNullable<ReportTable['details']>;
export type Outages = Details['outages'];

export const isOngoing = (outages: Outages, outage: number): boolean =>
  ENDINGS[outages.endedBy[outage] ?? -1] === 'as-of';

/** Visits the outages of the stores that are meant, by their places; answers how many there are, and of how many stores. */
export function visitOutages(
  { count: all, store }: Pick<Outages, 'count' | 'store'>,
  isIn: (store: number) => boolean,
  visit: (place: number) => void = () => undefined,
): { readonly count: number; readonly stores: number } {
  let [count, stores, newest, isMeant] = [0, 0, -1, false];
  for (let place = 0; place < all; place++) {
    const of = store[place] ?? -1;
    // They are in the order of stores: each is asked for once.
    if (of !== newest) {
      newest = of;
      isMeant = isIn(of);
      if (isMeant) stores++;
    }
    if (!isMeant) continue;
    count++;
    visit(place);
  }
  return { count, stores };
}
