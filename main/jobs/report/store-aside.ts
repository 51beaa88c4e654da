import { readSetAside } from '../../database/facts/set-aside.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { lastDateOf, type SetAside } from '../../report/set-aside.ts';
import { completeReport } from './complete-report.ts';

/** Whether a store is set aside, and what that means for a report. */
export type StoreAside = {
  /** Since when and why, in whatever report; `undefined`: it is not. */
  readonly aside: SetAside | undefined;
  /** The report leaves it out. */
  readonly isLeftOut: boolean;
  /** The last date of the store's calendar that the report is of. */
  readonly lastDate: string;
};

/** Of one store and a complete report; throws as completeReport. */
export function readStoreAside(database: ReadableDatabase, id: string, store: string): StoreAside {
  const { record, report } = completeReport(database, id);
  const kept = readSetAside(database).find((one) => one.store === store);
  return {
    aside: kept && { store, since: kept.since, reason: kept.reason },
    isLeftOut: report.leftOut?.some((one) => one.store === store) ?? false,
    lastDate: lastDateOf([report.details?.zones[report.stores.indexOf(store)]], record),
  };
}
