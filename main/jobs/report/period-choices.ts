import { readReportStores } from '../../database/facts/report-stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { type DaySpan, readPolledDays } from '../../database/polls/poll-days.ts';
import {
  type Day,
  dayAt,
  dayText,
  firstInstantOf,
  PRESETS,
  type Preset,
  presetDays,
} from '../../report/calendar.ts';
import { commonestZone } from '../../report/report-zone.ts';
import { readZoneOffsets } from '../../report/time-zone.ts';
import { DAY } from '../../report/weekly-hours.ts';

/** A run of days, both ends as 2023-01-31. */
export type DayRun = { readonly from: string; readonly to: string };

/** What each preset means as of an instant, by the calendar of the report zone (SPEC §14). */
export type PeriodChoices = {
  /** The report zone. */
  readonly zone: string;
  readonly today: string;
  readonly presets: readonly (DayRun & { readonly preset: Preset })[];
};

/** `zone` is the report zone, or that of most stores. */
export function readPeriodChoices(database: ReadableDatabase, asOf: number, zone?: string): PeriodChoices {
  const reportZone = zone ?? zoneOfMost(database);
  const today = dayAt(readZoneOffsets(reportZone, asOf, asOf), asOf);
  return {
    zone: reportZone,
    today: dayText(today),
    presets: PRESETS.map((preset) => {
      const { from, to } = presetDays(preset, today);
      return { preset, from: dayText(from), to: dayText(to) };
    }),
  };
}

/** The days of the report zone's calendar on which any store was polled, as runs in order of time; of all or within two dates. */
export function readPolledRuns(database: ReadableDatabase, zone?: string, within?: DayRun): DayRun[] {
  const reportZone = zone ?? zoneOfMost(database);
  const isAsked = ({ day }: DaySpan) =>
    within === undefined || (within.from <= dayText(day) && dayText(day) <= within.to);
  const days = readPolledDays(database, (oldest, newest) =>
    daysBetween(reportZone, oldest, newest).filter(isAsked),
  );
  const runs: { from: Day; to: Day }[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs.map(({ from, to }) => ({ from: dayText(from), to: dayText(to) }));
}

function daysBetween(zoneName: string, oldest: number, newest: number): DaySpan[] {
  const zone = readZoneOffsets(zoneName, oldest - 2 * DAY, newest + 3 * DAY);
  const days: DaySpan[] = [];
  for (let day = dayAt(zone, oldest); day <= dayAt(zone, newest); day++) {
    days.push({ day, from: firstInstantOf(zone, day), to: firstInstantOf(zone, day + 1) });
  }
  return days;
}

const zoneOfMost = (database: ReadableDatabase) =>
  commonestZone(readReportStores(database).map(({ zone }) => zone));
