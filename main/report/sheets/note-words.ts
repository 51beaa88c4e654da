import type { NoteReason, TimeSpan } from '../outage-notes.ts';

/** A note on outages, which are told by their places in a list. */
type Note = TimeSpan & {
  readonly reason: NoteReason;
  readonly text: string;
  readonly outages: readonly number[];
};

/** The reasons of notes, in words. */
export const REASON_WORDS: Readonly<Record<NoteReason, string>> = {
  'power-cut': 'Power cut',
  'internet-down': 'Internet down',
  staff: 'Staff',
  planned: 'Planned',
  'wrong-data': 'Wrong data',
  other: 'Other',
};

/** "Power cut: the street was dark"; of another reason its words alone. */
export function describeNote({ reason, text }: Pick<Note, 'reason' | 'text'>): string {
  if (reason === 'other') return text;
  return text === '' ? REASON_WORDS[reason] : `${REASON_WORDS[reason]}: ${text}`;
}

/** The notes about each outage, by the outage's place; of several the one about the longest time comes first. */
export function notesByOutage<N extends Note>(notes: readonly N[]): ReadonlyMap<number, readonly N[]> {
  const byOutage = new Map<number, N[]>();
  const longestFirst = notes.toSorted((a, b) => b.until - b.from - (a.until - a.from));
  for (const note of longestFirst) {
    for (const outage of note.outages) {
      const known = byOutage.get(outage);
      if (known === undefined) byOutage.set(outage, [note]);
      else known.push(note);
    }
  }
  return byOutage;
}

/** What a cell says of an outage's notes; nothing where there is none. */
export const describeNotes = (notes: readonly Pick<Note, 'reason' | 'text'>[] | undefined): string =>
  (notes ?? []).map(describeNote).join(' · ');
