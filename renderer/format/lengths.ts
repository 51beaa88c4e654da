import { formatCount } from './numbers.ts';
import { HOUR, MINUTE } from './times.ts';

/** Lengths of time, in milliseconds: to the minute for reading, to the last digit for tooltips and copies. */

/** In few letters, to the minute: "34 h 05 min", "40 min", "12 h"; less than one is "under 1 min". */
export function formatSpan(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < MINUTE) return 'under 1 min';
  const wholeMinutes = Math.max(0, Math.round(milliseconds / MINUTE));
  const [whole, rest] = [Math.floor(wholeMinutes / 60), wholeMinutes % 60];
  if (whole === 0) return `${rest} min`;
  return rest === 0 ? `${formatCount(whole)} h` : withMinutes(whole, rest);
}

/** Minutes have two digits beside hours, in a sentence as in a column. */
const withMinutes = (hours: number, minutes: number) =>
  `${formatCount(hours)} h ${String(minutes).padStart(2, '0')} min`;

/**
 * Writes the lengths of a column of which this is the longest, all of them in one unit: "12 h 05 min" and "0 h 40 min", or
 * "40 min" where none takes an hour; nothing is "0 min" in either.
 */
export function spanWriter(longest: number): (length: number) => string {
  const hasHours = Math.round(longest / MINUTE) >= HOUR / MINUTE;
  return (length) => {
    const minutes = Math.round(length / MINUTE);
    if (!hasHours || length < MINUTE) return formatSpan(length);
    return withMinutes(Math.floor(minutes / 60), minutes % 60);
  };
}

/** Writes a column of differences of at most that size: "+12 min", "−1 h 05 min"; nothing is "0 min". */
export function differenceWriter(largest: number): (length: number) => string {
  const span = spanWriter(largest);
  return (length) => signOf(length) + span(Math.abs(length));
}

/** A length of time to the last digit, so that what is shown adds up: "8:32:04.5". */
export function formatExactly(length: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const fraction = (length % 1000) / 1000;
  const clock = `${Math.floor(length / HOUR)}:${two((length / MINUTE) % 60)}:${two((length / 1000) % 60)}`;
  return clock + (fraction === 0 ? '' : String(Number(fraction.toFixed(4))).slice(1));
}

/** "+0:12:30" or "−1:00:00"; nothing is "0:00:00". */
export function formatDifference(length: number): string {
  return signOf(length) + formatExactly(Math.abs(length));
}

const signOf = (length: number) => (length === 0 ? '' : length < 0 ? '−' : '+');
