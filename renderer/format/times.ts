const LOCALE = 'en-US';

const dateTime = new Intl.DateTimeFormat(LOCALE, {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "Jan 25, 2023, 18:13 UTC" */
export const formatInstant = (instant: number): string => `${dateTime.format(instant)} UTC`;

const day = new Intl.DateTimeFormat(LOCALE, {
  timeZone: 'UTC',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "Jan 25, 18:13 UTC", for what happened lately. */
export const formatDay = (instant: number): string => `${day.format(instant)} UTC`;

export const MINUTE = 60_000;
export const HOUR = 3_600_000;

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
