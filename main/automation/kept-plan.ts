import type { KeptFolder, KeptPlan, KeptReport } from '../jobs/service/service.ts';
import { PRESETS } from '../report/calendar.ts';
import type { Plan } from './automation.ts';
import type { WatchedFolder } from './folder-watch.ts';
import type { ScheduledReport } from './report-schedule.ts';
import { parseSchedule } from './schedule.ts';
import { reportTitle } from './words.ts';

/** What a kept report does not say itself, since it may change: the computer's zone, and what the person prefers (ms). */
export type ReportsBy = {
  readonly zone: string;
  readonly reach: number;
  /** By whose calendar periods are; `undefined`: that of most stores. */
  readonly reportZone: string | undefined;
};

/** What of a plan is on. */
export function planOf({ folders, reports }: KeptPlan, by: ReportsBy): Plan {
  return {
    folders: folders.filter(({ isOn }) => isOn).map(watchedOf),
    reports: reports.filter(({ isOn }) => isOn).flatMap((kept) => scheduledOf(kept, by) ?? []),
  };
}

export const watchedOf = ({ folder, move }: KeptFolder): WatchedFolder => ({ folder, move });

/** `undefined`: a later version made it, whose days or periods are not known here. */
export function scheduledOf(
  { id, every, period, folder }: KeptReport,
  { zone, reach, reportZone }: ReportsBy,
): ScheduledReport | undefined {
  const schedule = parseSchedule(every);
  const preset = PRESETS.find((name) => name === period);
  if (schedule === undefined || (preset === undefined && period !== undefined)) return undefined;
  return {
    key: id,
    title: reportTitle(preset),
    schedule: { ...schedule, zone },
    question: { reach, ...(preset && { period: { kind: 'preset', preset, zone: reportZone } }) },
    into: folder,
  };
}
