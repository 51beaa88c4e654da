import Papa from 'papaparse';
import {
  findImport,
  type ImportRecord,
  readRejectedReasons,
  readRejectedRows,
} from '../../database/imports/imports.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { dayName, parseDay } from '../../import/days.ts';
import type { Delimiter } from '../../import/dialect.ts';
import { type FileFormat, headerText, REJECTED_COLUMNS, recogniseFile } from '../../import/file-format.ts';
import { inspectHead } from '../../import/inspect-head.ts';
import { DAY_COLUMN } from '../../import/kinds/business-hours.ts';
import { kindNamed } from '../../import/kinds/index.ts';
import { type RejectedRow, readSegment } from '../../import/segment.ts';
import { wrappingOf } from '../../import/wrapping.ts';
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
 * Rejected rows as a file that can be corrected and imported again: the file's own columns as they stand, then the line
 * and the reason, which an import passes over. Where more were rejected than are kept, they are read from the file again,
 * part by part; where that is not the same any more, a last line says so.
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
  const isComplete = kept.length === record.rejected;
  const source = isComplete && record.header !== undefined ? undefined : openSame(record);
  if (source === undefined) {
    if (from !== undefined) throw new JobError({ code: 'file-changed', message: changedMeanwhile(record) });
    const rows = toCorrect(formatOf(record));
    const more = isComplete ? '' : rows.note(reasonOfTheOthers(database, record, kept.length));
    return { file: record.file, csv: rows.header + kept.map(rows.line).join('') + more, next: undefined };
  }
  try {
    return readPart(record, source, from);
  } finally {
    source.close();
  }
}

type Headed = { readonly header: string; readonly format: FileFormat };

/** How rows of a file with this header row are split; `undefined` where it is not known. */
function formatOf({ header, warnings }: ImportRecord): Headed | undefined {
  if (header === undefined) return undefined;
  const recognition = recogniseFile(new TextEncoder().encode(`${header}\n`));
  const daysFromOne = warnings.some(({ kind }) => kind === 'days-from-one');
  return recognition.ok ? { header, format: { ...recognition.format, daysFromOne } } : undefined;
}

/**
 * The cells of a row with its day by name where its file counts from 1: alone, the rejected rows of that file may not show
 * that they do.
 */
function withDayNamed(
  cells: readonly string[],
  { kind, columns, daysFromOne }: FileFormat,
): readonly string[] {
  if (kind !== 'business-hours' || !daysFromOne) return cells;
  return cells.map((text, place) => {
    const day = place === columns[DAY_COLUMN] ? parseDay(text, true) : undefined;
    return day === undefined ? text : dayName(day);
  });
}

/** Writes rejected rows; of a file whose header is not known each row is one cell. */
function toCorrect(headed: Headed | undefined) {
  const delimiter = headed?.format.delimiter ?? ',';
  const width = headed === undefined ? 1 : (splitRow(headed.header, headed.format)?.length ?? 1);
  const end = (line: string, reason: string) => [line, cell(spared(reason), delimiter)].join(delimiter);
  const padded = (cells: readonly string[]) =>
    [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')].join(delimiter);
  return {
    header: `${[headed?.header ?? 'row', ...REJECTED_COLUMNS].join(delimiter)}\n`,
    line({ line, reason, raw }: RejectedRow): string {
      const split = headed === undefined ? undefined : splitRow(raw, headed.format);
      const cells =
        headed === undefined || split === undefined ? undefined : withDayNamed(split, headed.format);
      // One whose quotes are broken, or that is longer than its header, is a cell for the person to take apart.
      const own =
        cells === undefined || cells.length > width
          ? padded([cell(raw, delimiter)])
          : padded(cells.map((text) => cell(text, delimiter)));
      return `${own}${delimiter}${end(String(line), reason)}\n`;
    },
    note: (reason: string) => `${padded([])}${delimiter}${end('', reason)}\n`,
  };
}

/** The fields of a row as it stands; `undefined` where its quotes are broken. */
function splitRow(raw: string, { delimiter }: FileFormat): string[] | undefined {
  const { data, errors } = Papa.parse<string[]>(raw, { delimiter, newline: '\n', quoteChar: '"' });
  const [cells] = data;
  return errors.length > 0 || data.length !== 1 ? undefined : cells;
}

/** Exactly the text: what is corrected is imported again, so that nothing of it may be changed. */
function cell(text: string, delimiter: Delimiter): string {
  const needsQuotes = text.includes(delimiter) || /["\r\n]/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A reason begins with a word or a quotation mark, but what it quotes may not be run by a spreadsheet either. */
function spared(reason: string): string {
  return /^[=+\-@\t\r]/.test(reason) ? `'${reason}` : reason;
}

function openSame({ path, bytes, modifiedAt }: ImportRecord): SourceFile | undefined {
  if (path === undefined) return undefined;
  let source: SourceFile;
  try {
    source = openSource(path);
  } catch {
    return undefined;
  }
  const isSame = source.bytes === bytes && source.modifiedAt === modifiedAt;
  // Of one that was unpacked only what is kept is told: its rows stand in no file any more.
  if (isSame && wrappingOf(readHead(source.file)) === 'none') return source;
  source.close();
  return undefined;
}

function readPart(
  record: ImportRecord,
  { file, bytes }: SourceFile,
  from: PartStart | undefined,
): RejectedRowsPart {
  const head = readHead(file);
  const recognition = inspectHead(head);
  if (!recognition.ok) throw new JobError({ code: 'file-changed', message: changedMeanwhile(record) });
  const { format } = settleFormat({ file, bytes, format: recognition.format }, () => undefined);
  const { offset, line } = from ?? { offset: format.bodyStart, line: format.headerLines + 1 };
  const part = readRange(
    file,
    { from: offset, to: Math.min(offset + PART_BYTES, bytes), keep: Number.POSITIVE_INFINITY },
    (segment) => readSegment(segment, format, kindNamed(format.kind).read, () => undefined),
    () => undefined,
  );
  const rows = toCorrect({ header: headerText(head, format), format });
  const lines = part.rejected.map((row) => rows.line({ ...row, line: row.line + line })).join('');
  const hasMore = part.end < bytes && part.end > offset;
  return {
    file: record.file,
    csv: (from === undefined ? rows.header : '') + lines,
    next: hasMore ? { offset: part.end, line: line + part.lines } : undefined,
  };
}

const count = new Intl.NumberFormat('en-US');

function reasonOfTheOthers(database: ReadableDatabase, record: ImportRecord, kept: number): string {
  const all = readRejectedReasons(database, record.id)
    .map(({ reason, rows }) => `${reason}: ${count.format(rows)}`)
    .join('; ');
  return `${count.format(record.rejected - kept)} more rows were rejected, which cannot be listed because the file was moved or changed since. In all: ${all}`;
}

function changedMeanwhile({ file }: ImportRecord): string {
  return `${file}: it was moved or changed while its rejected rows were read again. Nothing was saved. Try again.`;
}
