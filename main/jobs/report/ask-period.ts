import { readReportStores } from '../../database/facts/report-stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { zoneName } from '../../import/zone-name.ts';
import { dayAt, dayText, PRESETS, type Preset, presetDays, readDay } from '../../report/calendar.ts';
import { type AskedPeriod, MOST_DAYS, resolvePeriod } from '../../report/period.ts';
import { commonestZone, DEFAULT_ZONE } from '../../report/report-zone.ts';
import { readZoneOffsets } from '../../report/time-zone.ts';
import { DAY } from '../../report/weekly-hours.ts';
import { JobError } from '../threads/error.ts';
import { parseInstant } from './as-of.ts';

/** A period as it is asked for: a preset is counted from the date that the report zone shows at as-of (SPEC §14). */
export type PeriodRequest =
  | AskedPeriod
  | { readonly kind: 'preset'; readonly preset: Preset; readonly zone: string | undefined };

/** The options of a period at a door, as text, and by which names a person knows them there. */
export type PeriodOptions = Readonly<Record<'period' | 'from' | 'to' | 'zone', string | undefined>>;
export type PeriodNames = Readonly<Record<keyof PeriodOptions, string>>;

/** What is asked for, nothing, or why that makes no sense. */
export type ReadPeriod =
  | { readonly ok: true; readonly period: PeriodRequest | undefined }
  | { readonly ok: false; readonly message: string };

/** Reads the options of a period as every door takes them. */
export function readPeriod(given: PeriodOptions, names: PeriodNames): ReadPeriod {
  const { period, from, to, zone: zoneText } = given;
  const wrong = (message: string): ReadPeriod => ({ ok: false, message });
  const zone = zoneText === undefined ? undefined : zoneName(zoneText);
  if (zoneText !== undefined && zone === undefined) {
    return wrong(`${names.zone} is a time zone such as America/New_York, not “${zoneText}”.`);
  }
  if (period !== undefined) {
    if (from !== undefined || to !== undefined) {
      return wrong(`${names.period} goes without ${names.from} and ${names.to}.`);
    }
    const preset = PRESETS.find((name) => name === period);
    if (preset === undefined)
      return wrong(`${names.period} is one of ${PRESETS.join(', ')}, not “${period}”.`);
    return { ok: true, period: { kind: 'preset', preset, zone } };
  }
  if (from === undefined && to === undefined) {
    if (zone === undefined) return { ok: true, period: undefined };
    return wrong(`${names.zone} is for a period: give ${names.period}, or ${names.from} and ${names.to}.`);
  }
  if (from === undefined || to === undefined) return wrong(`${names.from} and ${names.to} go together.`);
  return readEnds(from, to, names);
}

function readEnds(from: string, to: string, names: PeriodNames): ReadPeriod {
  const wrong = (message: string): ReadPeriod => ({ ok: false, message });
  const ends = [readEnd(from), readEnd(to)] as const;
  for (const [place, end] of ends.entries()) {
    if (end !== undefined) continue;
    const [name, text] = place === 0 ? [names.from, from] : [names.to, to];
    return wrong(
      `${name} is a date such as 2023-01-18 or an instant such as 2023-01-18T06:00:00Z, not “${text}”.`,
    );
  }
  const [first, last] = ends;
  if (first?.kind === 'day' && last?.kind === 'day') {
    const days = last.day - first.day + 1;
    if (days < 1) return wrong(`${names.to} is before ${names.from}.`);
    if (days > MOST_DAYS) return wrong(tooLong(names));
    return { ok: true, period: { kind: 'dates', from: dayText(first.day), to: dayText(last.day) } };
  }
  if (first?.kind === 'instant' && last?.kind === 'instant') {
    if (last.at <= first.at) return wrong(`${names.to} is not after ${names.from}.`);
    if (last.at - first.at > MOST_DAYS * DAY) return wrong(tooLong(names));
    return { ok: true, period: { kind: 'instants', from: first.at, to: last.at } };
  }
  return wrong(`${names.from} and ${names.to} are both dates or both instants.`);
}

const tooLong = ({ from, to }: PeriodNames) =>
  `From ${from} to ${to} are more than ${MOST_DAYS} days, which is the most.`;

function readEnd(text: string) {
  const day = readDay(text.trim());
  if (day !== undefined) return { kind: 'day', day } as const;
  // A date with a zone and no time is neither.
  const at = text.includes(':') ? parseInstant(text, 'utc') : undefined;
  return at === undefined ? undefined : ({ kind: 'instant', at } as const);
}

/**
 * The period that is asked for as of an instant (ms); `nothing-to-report` where it has not begun for any store.
 */
export function askPeriod(database: ReadableDatabase, request: PeriodRequest, asOf: number): AskedPeriod {
  const zones = readReportStores(database).map(({ zone }) => zone);
  const period =
    request.kind === 'preset' ? daysOf(request.preset, request.zone ?? commonestZone(zones), asOf) : request;
  const begins = [...new Set(zones)].map((zone) => beginOf(period, zone ?? DEFAULT_ZONE));
  if (Math.min(...begins) <= asOf) return period;
  throw new JobError({
    code: 'nothing-to-report',
    message: `This period begins after ${new Date(asOf).toISOString()}, as of which the report is. Choose an earlier one, or a later as-of.`,
  });
}

function daysOf(preset: Preset, zone: string, asOf: number): AskedPeriod {
  const today = dayAt(readZoneOffsets(zone, asOf, asOf), asOf);
  const { from, to } = presetDays(preset, today);
  return { kind: 'dates', from: dayText(from), to: dayText(to), preset };
}

function beginOf(period: AskedPeriod, zone: string): number {
  if (period.kind === 'instants') return period.from;
  const about = (readDay(period.from) ?? 0) * DAY;
  const zoneThen = readZoneOffsets(zone, about - 2 * DAY, about + 3 * DAY);
  return resolvePeriod({ ...period, to: period.from }, zoneThen).from;
}
