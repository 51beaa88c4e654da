import type { Database } from '../../database/connection.ts';
import { findImport, readRejectedRows } from '../../database/imports.ts';
import { textCell } from '../../report/csv.ts';
import { JobError } from '../error.ts';

const ALL = 1_000_000_000;

/** Rejected rows as CSV: file, line, reason, and the row's text as it stands in the file; and that file's name. */
export function rejectedRowsCsv(database: Database, importId: number): { file: string; csv: string } {
  const record = findImport(database, importId);
  if (record === undefined) {
    throw new JobError({ code: 'import-unknown', message: 'There is no such import.' });
  }
  const lines = readRejectedRows(database, importId, ALL).map(({ line, reason, raw }) =>
    [textCell(record.file, 'first'), String(line), textCell(reason), textCell(raw)].join(','),
  );
  return { file: record.file, csv: `${['file,line,reason,row', ...lines].join('\n')}\n` };
}
