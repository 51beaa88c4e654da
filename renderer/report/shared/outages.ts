import { ENDINGS, type OutagesTold, type ReportTable } from '../../../preload/contract.ts';
import { type GroupChoice, groupTest } from './group-choice.ts';
import { leftOutTest } from './left-out.ts';

type Details = NonNullable<ReportTable['details']>;
export type Outages = Details['outages'];

/** The same with all that the view of outages tells. */
export type WholeOutages = Outages & OutagesTold;
export type WholeDetails = Details & { readonly outages: WholeOutages };

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

/** How many outages the stores of a group have, without those set aside; `undefined` where the report holds none. */
export function countOutagesOf(table: ReportTable, group: GroupChoice): number | undefined {
  const outages = table.details?.outages;
  if (outages === undefined) return undefined;
  const isInGroup = groupTest(table, group);
  const isLeftOut = leftOutTest(table);
  return visitOutages(outages, (store) => isInGroup(store) && !isLeftOut(store)).count;
}
