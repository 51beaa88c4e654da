import { readingOnce } from '../../database/opening/connection.ts';
import { addSure, giveUpResult } from '../../database/reports/report-result.ts';
import { hasDataChanged, type ReportRecord } from '../../database/reports/reports.ts';
import { sureKept } from '../../database/reports/sure-kept.ts';
import { joinSure } from '../../report/sure/join-sure.ts';
import { throwIfCancelled } from '../threads/cancel.ts';
import { JobError } from '../threads/error.ts';
import type { WriteTask } from '../threads/task.ts';
import { detailedReport, tooOld } from './complete-report.ts';
import { gatherSure } from './compute-report.ts';
import type { HelpedTask } from './helper.ts';

/**
 * Finds out how sure a complete report is and what its stores share (SPEC §16), and keeps that with it. `data-changed` where
 * the data are not those any more that it was made of and nothing was found out before, `report-too-old` where that cannot be told; errors as detailedReport. Tells the share done.
 */
export async function findSure(task: HelpedTask<number> & WriteTask<number>, id: string): Promise<void> {
  const { database } = task;
  const { record, report } = detailedReport(database, id);
  if (sureKept(database, id) === 'all') return;
  const hasChanged = hasDataChanged(database, id);
  if (hasChanged === undefined) throw tooOld('what tells whether its data are still the same');
  if (hasChanged && report.details.sure === undefined) throw changed(record);
  // What an earlier version found out, or was found with others set aside, is better than nothing.
  if (hasChanged) return;
  const setAside = report.leftOut?.map(({ store }) => store) ?? [];
  giveUpResult(report);
  const sure = await readingOnce(database, async () => {
    const parts = await gatherSure(task, record, setAside);
    // Read once more: it would count beside what is gathered.
    const { report } = detailedReport(database, id);
    const sure = joinSure(report, parts, () => throwIfCancelled(task.cancel));
    giveUpResult(report);
    return sure;
  });
  addSure(database, record, sure);
}

const changed = ({ asOf }: ReportRecord) =>
  new JobError({
    code: 'data-changed',
    message:
      'The data of this report have changed since it was made, and how sure it is was not kept with it. ' +
      `Create it again, as of ${new Date(asOf).toISOString()}.`,
  });
