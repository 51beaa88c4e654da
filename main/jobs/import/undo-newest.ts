import { inOneView } from '../../database/core/transaction.ts';
import { findImport, type ImportRecord } from '../../database/imports/imports.ts';
import {
  previewUndo,
  type UndoPreview,
  undoableImport,
  undoImport,
} from '../../database/imports/undo-import.ts';
import type { ReadableDatabase, WritableDatabase } from '../../database/opening/connection.ts';
import { JobError } from '../threads/error.ts';

/** The import that can be undone now, the newest, and what that would change. */
export type Undoable = UndoPreview & { readonly record: ImportRecord };

export function findUndoable(database: ReadableDatabase): Undoable | undefined {
  return inOneView(database, () => {
    const id = undoableImport(database);
    const record = id === undefined ? undefined : findImport(database, id);
    return record === undefined ? undefined : { record, ...previewUndo(database, record.id) };
  });
}

/** Undoes an import (SPEC §13), newest first: `undo-unavailable` where another must be undone before, or it cannot be. */
export function undoNewest(database: WritableDatabase, id: number): void {
  const undoable = undoableImport(database);
  if (undoable !== id) {
    const message =
      undoable === undefined || undoable < id
        ? 'This import cannot be undone: what it replaced is no longer kept.'
        : 'Later imports must be undone first.';
    throw new JobError({ code: 'undo-unavailable', message });
  }
  undoImport(database, id);
}
