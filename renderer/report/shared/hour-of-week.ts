import { DAY, HOUR, offsetInZone } from '../../format/times.ts';

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const HOURS = 24;
export const HOURS_OF_WEEK = DAYS.length * HOURS;

const WEEK = HOURS_OF_WEEK * HOUR;
/** 1970 began on a Thursday. */
const MONDAY_TO_EPOCH = 3 * DAY;

const two = (hour: number) => String(hour).padStart(2, '0');

/** An hour of the week, Monday 00:00 first: "Friday 18:00–19:00" */
export function nameOfHour(hourOfWeek: number): string {
  const hour = hourOfWeek % HOURS;
  return `${DAYS[Math.floor(hourOfWeek / HOURS)] ?? ''} ${two(hour)}:00–${two(hour + 1)}:00`;
}

export type Span = { readonly from: number; readonly to: number };

/**
 * When, between two instants, the clocks of a zone showed an hour of the week, in order of time: twice in a week in which
 * they were put back.
 */
export function spansOfHour(hourOfWeek: number, zone: string, from: number, to: number): readonly Span[] {
  const spans: Span[] = [];
  for (let end = to; end > from; end -= WEEK) {
    spans.unshift(...spansInWeek(hourOfWeek, zone, Math.max(from, end - WEEK), end));
  }
  return spans;
}

function spansInWeek(hourOfWeek: number, zone: string, begin: number, end: number): readonly Span[] {
  return clockSegments(zone, begin, end).flatMap(({ from, to, offset }) => {
    const intoWeek = modulo(from + offset + MONDAY_TO_EPOCH, WEEK);
    const first = from - intoWeek + hourOfWeek * HOUR;
    return [first, first + WEEK]
      .map((start) => ({ from: Math.max(from, start), to: Math.min(to, start + HOUR) }))
      .filter((span) => span.from < span.to);
  });
}

/** The stretches of a week, or less, between whose ends the clocks of a zone were not set; they are set once in it at most. */
function clockSegments(
  zone: string,
  from: number,
  to: number,
): readonly (Span & { readonly offset: number })[] {
  const before = offsetInZone(from, zone);
  const after = offsetInZone(to, zone);
  if (before === after) return [{ from, to, offset: before }];
  let [early, late] = [from, to];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetInZone(middle, zone) === before) early = middle;
    else late = middle;
  }
  return [
    { from, to: late, offset: before },
    { from: late, to, offset: after },
  ];
}

const modulo = (value: number, by: number) => ((value % by) + by) % by;
