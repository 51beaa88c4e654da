import type { ReadableDatabase } from '../core/sqlite.ts';
import { inOneView } from '../core/transaction.ts';
import { fromBlob, type PollBlock, weekStart } from './poll-block.ts';
import { type PollWeek, readPollWeeks } from './poll-weeks.ts';

/** A day of a calendar, and the instants (ms) that it begins at and ends before. */
export type DaySpan = { readonly day: number; readonly from: number; readonly to: number };

/**
 * Those of some days, in order of time, on which any store was polled. Of each week only so many blocks are read as it takes
 * to meet each of its days: one or two as a rule, and all where a day has no poll, which is 20 to 80 ms of 13,500 stores. So
 * what was met is remembered, as long as the week stays as it is.
 */
export function readPolledDays(
  database: ReadableDatabase,
  daysOf: (oldest: number, newest: number) => readonly DaySpan[],
): number[] {
  return inOneView(database, () => {
    const weeks = readPollWeeks(database);
    if (weeks.length === 0) return [];
    const days = daysOf(
      Math.min(...weeks.map(({ oldest }) => oldest)),
      Math.max(...weeks.map(({ newest }) => newest)),
    );
    const before = remembered.get(database) ?? new Map<string, readonly number[]>();
    const now = new Map<string, readonly number[]>();
    const polled = new Set<number>();
    for (const week of weeks) {
      const missing = days.filter(
        ({ day, from, to }) => from <= week.newest && to > week.oldest && !polled.has(day),
      );
      const about = JSON.stringify([week, missing]);
      const met = before.get(about) ?? daysMet(database, week, missing);
      now.set(about, met);
      for (const day of met) polled.add(day);
    }
    remembered.set(database, now);
    return days.map(({ day }) => day).filter((day) => polled.has(day));
  });
}

/** For each database what was met last, by the week and the days that were looked for. */
const remembered = new WeakMap<ReadableDatabase, ReadonlyMap<string, readonly number[]>>();

/** Those of some days on which a store was polled, as far as they lie in a week. */
function daysMet(
  database: ReadableDatabase,
  { week, sample }: PollWeek,
  days: readonly DaySpan[],
): readonly number[] {
  if (days.length === 0) return [];
  const blocks = database
    .prepare<[number, number], Buffer>('SELECT polls FROM poll_block WHERE week = ? AND sample = ?')
    .pluck()
    .iterate(week, sample ? 1 : 0);
  let missing = days;
  for (const blob of blocks) {
    const block = fromBlob(blob);
    missing = missing.filter((day) => !hasPollIn(block, weekStart(week), day));
    if (missing.length === 0) break;
  }
  return days.filter((day) => !missing.includes(day)).map(({ day }) => day);
}

function hasPollIn(block: PollBlock, start: number, { from, to }: DaySpan): boolean {
  const at = (place: number) => start + ((block[place] as number) >>> 1);
  let [low, high] = [0, block.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) < from) low = middle + 1;
    else high = middle;
  }
  return low < block.length && at(low) < to;
}
