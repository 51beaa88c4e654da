import type { NoteReason, TimeSpan } from '../../report/outage-notes.ts';
import { type Checksum, checksumOf } from '../core/checksum.ts';
import { damaged } from '../core/error.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { addRow, emptyTally, readTally, saveTally, takeRow, verifyTally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';

/**
 * What an owner wrote about an outage. It is kept by the text of the store's id and by time, and so outlives reports,
 * imports and their undoing. Instants are whole milliseconds since the epoch; `text` may be empty.
 */
export type OutageNote = TimeSpan & {
  readonly store: string;
  readonly reason: NoteReason;
  readonly text: string;
  readonly changedAt: number;
};

/** Tells one note from the others: a store has at most one about the same stretch of time. */
export type NoteKey = Pick<OutageNote, 'store' | 'from' | 'until'>;

type Row = OutageNote & { readonly checksum: Checksum };
const SELECT = `SELECT store, from_at AS "from", until_at AS until, reason, text, changed_at AS changedAt, checksum
  FROM outage_note`;

/** Every note, by store and time. */
export function readOutageNotes(database: ReadableDatabase): OutageNote[] {
  return inOneView(database, () => {
    const found = emptyTally();
    const notes = database
      .prepare<[], Row>(`${SELECT} ORDER BY store, from_at, until_at`)
      .all()
      .map((row) => {
        addRow(found, row.checksum);
        return verified(database, row);
      });
    verifyTally(database, 'outage_note', found);
    return notes;
  });
}

/** The notes of one store, by time. */
export function readNotesOfStore(database: ReadableDatabase, store: string): OutageNote[] {
  return database
    .prepare<[string], Row>(`${SELECT} WHERE store = ? ORDER BY from_at, until_at`)
    .all(store)
    .map((row) => verified(database, row));
}

/** Puts a note in the place of the one with its key, inside the transaction of the caller. */
export function saveOutageNote(database: WritableDatabase, note: OutageNote): void {
  removeOutageNote(database, note);
  const { store, from, until, reason, text, changedAt } = note;
  const checksum = checksumOfNote(note);
  database
    .prepare('INSERT INTO outage_note VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(store, from, until, reason, text, changedAt, checksum);
  const tally = readTally(database, 'outage_note');
  addRow(tally, checksum);
  saveTally(database, 'outage_note', tally);
}

/** Whether there was such a note; inside the transaction of the caller. */
export function removeOutageNote(database: WritableDatabase, { store, from, until }: NoteKey): boolean {
  const removed = database
    .prepare<[string, number, number], Checksum>(
      'DELETE FROM outage_note WHERE store = ? AND from_at = ? AND until_at = ? RETURNING checksum',
    )
    .pluck()
    .get(store, from, until);
  if (removed === undefined) return false;
  const tally = readTally(database, 'outage_note');
  takeRow(tally, removed);
  saveTally(database, 'outage_note', tally);
  return true;
}

function verified(database: ReadableDatabase, { checksum, ...note }: Row): OutageNote {
  if (checksum === checksumOfNote(note)) return note;
  throw damaged(database.name, 'a note on an outage is not as it was written');
}

export function checksumOfNote({ store, from, until, reason, text, changedAt }: OutageNote): Checksum {
  return checksumOf(JSON.stringify([store, from, until, reason, text, changedAt]));
}
