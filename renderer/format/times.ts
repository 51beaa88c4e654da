import type { Clock, DataClock } from '../../preload/contract.ts';

const LOCALE = 'en-US';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const DAY_AND_TIME = {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;
const FULL = { year: 'numeric', ...DAY_AND_TIME } as const;

/** Formatters are costly to make, and a table asks for thousands of times. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone ?? ''} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(LOCALE, {
      ...options,
      ...(zone === undefined ? {} : { timeZone: zone }),
    });
    made.set(key, format);
  }
  return format;
}

/** The zone of a clock; the computer's own has no name here. */
const zoneOf = (clock: Clock) => (clock === 'utc' ? 'UTC' : undefined);

/** A time in the data, by the clock given and saying which that is: "Jan 25, 2023, 18:13 UTC". */
export const formatInstant = (instant: number, clock: Clock = 'utc'): string =>
  labelled(instant, zoneOf(clock), FULL);

/** The same in a zone, such as a store's, or by this computer's clock where none is given: "Jan 25, 2023, 12:13 CST". */
export const formatInZone = (instant: number, zone: string | undefined): string =>
  labelled(instant, zone, FULL);

/** Without the year, for what lies within a week: "Jan 25, 12:13 CST". */
export const formatDayInZone = (instant: number, zone: string | undefined): string =>
  labelled(instant, zone, DAY_AND_TIME);

/** From when to when, what is the same in both said once: "Nov 2, 19:00 – 21:00 UTC". */
export const formatSpanOf = (from: number, to: number, clock: Clock): string =>
  formatter(zoneOf(clock), { ...DAY_AND_TIME, timeZoneName: 'short' }).formatRange(from, to);

/** The zone by which a time of one store is shown; `undefined` is this computer’s. */
export const zoneForStore = (clock: DataClock, zone: string): string | undefined =>
  clock === 'store' ? zone : zoneOf(clock);

/** "CST", "UTC", or "GMT+10:30" where a zone has no name of its own. */
export function zoneName(instant: number, zone: string | undefined): string {
  const parts = formatter(zone, { timeZoneName: 'short' }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetInZone(instant: number, zone: string): number {
  const parts = formatter(zone, { timeZoneName: 'longOffset' }).formatToParts(instant);
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /([+-])(\d+)(?::(\d+))?(?::(\d+))?$/.exec(text.replace('\u2212', '-')) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}

function labelled(instant: number, zone: string | undefined, options: Intl.DateTimeFormatOptions): string {
  return formatter(zone, { ...options, timeZoneName: 'short' }).format(instant);
}

/** A day in the data: "Jan 25, 2023". */
export const formatDate = (instant: number, clock: Clock = 'utc'): string =>
  formatter(zoneOf(clock), { year: 'numeric', month: 'short', day: 'numeric' }).format(instant);

/** The same with its time, where whose clock that is stands elsewhere: "Jan 25, 2023, 18:13". */
export const formatDateAndTime = (instant: number, clock: Clock): string =>
  formatter(zoneOf(clock), FULL).format(instant);

const own = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const ownTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const ownDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', month: 'long', day: 'numeric' });
const ownDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** When the person did something: by this computer's clock, in the system's own format. */
export const formatOwnTime = (instant: number): string => own.format(instant);

/** Of a day that is named elsewhere. */
export const formatOwnTimeOfDay = (instant: number): string => ownTime.format(instant);

/** The day on which the person did something: "Today", "Yesterday", else its date. */
export function formatOwnDay(instant: number, now: number): string {
  const daysAgo = Math.round((startOfDay(now) - startOfDay(instant)) / DAY);
  if (daysAgo === 0) return 'Today';
  if (daysAgo === 1) return 'Yesterday';
  return daysAgo > 1 && daysAgo < 300 ? ownDay.format(instant) : ownDate.format(instant);
}

const startOfDay = (instant: number) => new Date(instant).setHours(0, 0, 0, 0);

const inUnit = (unit: 'second' | 'minute' | 'hour') =>
  new Intl.NumberFormat(LOCALE, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 });
const seconds = inUnit('second');
const minutes = inUnit('minute');
const hours = inUnit('hour');

/** A length of time as a person would say it: "40 seconds", "5 minutes", "1 hour 30 minutes". */
export function formatDuration(milliseconds: number): string {
  const wholeSeconds = Math.max(0, Math.round(milliseconds / 1000));
  if (wholeSeconds < 60) return seconds.format(wholeSeconds);
  const wholeMinutes = Math.round(wholeSeconds / 60);
  if (wholeMinutes <= 90) return minutes.format(wholeMinutes);
  const rest = wholeMinutes % 60;
  const whole = hours.format(Math.floor(wholeMinutes / 60));
  return rest === 0 ? whole : `${whole} ${minutes.format(rest)}`;
}
