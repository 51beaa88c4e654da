import {
  findImport,
  type ImportRecord,
  readRejectedReasons,
  readRejectedRows,
} from '../../database/imports/imports.ts';
import type { Database } from '../../database/opening/connection.ts';
import { inspectHead } from '../../import/inspect-head.ts';
import { kindNamed } from '../../import/kinds/index.ts';
import { type RejectedRow, readSegment } from '../../import/segment.ts';
import { textCell } from '../../report/csv.ts';
import { JobError } from '../threads/error.ts';
import { readRange } from './file-range.ts';
import { openSource, readHead, type SourceFile } from './source-file.ts';

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
const HEADER = 'file,line,reason,row\n';

/**
 * Rejected rows as CSV: file, line, reason, and the row's text as it stands in the file. Where more were rejected than
 * are kept, they are read from the file again, part by part; where that is not the same any more, a last line says so.
 */
export function rejectedRowsCsv(database: Database, importId: number, from?: PartStart): RejectedRowsPart {
  const record = findImport(database, importId);
  if (record === undefined) {
    throw new JobError({ code: 'import-unknown', message: 'There is no such import.' });
  }
  const kept = readRejectedRows(database, importId, ALL);
  if (kept.length === record.rejected)
    return { file: record.file, csv: HEADER + lines(record, kept), next: undefined };
  const source = openSame(record);
  if (source === undefined) {
    if (from !== undefined) throw new JobError({ code: 'file-changed', message: changedMeanwhile(record) });
    const csv = HEADER + lines(record, kept) + lineOfTheOthers(database, record, kept.length);
    return { file: record.file, csv, next: undefined };
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
  const { format } = recognition;
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
    csv: (from === undefined ? HEADER : '') + lines(record, rows),
    next: hasMore ? { offset: part.end, line: line + part.lines } : undefined,
  };
}

function lines({ file }: ImportRecord, rows: readonly RejectedRow[]): string {
  return rows
    .map(
      ({ line, reason, raw }) =>
        `${[textCell(file, 'first'), String(line), textCell(reason), textCell(raw)].join(',')}\n`,
    )
    .join('');
}

const count = new Intl.NumberFormat('en-US');

function lineOfTheOthers(database: Database, record: ImportRecord, kept: number): string {
  const all = readRejectedReasons(database, record.id)
    .map(({ reason, rows }) => `${reason}: ${count.format(rows)}`)
    .join('; ');
  const reason = `${count.format(record.rejected - kept)} more rows were rejected, which cannot be listed because the file was moved or changed since. In all: ${all}`;
  return `${[textCell(record.file, 'first'), '', textCell(reason), ''].join(',')}\n`;
}

function changedMeanwhile({ file }: ImportRecord): string {
  return `${file}: it was moved or changed while its rejected rows were read again. Nothing was saved. Try again.`;
}
