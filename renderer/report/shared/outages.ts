import { ENDINGS, type ReportTable } from '../../../preload/contract.ts';
import { leftOutTest } from './left-out.ts';

export type Details = NonNullable<ReportTable['details']>;
export type Outages = Details['outages'];

export const isOngoing = (outages: Outages, outage: number): boolean =>
  ENDINGS[outages.endedBy[outage] ?? -1] === 'as-of';

/** The places of the outages of stores that are not set aside. */
export function countedOutages(table: ReportTable, { store, count }: Outages): readonly number[] {
  const isLeftOut = leftOutTest(table);
  return Array.from({ length: count }, (_, outage) => outage).filter(
    (outage) => !isLeftOut(store[outage] ?? -1),
  );
}

/** How many stores that are not set aside have an outage. */
export const countStoresHit = (table: ReportTable, outages: Outages): number =>
  new Set(countedOutages(table, outages).map((outage) => outages.store[outage])).size;
