export type DatabaseErrorCode = 'database-damaged' | 'database-newer' | 'database-failed' | 'database-in-use';

/** A database that cannot be used; nothing in it was changed. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
