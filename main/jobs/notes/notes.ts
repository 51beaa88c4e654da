import type { ReadableDatabase, WritableDatabase } from '../../database/opening/connection.ts';
import {
  type NoteKey,
  type OutageNote,
  readNotesOfStore,
  removeOutageNote,
  saveOutageNote,
} from '../../database/reports/outage-notes.ts';
import { type NoteReason, placeNotes, type TimeSpan } from '../../report/outage-notes.ts';
import type { PlacedNote } from '../report/report-notes.ts';
import { JobError } from '../threads/error.ts';

/** Without `before` a note is added, without `after` removed; `before` names the one to change. */
export type NoteChange = {
  readonly store: string;
  readonly before?: TimeSpan | undefined;
  readonly after?: (TimeSpan & { readonly reason: NoteReason; readonly text: string }) | undefined;
};

const LONGEST_NOTE = 2000;

/** Every note of a store, with those of the given outages that it is about. */
export function notesOfStore(
  database: ReadableDatabase,
  { store, outages }: { readonly store: string; readonly outages: readonly TimeSpan[] },
): PlacedNote[] {
  const notes = readNotesOfStore(database, store);
  const about = placeNotes(notes, outages);
  return notes.map((note, i) => ({ ...note, outages: about[i] ?? [] }));
}

/**
 * Adds, changes or removes a note. Throws `note-refused` where it says nothing or too much, `note-unknown` where the one
 * to change is gone.
 */
export function changeNote(
  database: WritableDatabase,
  { store, before, after }: NoteChange,
  changedAt: number,
): void {
  const note = after === undefined ? undefined : readNote({ store, ...after }, changedAt);
  database.transaction(() => {
    if (before !== undefined && !removeOutageNote(database, keyOf(store, before))) {
      throw new JobError({ code: 'note-unknown', message: 'This note is not there any more.' });
    }
    if (note !== undefined) saveOutageNote(database, note);
  })();
}

function readNote(
  { store, reason, text, ...span }: Omit<OutageNote, 'changedAt'>,
  changedAt: number,
): OutageNote {
  const words = text.trim().toWellFormed();
  if (reason === 'other' && words === '') {
    throw new JobError({ code: 'note-refused', message: 'Choose a reason, or say in words what happened.' });
  }
  if (words.length > LONGEST_NOTE) {
    const message = `A note holds at most ${LONGEST_NOTE} characters; this one has ${words.length}.`;
    throw new JobError({ code: 'note-refused', message });
  }
  return { ...keyOf(store, span), reason, text: words, changedAt };
}

/** An outage may begin or end on half a millisecond; what a note is about is kept in whole ones that hold it. */
function keyOf(store: string, { from, until }: TimeSpan): NoteKey {
  return { store, from: Math.floor(from), until: Math.ceil(until) };
}
