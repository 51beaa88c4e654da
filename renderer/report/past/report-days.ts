import type { ReportRecord } from '../../../preload/contract.ts';

/** The reports that were asked for on one day of this computer's calendar. */
export type ReportDay = { readonly day: string; readonly records: readonly ReportRecord[] };

/** Groups reports, which are in order of time, by the name of their day. */
export function groupByDay(records: readonly ReportRecord[], dayOf: (at: number) => string): ReportDay[] {
  const days: { day: string; records: ReportRecord[] }[] = [];
  for (const record of records) {
    const day = dayOf(record.createdAt);
    const last = days.at(-1);
    if (last?.day === day) last.records.push(record);
    else days.push({ day, records: [record] });
  }
  return days;
}
