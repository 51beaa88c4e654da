import type { WritableDatabase } from '../core/sqlite.ts';
import { bind, checksumOf, saveTally } from './frozen/tally.ts';
import type { Migration } from './migration.ts';

/**
 * Texts that hold half of a character, such as a cut emoji, are made whole: SQLite stores U+FFFD in its place, so that a
 * note with one was not as it was written from then on, and no list of notes and no backup could be made any more.
 */
export const wellFormed: Migration = {
  version: 9,
  run(database) {
    mendNotes(database);
    mendClosures(database);
  },
};

type Note = [store: string, from: number, until: number, reason: string, text: string, changedAt: number];
type StoredNote = [...note: Note, checksum: number, bytes: Buffer];

function mendNotes(database: WritableDatabase): void {
  const notes = database.prepare<[], StoredNote>(
    `SELECT store, from_at, until_at, reason, text, changed_at, checksum, CAST(text AS BLOB) FROM outage_note
     WHERE instr(text, char(65533)) > 0`,
  );
  const update = database.prepare(
    'UPDATE outage_note SET checksum = ? WHERE store = ? AND from_at = ? AND until_at = ?',
  );
  for (const [store, from, until, reason, text, changedAt, checksum, bytes] of notes.raw().all()) {
    const note: Note = [store, from, until, reason, text, changedAt];
    const mended = checksumOf(JSON.stringify(note));
    if (mended === checksum || !isWhole(bytes, text) || !wasWritten(note, checksum)) continue;
    update.run(mended, store, from, until);
    changeTally(database, 'outage_note', mended - checksum);
  }
}

/** Bytes that are no text read like a replaced character too; those are damage. */
const isWhole = (bytes: Buffer, text: string) => bytes.equals(Buffer.from(text));

const HALVES = Array.from({ length: 0x800 }, (_, index) => String.fromCharCode(0xd800 + index));

/** Whether the note is as it was written, but for halves of characters; of more than two a checksum says nothing. */
function wasWritten(note: Note, checksum: number): boolean {
  const [, , , , text] = note;
  const [start = '', middle = '', end, more] = text.split('\uFFFD');
  if (more !== undefined) return true;
  const checksumWith = (one: string, other: string) => {
    const written = end === undefined ? start + one + middle : start + one + middle + other + end;
    return checksumOf(JSON.stringify(note.with(4, written)));
  };
  const [half = ''] = HALVES;
  if (end === undefined) return HALVES.some((one) => checksumWith(one, '') === checksum);
  // A checksum of two changes is that of the one, that of the other, and that of neither, joined.
  const ofFirst = new Set(HALVES.map((one) => checksumWith(one, half)));
  const ofNeither = checksumWith(half, half);
  return HALVES.some((other) => ofFirst.has((checksum ^ checksumWith(half, other) ^ ofNeither) >>> 0));
}

/** A reason keeps halves in the JSON that it stands in: it could be read, and no file could be written with it. */
function mendClosures(database: WritableDatabase): void {
  const facts = database.prepare<[], [layer: number, store: number, fact: string, checksum: number]>(
    `SELECT sample, store, fact, checksum FROM store_fact WHERE kind = 'closures' AND instr(fact, '\\ud') > 0`,
  );
  const update = database.prepare(
    "UPDATE store_fact SET fact = ?, checksum = ? WHERE kind = 'closures' AND sample = ? AND store = ?",
  );
  for (const [layer, store, fact, checksum] of facts.raw().all()) {
    const mended = mendJson(fact);
    if (mended === undefined || checksum !== bind(checksumOf(fact), store, layer)) continue;
    const mendedSum = bind(checksumOf(mended), store, layer);
    update.run(mended, mendedSum, layer, store);
    changeTally(database, 'fact:closures', mendedSum - checksum);
  }
  const kept = database.prepare<[], [imported: number, store: number, fact: string, checksum: number]>(
    `SELECT import, store, fact, checksum FROM undo_fact WHERE kind = 'closures' AND instr(fact, '\\ud') > 0`,
  );
  const updateKept = database.prepare(
    "UPDATE undo_fact SET fact = ?, checksum = ? WHERE kind = 'closures' AND import = ? AND store = ?",
  );
  for (const [imported, store, fact, checksum] of kept.raw().all()) {
    const mended = mendJson(fact);
    if (mended === undefined || checksum !== bind(checksumOf(fact), store, 0)) continue;
    updateKept.run(mended, bind(checksumOf(mended), store, 0), imported, store);
  }
}

/** `undefined`: it is no JSON, or needs no mending. */
function mendJson(text: string): string | undefined {
  try {
    const mended = JSON.stringify(JSON.parse(text), (_, value) =>
      typeof value === 'string' ? value.toWellFormed() : value,
    );
    return mended === text ? undefined : mended;
  } catch {
    return undefined;
  }
}

function changeTally(database: WritableDatabase, name: string, by: number): void {
  const row = database
    .prepare<[string], { rows: number; sum: number }>('SELECT rows, sum FROM tally WHERE name = ?')
    .get(name);
  if (row !== undefined) saveTally(database, name, { rows: row.rows, sum: (row.sum + by) >>> 0 });
}
