import type { StoreEvidence } from '../../preload/contract.ts';
import { HOUR, MINUTE } from '../format/times.ts';

type Opening = Exclude<StoreEvidence['hours'], 'always'>[number];

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Each day of the week with its openings in words; a day that no row lists is closed. */
export function weeklyHours(
  hours: readonly Opening[],
): { readonly day: string; readonly openings: string }[] {
  return DAYS.map((name, day) => {
    const openings = hours.filter((opening) => opening.day === day);
    return {
      day: name,
      openings: openings.length === 0 ? 'closed' : openings.map(describeOpening).join(' · '),
    };
  });
}

/** "09:00–17:30", "22:00–02:00 next day", "06:30–10:19, read as open until 10:20". */
function describeOpening({ start, end, runsOn }: Opening): string {
  const nextDay = end <= start ? ' next day' : '';
  const bridged = runsOn > 0 ? `, read as open until ${timeOfDay(end + runsOn)}` : '';
  return `${timeOfDay(start)}–${timeOfDay(end)}${nextDay}${bridged}`;
}

/** Milliseconds after midnight as "09:00", with seconds where there are some; midnight at the end of a day is "24:00". */
function timeOfDay(time: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two(time / HOUR)}:${two((time / MINUTE) % 60)}`;
  return time % MINUTE === 0 ? clock : `${clock}:${two((time / 1000) % 60)}`;
}
