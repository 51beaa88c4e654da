import { hasDataChanged } from '../../database/reports/reports.ts';
import type { Heatmap } from '../../report/heatmap.ts';
import { type Observed, observedOf } from '../../report/overview.ts';
import { giveUpReport } from '../../report/report.ts';
import { completeRecord } from './complete-report.ts';
import { computeReport } from './compute-report.ts';
import type { HelpedTask } from './helper.ts';
import { idsLeftOut } from './left-out-ids.ts';

/** What a report keeps of all its stores together alone, without those that are set aside. */
export type CountedTime = { readonly heatmap: Heatmap; readonly observed: readonly Observed[] };

/**
 * What adds up over the time of the stores of a complete report, hour by hour: computed again without those that are set
 * aside. `undefined` where none is, and where the data are not those any more that the report was made of.
 */
export async function readCountedTime(task: HelpedTask, id: string): Promise<CountedTime | undefined> {
  const { database } = task;
  const { asOf, reach, period } = completeRecord(database, id);
  const without = idsLeftOut(database, id);
  if (without === undefined || hasDataChanged(database, id) !== false) return undefined;
  const counted = await computeReport(
    { ...task, onProgress: () => undefined },
    { asOf, reach, period, without },
  );
  const answer = { heatmap: counted.details.heatmap, observed: observedOf(counted) };
  giveUpReport(counted);
  return answer;
}
