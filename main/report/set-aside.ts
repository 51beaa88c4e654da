import { dayAt, dayText } from './calendar.ts';
import { type AskedPeriod, resolvePeriod } from './period.ts';
import { DEFAULT_ZONE } from './report-zone.ts';
import { readZoneOffsets } from './time-zone.ts';
import type { Milliseconds } from './types.ts';
import { DAY } from './weekly-hours.ts';

/**
 * A store that a person set aside (SPEC §16): closed for good, or not theirs. `since` is a date such as 2023-01-25, of the
 * store's own calendar; `reason` is in the person's words and may be empty.
 */
export type SetAside = { readonly store: string; readonly since: string; readonly reason: string };

/** The same, as far as a report leaves it out, by its place there. */
export type LeftOut = SetAside & { readonly place: number };

/** What a report asked, as far as it decides who is set aside in it. */
export type EndOf = { readonly asOf: Milliseconds; readonly period?: AskedPeriod | undefined };

/**
 * The stores that are set aside in a report, by place: those whose date has come, on their own calendar, by the last
 * instant that the report is of. A report of before goes on counting them.
 */
export function leftOutOf(
  stores: readonly string[],
  zones: readonly string[] | undefined,
  end: EndOf,
  all: readonly SetAside[],
): LeftOut[] {
  if (all.length === 0) return [];
  const byId = new Map(all.map((one) => [one.store, one]));
  const lastDayIn = createLastDays(end);
  return stores.flatMap((id, place) => {
    const one = byId.get(id);
    if (one === undefined || one.since > lastDayIn(zones?.[place] ?? DEFAULT_ZONE)) return [];
    return { store: id, since: one.since, reason: one.reason, place };
  });
}

/** The last date that a report is of on the calendars of all these zones; without any, on that of the usual one. */
export function lastDateOf(zones: Iterable<string | undefined>, end: EndOf): string {
  const lastDayIn = createLastDays(end);
  const days = [...new Set(zones)].map((zone) => lastDayIn(zone ?? DEFAULT_ZONE)).sort();
  return days[0] ?? lastDayIn(DEFAULT_ZONE);
}

/** The last date that a report tells of in a zone; each zone is read once. */
function createLastDays({ asOf, period }: EndOf): (zone: string) => string {
  const known = new Map<string, string>();
  const lastDay = (name: string): string => {
    const about = period?.kind === 'dates' ? Date.parse(`${period.to}T00:00:00Z`) : asOf;
    const from = Math.min(asOf, about) - 2 * DAY;
    const zone = readZoneOffsets(name, from, Math.max(asOf, about) + 3 * DAY);
    const to = period === undefined ? asOf : Math.min(asOf, resolvePeriod(period, zone).to - 1);
    return dayText(dayAt(zone, to));
  };
  return (zone) => {
    const day = known.get(zone) ?? lastDay(zone);
    known.set(zone, day);
    return day;
  };
}

/** Numbers of which some stores may be left out. */
export type WithLeftOut = {
  readonly stores: readonly string[];
  readonly leftOut?: readonly LeftOut[] | undefined;
};

/** The places of the stores that sums and rankings are of: all but those set aside. */
export function countedPlaces({ stores, leftOut = [] }: WithLeftOut): readonly number[] {
  const isLeftOut = leftOutTest({ leftOut });
  const places = [...stores.keys()];
  return leftOut.length === 0 ? places : places.filter((place) => !isLeftOut(place));
}

/** Whether the store at a place is set aside. */
export function leftOutTest({ leftOut = [] }: Pick<WithLeftOut, 'leftOut'>): (place: number) => boolean {
  const places = new Set(leftOut.map(({ place }) => place));
  return (place) => places.has(place);
}
