import type { Milliseconds } from './types.ts';

/** Why a store was down, as an owner sees it; `other` is told in words. */
export const NOTE_REASONS = [
  'power-cut',
  'internet-down',
  'staff',
  'planned',
  'wrong-data',
  'other',
] as const;
export type NoteReason = (typeof NOTE_REASONS)[number];

/** A stretch of time from one instant to a later one, such as an outage or what a note is about. */
export type TimeSpan = { readonly from: Milliseconds; readonly until: Milliseconds };

/**
 * Which outages of a store its notes are about. An outage is another in each report: it goes on, is cut by the week, or
 * is split by a poll that came later. A note is about each outage that it covers at least half of, and about the one it
 * shares the most time with; answers for each note the places of these in `outages`, none where it shares time with none.
 */
export function placeNotes(notes: readonly TimeSpan[], outages: readonly TimeSpan[]): number[][] {
  return notes.map((note) => {
    const shared = outages.map((outage) => sharedTime(note, outage));
    const most = Math.max(0, ...shared);
    return shared.flatMap((time, place) => {
      const { from, until } = outages[place] as TimeSpan;
      const isAbout = time > 0 && (time === most || time >= (until - from) / 2);
      return isAbout ? [place] : [];
    });
  });
}

function sharedTime(a: TimeSpan, b: TimeSpan): Milliseconds {
  return Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));
}
