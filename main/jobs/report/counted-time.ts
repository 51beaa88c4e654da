import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { hasDataChanged } from '../../database/reports/reports.ts';
import { storesInGroups } from '../../report/groups.ts';
import type { Heatmap } from '../../report/heatmap.ts';
import { type Observed, observedOf } from '../../report/overview.ts';
import { giveUpReport } from '../../report/report.ts';
import { completeRecord, completeReport } from './complete-report.ts';
import { computeReport } from './compute-report.ts';
import type { HelpedTask } from './helper.ts';
import { idsLeftOut } from './left-out-ids.ts';

/** What a report keeps of all its stores together alone: of those of a group, or without those that are set aside. */
export type CountedTime = { readonly heatmap: Heatmap; readonly observed: readonly Observed[] };

/** Of which report; of the stores of one group alone, where one is named (“No group”: of those without one). */
export type CountedOf = { readonly report: string; readonly group?: string };

/**
 * What adds up over the time of the stores of a complete report, hour by hour: computed again for those of a group, and without
 * those that are set aside. `undefined` where that is all of them or none, and where the data are not those any more that the
 * report was made of.
 */
export async function readCountedTime(
  task: HelpedTask,
  { report: id, group }: CountedOf,
): Promise<CountedTime | undefined> {
  const { database } = task;
  const { asOf, reach, period } = completeRecord(database, id);
  const without = group === undefined ? idsLeftOut(database, id) : idsBeside(database, id, group);
  if (without === undefined || hasDataChanged(database, id) !== false) return undefined;
  const counted = await computeReport(
    { ...task, onProgress: () => undefined },
    { asOf, reach, period, without },
  );
  const answer = { heatmap: counted.details.heatmap, observed: observedOf(counted) };
  giveUpReport(counted);
  return answer;
}

/** The stores of a report that are not in a group, or are set aside; `undefined` where it has no such group. */
function idsBeside(database: ReadableDatabase, id: string, group: string): ReadonlySet<string> | undefined {
  const { stores, details, leftOut = [] } = completeReport(database, id).report;
  const found = storesInGroups(details?.groups ?? [], [group]);
  if ('unknown' in found) return undefined;
  const without = new Set(stores);
  for (const place of found.stores) without.delete(stores[place] as string);
  for (const { store } of leftOut) without.add(store);
  return without;
}
