export type DatabaseErrorCode = 'database-damaged' | 'database-newer' | 'database-failed' | 'database-in-use';

/** A database that cannot be used; nothing in it was changed. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Says of what SQLite threw while opening a file what it means for the person. */
export function asDatabaseError(error: unknown, file: string): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_NOTADB') return notOurs(file);
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(file, error.message);
  return new DatabaseError('database-failed', `The database ${file} cannot be opened: ${error.message}`);
}

/** A file that some other program wrote. */
export function notOurs(file: string): DatabaseError {
  return new DatabaseError(
    'database-damaged',
    `${file} is not a Store Monitor database, or is damaged beyond recognition. It was left as it is.`,
  );
}

export function damaged(file: string, how: string): DatabaseError {
  return new DatabaseError(
    'database-damaged',
    `The database ${file} is damaged (${how}). It was left as it is. Move it away and import your files again, or restore a copy.`,
  );
}

export function inUse(file: string): DatabaseError {
  return new DatabaseError(
    'database-in-use',
    `The database ${file} is in use by another Store Monitor. Close that one first, or name another database.`,
  );
}
