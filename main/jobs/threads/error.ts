import { DatabaseError, isDamage } from '../../database/core/error.ts';
import { writeProblem } from '../files/file-problem.ts';

/** Why a job did not do what it was asked; codes are stable, messages are for people. */
export type JobErrorCode =
  | 'cancelled'
  | 'file-unreadable'
  | 'file-refused'
  | 'file-changed'
  | 'already-imported'
  | 'nothing-to-report'
  | 'too-many-waiting'
  | 'push-too-large'
  | 'report-unknown'
  | 'report-not-complete'
  | 'report-too-old'
  | 'reports-unlike'
  | 'too-many-rows'
  | 'group-unknown'
  | 'store-unknown'
  | 'zone-unknown'
  | 'import-unknown'
  | 'undo-unavailable'
  | 'data-changed'
  | 'closure-refused'
  | 'closure-unknown'
  | 'set-aside-refused'
  | 'note-refused'
  | 'note-unknown'
  | 'database-damaged'
  | 'database-newer'
  | 'database-in-use'
  | 'database-failed'
  | 'disk-full'
  | 'interrupted'
  | 'out-of-memory'
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

/** Turns whatever was thrown into something that can cross a thread and be shown. */
export function toFailure(error: unknown): JobFailure {
  if (error instanceof JobError) {
    return { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) };
  }
  if (!(error instanceof Error))
    return { code: 'internal', message: `Something went wrong: ${String(error)}` };
  const details = error.stack ?? error.message;
  const code = 'code' in error ? error.code : undefined;
  if (error instanceof DatabaseError) return { code: error.code, message: databaseMessage(error), details };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return {
      code: 'disk-full',
      message: 'The disk is full. Nothing was changed. Free some space and try again.',
      details,
    };
  }
  if (isDamage(error)) {
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

/** Where the system had a reason, the reason in words and what to do about it. */
function databaseMessage({ code, message, cause }: DatabaseError): string {
  if (cause === undefined) return message;
  return `${message}: ${writeProblem(cause)}. ${code === 'disk-full' ? FREE_SPACE : ANOTHER_FOLDER}`;
}

const FREE_SPACE = 'Nothing was changed. Free some space and try again.';
const ANOTHER_FOLDER = 'Store Monitor must be able to write in that folder: allow it to, or use another one.';
