import { readReportStores } from '../../database/facts/report-stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { compareStoreIds } from '../../report/store-order.ts';

/** A store as a person knows it, to be picked from a list. */
export type ListedStore = {
  readonly id: string;
  readonly name: string | undefined;
  readonly group: string | undefined;
};

/** The ids of the stores whose hours no file names: they count as open around the clock (SPEC §1). */
export const storesWithoutHours = (database: ReadableDatabase): string[] =>
  readReportStores(database).flatMap(({ id, hours }) => (hours === 'always' ? [id] : []));

/** Every known store, in the order of a report. */
export function listStores(database: ReadableDatabase): ListedStore[] {
  return readReportStores(database)
    .map(({ id, name, group }) => ({ id, name, group }))
    .sort((a, b) => compareStoreIds(a.id, b.id));
}
