import type { FileKind } from '../../import/kinds/index.ts';
import type { RejectedRow } from '../../import/segment.ts';
import type { ImportWarning } from '../../import/warning.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';

/**
 * What the rows of one file came to: `rows` is the sum of added, replaced, unchanged and rejected ones, and `accepted`
 * that of the first three. A row is `replaced` where it overrode what was stored, or was overridden further down in its
 * file; a file that changed nothing has neither added nor replaced ones.
 */
export type ImportCounts = {
  readonly rows: number;
  readonly accepted: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly rejected: number;
};

export type ImportRecord = ImportCounts & {
  readonly id: number;
  readonly file: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** Where the file was, and when it was last modified (ms since the epoch); not known of imports of version 0.1. */
  readonly path: string | undefined;
  readonly modifiedAt: number | undefined;
  /** Milliseconds since the epoch. */
  readonly importedAt: number;
  readonly sample: boolean;
  /** Of the file's bytes, in lower-case hexadecimal; not known of older imports, nor of changes made by hand. */
  readonly sha256?: string;
  /** What the file showed beside what it says. */
  readonly warnings: readonly ImportWarning[];
  /** Its header row as it stands; not known of older imports. */
  readonly header?: string;
};

const NO_COUNTS: ImportCounts = { rows: 0, accepted: 0, added: 0, replaced: 0, unchanged: 0, rejected: 0 };

/** Begins an import's record inside its transaction, so that rejected rows can refer to it. */
export function beginImport(
  database: WritableDatabase,
  record: Pick<ImportRecord, 'file' | 'kind' | 'bytes' | 'path' | 'modifiedAt' | 'importedAt' | 'sample'>,
): number {
  const insert = database.prepare(
    `INSERT INTO import (file, kind, bytes, path, modified_at, imported_at, rows, accepted, added, replaced, unchanged, rejected, sample, undoable, passed)
     VALUES (@file, @kind, @bytes, @path, @modifiedAt, @importedAt, @rows, @accepted, @added, @replaced, @unchanged, @rejected, @sample, 1 - @sample, (SELECT passed FROM keeping))`,
  );
  const values = {
    ...NO_COUNTS,
    ...record,
    path: record.path ?? null,
    modifiedAt: record.modifiedAt ?? null,
    sample: record.sample ? 1 : 0,
  };
  return Number(insert.run(values).lastInsertRowid);
}

export function finishImport(
  database: WritableDatabase,
  id: number,
  {
    sha256,
    warnings,
    header,
    ...counts
  }: ImportCounts & Partial<Pick<ImportRecord, 'sha256' | 'warnings' | 'header'>>,
): void {
  database
    .prepare(
      `UPDATE import SET rows = @rows, accepted = @accepted, added = @added, replaced = @replaced, unchanged = @unchanged, rejected = @rejected,
         sha256 = @sha256, warnings = @warnings, header = @header
       WHERE id = @id`,
    )
    .run({
      id,
      ...counts,
      sha256: sha256 ?? null,
      warnings: warnings === undefined || warnings.length === 0 ? null : JSON.stringify(warnings),
      header: header ?? null,
    });
}

/** Keeps rejected rows, their lines counted from `firstLine`, the file's line number of the segment's first line. */
export function saveRejectedRows(
  database: WritableDatabase,
  id: number,
  rows: readonly RejectedRow[],
  firstLine: number,
): void {
  const insert = database.prepare('INSERT INTO rejected_row (import, line, reason, raw) VALUES (?, ?, ?, ?)');
  for (const { line, reason, raw } of rows) insert.run(id, firstLine + line, reason, raw);
}

/** Keeps how many rows of an import were rejected for each reason. */
export function saveRejectedReasons(
  database: WritableDatabase,
  id: number,
  rowsByReason: ReadonlyMap<string, number>,
): void {
  const insert = database.prepare('INSERT INTO rejected_reason (import, reason, rows) VALUES (?, ?, ?)');
  for (const [reason, rows] of rowsByReason) insert.run(id, reason, rows);
}

export type RejectedReason = { readonly reason: string; readonly rows: number };

/** How many rows of an import were rejected for each reason, the most frequent first; nothing of imports of version 0.1. */
export function readRejectedReasons(database: ReadableDatabase, id: number): RejectedReason[] {
  return database
    .prepare<[number], RejectedReason>(
      'SELECT reason, rows FROM rejected_reason WHERE import = ? ORDER BY rows DESC, reason',
    )
    .all(id);
}

/** Rejected rows of one import, in the order of the file; `line` is the file's line number. */
export function readRejectedRows(
  database: ReadableDatabase,
  id: number,
  limit: number,
  offset = 0,
): RejectedRow[] {
  return database
    .prepare<[number, number, number], RejectedRow>(
      'SELECT line, reason, raw FROM rejected_row WHERE import = ? ORDER BY line LIMIT ? OFFSET ?',
    )
    .all(id, limit, offset);
}

type Row = Omit<ImportRecord, 'sample' | 'path' | 'modifiedAt' | 'sha256' | 'warnings' | 'header'> & {
  readonly warnings: string | null;
  readonly header: string | null;
  readonly sample: number;
  readonly sha256: string | null;
  readonly path: string | null;
  readonly modifiedAt: number | null;
};

const SELECT = `SELECT id, file, kind, bytes, path, modified_at AS modifiedAt, imported_at AS importedAt, rows, accepted, added, replaced, unchanged, rejected, sample, sha256, warnings, header
  FROM import`;

/** The newest imports first. */
export function listImports(database: ReadableDatabase, limit: number): ImportRecord[] {
  return database.prepare<[number], Row>(`${SELECT} ORDER BY id DESC LIMIT ?`).all(limit).map(toRecord);
}

export function findImport(database: ReadableDatabase, id: number): ImportRecord | undefined {
  const row = database.prepare<[number], Row>(`${SELECT} WHERE id = ?`).get(id);
  return row === undefined ? undefined : toRecord(row);
}

function toRecord({ sha256, warnings, header, ...row }: Row): ImportRecord {
  return {
    ...row,
    ...(sha256 === null ? {} : { sha256 }),
    ...(header === null ? {} : { header }),
    warnings: warnings === null ? [] : JSON.parse(warnings),
    path: row.path ?? undefined,
    modifiedAt: row.modifiedAt ?? undefined,
    sample: row.sample === 1,
  };
}
