import { type Day, dayAt } from '../report/calendar.ts';
import { readZoneOffsets, toInstant } from '../report/time-zone.ts';
import { DAY, weekPosition } from '../report/weekly-hours.ts';

/** When something is done by itself: on which days, at which time of day (ms) of a zone. */
export type Schedule = { readonly days: Days; readonly time: number; readonly zone: string };

/** `weekdays`: 0 is Monday. `month`: this day of each month, or its last where it has fewer. */
export type Days =
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'month'; readonly day: number };

const NAMES: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SETS: Readonly<Record<string, readonly number[]>> = {
  day: [0, 1, 2, 3, 4, 5, 6],
  weekday: [0, 1, 2, 3, 4],
};

export const SCHEDULE_RULE =
  'days and a time, such as “mon 07:00”, “mon,thu 18:30”, “weekday 07:00” (Monday to Friday), “day 06:00” or “month 1 07:00” (the first of the month)';

/** Reads days and a time such as `mon 07:00`; `undefined`: it is none. */
export function parseSchedule(text: string): Omit<Schedule, 'zone'> | undefined {
  const [, dayText = '', hour = '', minute = ''] =
    /^(.+?)\s+(\d{1,2}):(\d{2})$/.exec(text.trim().toLowerCase()) ?? [];
  const days = parseDays(dayText);
  if (days === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return { days, time: (Number(hour) * 60 + Number(minute)) * 60_000 };
}

/** The text that `parseSchedule` reads as this. */
export function writeSchedule({ days, time }: Omit<Schedule, 'zone'>): string {
  const clock = new Date(time).toISOString().slice(11, 16);
  if (days.kind === 'month') return `month ${days.day} ${clock}`;
  return `${days.weekdays.map((day) => NAMES[day]).join(',')} ${clock}`;
}

function parseDays(text: string): Days | undefined {
  const [, monthDay] = /^month\s+(\d{1,2})$/.exec(text) ?? [];
  if (monthDay !== undefined) {
    const day = Number(monthDay);
    return day >= 1 && day <= 31 ? { kind: 'month', day } : undefined;
  }
  const found = text.split(/\s*,\s*/).map((name) => SETS[name] ?? weekdayNamed(name));
  const weekdays = [...new Set(found.flat())].sort((a, b) => a - b);
  return weekdays.includes(-1) ? undefined : { kind: 'weekdays', weekdays };
}

const weekdayNamed = (name: string) => [NAMES.indexOf(name)];

/** Longer than between two times of any schedule. */
const MOST_DAYS = 40;

/** The latest time of a schedule after an instant and not after another one (ms since the epoch), and how many there were. */
export function latestDue(
  schedule: Schedule,
  after: number,
  until: number,
): { readonly dueAt: number; readonly missed: number } | undefined {
  const first = dayIn(schedule.zone, Math.max(after, until - MOST_DAYS * DAY)) - 1;
  const due = new Set<number>();
  for (let day = dayIn(schedule.zone, until) + 1; day >= first; day--) {
    const at = isOn(schedule.days, day) ? instantOn(schedule, day) : undefined;
    if (at !== undefined && at > after && at <= until) due.add(at);
  }
  const [dueAt] = due;
  return dueAt === undefined ? undefined : { dueAt, missed: due.size - 1 };
}

/** The first time of a schedule after an instant (ms since the epoch). */
export function nextDue(schedule: Schedule, after: number): number {
  for (let day = dayIn(schedule.zone, after) - 1; ; day++) {
    const at = isOn(schedule.days, day) ? instantOn(schedule, day) : undefined;
    if (at !== undefined && at > after) return at;
  }
}

function dayIn(zone: string, instant: number): Day {
  return dayAt(readZoneOffsets(zone, instant, instant), instant);
}

function isOn(days: Days, day: Day): boolean {
  if (days.kind === 'weekdays') return days.weekdays.includes(weekPosition(day * DAY) / DAY);
  const [date, tomorrow] = [new Date(day * DAY), new Date((day + 1) * DAY)];
  const isLast = tomorrow.getUTCDate() === 1;
  return date.getUTCDate() === days.day || (isLast && date.getUTCDate() < days.day);
}

/** As business hours are turned into instants (SPEC §3b.1), so that what a clock skips or repeats comes once. */
function instantOn({ time, zone }: Schedule, day: Day): number {
  const wallClock = day * DAY + time;
  return toInstant(readZoneOffsets(zone, wallClock - 2 * DAY, wallClock + 2 * DAY), wallClock);
}
