/** Why a job did not do what it was asked; codes are stable, messages are for people. */
export type JobErrorCode =
  | 'cancelled'
  | 'file-unreadable'
  | 'file-refused'
  | 'file-changed'
  | 'nothing-to-report'
  | 'report-unknown'
  | 'report-not-complete'
  | 'report-too-old'
  | 'store-unknown'
  | 'import-unknown'
  | 'database-damaged'
  | 'database-newer'
  | 'database-in-use'
  | 'database-failed'
  | 'disk-full'
  | 'interrupted'
  | 'internal';

export type JobFailure = {
  readonly code: JobErrorCode;
  readonly message: string;
  /** More for a bug report, such as a stack; never needed to act on the message. */
  readonly details?: string;
};

export class JobError extends Error {
  readonly code: JobErrorCode;
  readonly details: string | undefined;

  constructor({ code, message, details }: JobFailure) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

const DATABASE_CODES = ['database-damaged', 'database-newer', 'database-in-use', 'database-failed'] as const;

/** What SQLite answers to statements of ours, which are right, where what is stored is wrong. */
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|CONSTRAINT|MISMATCH|ERROR$)/;

/** Turns whatever was thrown into something that can cross a thread and be shown. */
export function toFailure(error: unknown): JobFailure {
  if (error instanceof JobError) {
    return { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) };
  }
  if (!(error instanceof Error))
    return { code: 'internal', message: `Something went wrong: ${String(error)}` };
  const details = error.stack ?? error.message;
  const code = 'code' in error ? error.code : undefined;
  const databaseCode = DATABASE_CODES.find((known) => known === code);
  if (databaseCode !== undefined) return { code: databaseCode, message: error.message };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return {
      code: 'disk-full',
      message: 'The disk is full. Nothing was changed. Free some space and try again.',
      details,
    };
  }
  if (typeof code === 'string' && DAMAGE.test(code)) {
    const message = `The database is damaged (${error.message}). Move it away and import your files again, or restore a copy.`;
    return { code: 'database-damaged', message, details };
  }
  if (typeof code === 'string' && code.startsWith('SQLITE_')) {
    return { code: 'database-failed', message: `The database could not be used: ${error.message}.`, details };
  }
  if ('syscall' in error && error.syscall === 'read') {
    const message = `The file could not be read: ${error.message}. Nothing was changed.`;
    return { code: 'file-unreadable', message, details };
  }
  return { code: 'internal', message: `Something went wrong: ${error.message}`, details };
}
