import {
  findImport,
  type ImportRecord,
  readRejectedReasons,
  readRejectedRows,
} from '../../database/imports/imports.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { inspectHead } from '../../import/inspect-head.ts';
import { kindNamed } from '../../import/kinds/index.ts';
import { type RejectedRow, readSegment } from '../../import/segment.ts';
import { everyRow, type Sheet } from '../../report/sheets/sheet.ts';
import { csvOf } from '../../report/write/csv.ts';
import { JobError } from '../threads/error.ts';
import { readRange } from './file-range.ts';
import { openSource, readHead, type SourceFile } from './source-file.ts';
import { settleFormat } from './walk-file.ts';

/** Where in the file, and on which line, the next part of its rejected rows begins. */
export type PartStart = { readonly offset: number; readonly line: number };

/** A part of the CSV; there is another one where `next` says from where. `file` is the name of the imported file. */
export type RejectedRowsPart = {
  readonly file: string;
  readonly csv: string;
  readonly next: PartStart | undefined;
};

const PART_BYTES = 4 << 20;
const ALL = 1_000_000_000;

/**
 * Rejected rows as CSV: file, line, reason, and the row's text as it stands in the file. Where more were rejected than
 * are kept, they are read from the file again, part by part; where that is not the same any more, a last line says so.
 */
export function rejectedRowsCsv(
  database: ReadableDatabase,
  importId: number,
  from?: PartStart,
): RejectedRowsPart {
  const record = findImport(database, importId);
  if (record === undefined) {
    throw new JobError({ code: 'import-unknown', message: 'There is no such import.' });
  }
  const kept = readRejectedRows(database, importId, ALL);
  if (kept.length === record.rejected)
    return { file: record.file, csv: csvOf(rejectedSheet(record.file, kept)), next: undefined };
  const source = openSame(record);
  if (source === undefined) {
    if (from !== undefined) throw new JobError({ code: 'file-changed', message: changedMeanwhile(record) });
    const rows = [...kept, theOthers(database, record, kept.length)];
    return { file: record.file, csv: csvOf(rejectedSheet(record.file, rows)), next: undefined };
  }
  try {
    return readPart(record, source, from);
  } finally {
    source.close();
  }
}

function openSame({ path, bytes, modifiedAt }: ImportRecord): SourceFile | undefined {
  if (path === undefined) return undefined;
  let source: SourceFile;
  try {
    source = openSource(path);
  } catch {
    return undefined;
  }
  if (source.bytes === bytes && source.modifiedAt === modifiedAt) return source;
  source.close();
  return undefined;
}

function readPart(
  record: ImportRecord,
  { file, bytes }: SourceFile,
  from: PartStart | undefined,
): RejectedRowsPart {
  const recognition = inspectHead(readHead(file));
  if (!recognition.ok) throw new JobError({ code: 'file-changed', message: changedMeanwhile(record) });
  const format = settleFormat({ file, bytes, format: recognition.format }, () => undefined);
  const { offset, line } = from ?? { offset: format.bodyStart, line: format.headerLines + 1 };
  const part = readRange(
    file,
    { from: offset, to: Math.min(offset + PART_BYTES, bytes), aligned: true, keep: Number.POSITIVE_INFINITY },
    (segment) => readSegment(segment, format, kindNamed(format.kind).read, () => undefined),
    () => undefined,
  );
  const rows = part.rejected.map((row) => ({ ...row, line: row.line + line }));
  const hasMore = part.end < bytes && part.end > offset;
  return {
    file: record.file,
    csv: csvOf(rejectedSheet(record.file, rows), { heading: from === undefined }),
    next: hasMore ? { offset: part.end, line: line + part.lines } : undefined,
  };
}

/** A row of the list; without a line where it is about several. */
type ListedRow = Pick<RejectedRow, 'reason' | 'raw'> & { readonly line?: number };

function rejectedSheet(file: string, rows: readonly ListedRow[]): Sheet {
  return {
    title: 'Rejected rows',
    columns: [
      { name: 'file', title: 'File', kind: 'text', at: () => file },
      { name: 'line', title: 'Line', kind: 'count', at: (row) => rows[row]?.line ?? Number.NaN },
      { name: 'reason', title: 'Reason', kind: 'text', at: (row) => rows[row]?.reason },
      { name: 'row', title: 'Row as it stands in the file', kind: 'text', at: (row) => rows[row]?.raw },
    ],
    rows: everyRow(rows.length),
  };
}

const count = new Intl.NumberFormat('en-US');

function theOthers(database: ReadableDatabase, record: ImportRecord, kept: number): ListedRow {
  const all = readRejectedReasons(database, record.id)
    .map(({ reason, rows }) => `${reason}: ${count.format(rows)}`)
    .join('; ');
  const reason = `${count.format(record.rejected - kept)} more rows were rejected, which cannot be listed because the file was moved or changed since. In all: ${all}`;
  return { reason, raw: '' };
}

function changedMeanwhile({ file }: ImportRecord): string {
  return `${file}: it was moved or changed while its rejected rows were read again. Nothing was saved. Try again.`;
}
