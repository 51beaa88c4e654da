import type { ReadableDatabase } from '../core/sqlite.ts';
import { inOneView } from '../core/transaction.ts';
import { fromBlob, type PollBlock, weekStart } from './poll-block.ts';
import { readPollWeeks } from './poll-weeks.ts';

/** A day of a calendar, and the instants (ms) that it begins at and ends before. */
export type DaySpan<Day> = { readonly day: Day; readonly from: number; readonly to: number };

/**
 * Those of some days, in order of time, on which any store was polled. Of each week only so many blocks are read as it takes
 * to meet each of its days: one or two as a rule, and all where a day has no poll, which is 20 ms of 13,500 stores.
 */
export function readPolledDays<Day>(
  database: ReadableDatabase,
  daysOf: (oldest: number, newest: number) => readonly DaySpan<Day>[],
): Day[] {
  return inOneView(database, () => {
    const weeks = readPollWeeks(database);
    if (weeks.length === 0) return [];
    const days = daysOf(
      Math.min(...weeks.map(({ oldest }) => oldest)),
      Math.max(...weeks.map(({ newest }) => newest)),
    );
    const blocks = database
      .prepare<[number, number], Buffer>('SELECT polls FROM poll_block WHERE week = ? AND sample = ?')
      .pluck();
    const polled = new Set<Day>();
    for (const { week, sample, oldest, newest } of weeks) {
      let missing = days.filter(({ day, from, to }) => from <= newest && to > oldest && !polled.has(day));
      if (missing.length === 0) continue;
      for (const blob of blocks.iterate(week, sample ? 1 : 0)) {
        const block = fromBlob(blob);
        for (const day of missing) if (hasPollIn(block, weekStart(week), day)) polled.add(day.day);
        missing = missing.filter(({ day }) => !polled.has(day));
        if (missing.length === 0) break;
      }
    }
    return days.map(({ day }) => day).filter((day) => polled.has(day));
  });
}

function hasPollIn(block: PollBlock, start: number, { from, to }: Omit<DaySpan<never>, 'day'>): boolean {
  const at = (place: number) => start + ((block[place] as number) >>> 1);
  let [low, high] = [0, block.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) < from) low = middle + 1;
    else high = middle;
  }
  return low < block.length && at(low) < to;
}
