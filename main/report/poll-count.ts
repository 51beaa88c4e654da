import type { Milliseconds, PerWindow } from './types.ts';
import { DAY, type WeekSpan } from './weekly-hours.ts';

/** Which windows count at all for a store (SPEC §3a.1). */
export type Gates = PerWindow<boolean>;

export const OPEN_GATES: Gates = { hour: true, day: true, week: true };

/** Answers the gates for hours and the position of *now* in the local week (milliseconds since Monday 00:00). */
export function readGates(spans: readonly WeekSpan[], now: Milliseconds): Gates {
  const today = Math.floor(now / DAY);
  const yesterday = (today + 6) % 7;
  const timeOfDay = now % DAY;
  const ofDay = (day: number) => spans.filter((span) => Math.floor(span.start / DAY) === day);
  const covers = (span: WeekSpan, sinceItsMidnight: Milliseconds) => {
    const midnight = Math.floor(span.start / DAY) * DAY;
    return span.start <= midnight + sinceItsMidnight && midnight + sinceItsMidnight <= span.end;
  };
  const coversTimeOfDay = (span: WeekSpan) => covers(span, timeOfDay) || covers(span, timeOfDay + DAY);
  return {
    hour:
      ofDay(today).some((span) => covers(span, timeOfDay)) ||
      ofDay(yesterday).some((span) => covers(span, timeOfDay + DAY)),
    day: [...ofDay(today), ...ofDay(yesterday)].some(coversTimeOfDay),
    week: spans.some(coversTimeOfDay),
  };
}
