import type { HoursDoubt, HoursDoubts } from '../../preload/contract.ts';
import { formatDuration } from './times.ts';

/** The same hours of several days, with their polls together and the fewest weeks of any of them. */
type DoubtedRange = {
  readonly days: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly polls: number;
  readonly weeks: number;
  /** Some of the days have more weeks. */
  readonly isLeast: boolean;
};

/** Doubts of each kind, those of the same hours on several days as one. */
export function groupDoubts(
  doubts: readonly HoursDoubt[],
): { readonly kind: HoursDoubt['kind']; readonly ranges: readonly DoubtedRange[] }[] {
  const kinds = Map.groupBy(doubts, ({ kind }) => kind);
  return [...kinds].map(([kind, ofKind]) => {
    const byHours = Map.groupBy(ofKind, ({ start, end }) => `${start} ${end}`);
    const ranges = [...byHours.values()].map((same) => ({
      days: same.map(({ day }) => day),
      start: same[0]?.start ?? 0,
      end: same[0]?.end ?? 0,
      polls: same.reduce((sum, { polls }) => sum + polls, 0),
      weeks: Math.min(...same.map(({ weeks }) => weeks)),
      isLeast: new Set(same.map(({ weeks }) => weeks)).size > 1,
    }));
    return { kind, ranges };
  });
}

/** What polls contradict of a store's hours, in few words: "inactive while open: Every day 16:00–17:00". */
export function doubtWords({ doubts, hardlyOpen }: HoursDoubts): readonly string[] {
  const ranges = groupDoubts(doubts).map(({ kind, ranges }) => {
    const hours = ranges.map(({ days, start, end }) => `${writeDays(days)} ${writeHours(start, end)}`);
    return `${KIND_WORDS[kind]}: ${hours.join('; ')}`;
  });
  return hardlyOpen === undefined
    ? ranges
    : [`open for only ${formatDuration(hardlyOpen)} of the week`, ...ranges];
}

const KIND_WORDS: Readonly<Record<HoursDoubt['kind'], string>> = {
  'inactive-while-open': 'inactive while open',
  'active-while-closed': 'active while closed',
};

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** "Every day", "Mon–Fri", "Mon, Wed". */
export function writeDays(days: readonly number[]): string {
  if (days.length === DAYS.length) return 'Every day';
  const [first = 0] = days;
  const last = days.at(-1) ?? first;
  if (days.length > 2 && last - first === days.length - 1) return `${DAYS[first]}–${DAYS[last]}`;
  return days.map((day) => DAYS[day]).join(', ');
}

/** "09:00–11:00". */
export function writeHours(start: number, end: number): string {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return `${clock(start)}–${clock(end)}`;
}
