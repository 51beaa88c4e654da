import type { Days, Preset } from '../../preload/contract.ts';
import { formatOwnTimeOfDay, MINUTE } from '../format/times.ts';

export const WEEKDAYS: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** "every day at 7:00 AM", "Monday to Friday at 7:00 AM", "every Monday and Thursday at 6:30 PM", as the system writes times. */
export const scheduleWords = (days: Days, time: number): string =>
  `${daysWords(days)} at ${formatOwnTimeOfDay(new Date(2000, 0, 1).getTime() + time)}`;

function daysWords(days: Days): string {
  if (days.kind === 'month') {
    return days.day > 28 ? `day ${days.day} of each month, or its last,` : `day ${days.day} of each month`;
  }
  const { weekdays } = days;
  if (weekdays.length === 7) return 'every day';
  if (isWorkWeek(weekdays)) return 'Monday to Friday';
  return `every ${list.format(weekdays.map((day) => WEEKDAYS[day] ?? ''))}`;
}

export const isWorkWeek = (weekdays: readonly number[]): boolean => weekdays.join() === '0,1,2,3,4';

/** A time of day (ms) as it is typed: "07:00" */
export const timeText = (time: number): string => new Date(time).toISOString().slice(11, 16);

/** The other way round; `undefined`: it is no time of day. */
export function parseTime(text: string): number | undefined {
  const [, hour, minute] = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return (Number(hour) * 60 + Number(minute)) * MINUTE;
}

/** In the order to offer them in; one that is missing does not compile. */
const PRESETS: Readonly<Record<Preset, true>> = {
  yesterday: true,
  'last-week': true,
  'last-month': true,
  'last-7-days': true,
  'last-30-days': true,
  'last-90-days': true,
  today: true,
  'this-week': true,
  'this-month': true,
  'last-year': true,
  'this-year': true,
};

export type PeriodChoice = Preset | 'windows';

export const PERIODS: readonly { readonly value: PeriodChoice; readonly label: string }[] = [
  ...(Object.keys(PRESETS) as Preset[]).map((preset) => ({ value: preset, label: periodWords(preset) })),
  { value: 'windows', label: periodWords('windows') },
];

/** "Last week"; a period of a later version by its name. */
export function periodWords(period: string): string {
  if (period === 'windows') return 'Last hour, day and week';
  const words = period.replaceAll('-', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
