import { type PollRows, pollLayout, readFastRows } from './fast-poll.ts';
import type { FileFormat } from './file-format.ts';
import { polls } from './kinds/polls.ts';
import { type Rejection, type RowReader, type RowResult, rejected } from './kinds/row.ts';
import type { PollKernel } from './poll-kernel.ts';
import { pollKey } from './poll-key.ts';
import {
  createScanner,
  fieldText,
  isRowUtf8,
  keepFirstLine,
  type RecordScanner,
  type RecordShape,
  rowText,
  type Stretch,
  scanRecord,
} from './records.ts';
import { internId, type StoreInterner } from './store-interner.ts';

/** A row left out: its line counted from the first line of the segment (0), why, and its text as it stands. */
export type RejectedRow = { readonly line: number; readonly reason: string; readonly raw: string };

/** A stretch of a file's bytes: the rows that begin in [start, stop) are its own; `bytes` go on to end the last one. */
export type Segment = {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly stop: number;
  /** How many of the rejected rows to keep in full; the others are counted only. */
  readonly keep: number;
};

/** What reading a segment came to, apart from its rows. */
export type SegmentSummary = {
  /** Where the next row begins. */
  readonly end: number;
  /** Whether the last row was so long that even its line end lies beyond the bytes. */
  readonly endsInsideRow: boolean;
  readonly lines: number;
  readonly rows: number;
  /** The first of the rejected rows, as many as were to be kept. */
  readonly rejected: readonly RejectedRow[];
  /** How many rows broke each rule, all rejected rows counted. */
  readonly brokenRules: ReadonlyMap<string, number>;
  /** How many rows are not UTF-8 and were read as Windows-1252. */
  readonly windows1252: number;
};

/** Polls of a segment in file order: store numbers of the interner, and keys (poll-key.ts). A kernel's next ones take their place. */
export type SegmentPolls = { readonly stores: Uint32Array; readonly keys: Float64Array };

const RAW_LIMIT = 1000;

export type Fields = readonly (string | undefined)[];

/** Reads the rows of a segment with the reader of their kind, one by one; rows that cannot be read are rejected alone. */
export function readSegment<T>(
  segment: Segment,
  format: FileFormat,
  read: RowReader<T>,
  accept: (row: T) => void,
): SegmentSummary {
  return walk(segment, format, (scanner, shape, isPlain) => {
    const fields = shape === 'row' ? fieldsOf(scanner, format) : [];
    const result = readFields(scanner, shape, isPlain, format, read, fields);
    if (!result.ok) return result;
    accept(result.row);
    return undefined;
  });
}

/**
 * Looks at one column of every row of a segment, by its place among the columns of its kind, before any row is read for
 * good: of rows that will be rejected too, unless their quotes are broken.
 */
export function surveySegment(
  segment: Segment,
  format: FileFormat,
  read: RowReader<unknown>,
  column: number,
  look: (field: string | undefined) => void,
): SegmentSummary {
  const place = format.columns[column] ?? -1;
  return walk(segment, format, (scanner, shape, isPlain) => {
    if (shape === 'row') look(fieldText(scanner, place));
    // A row of one line takes no other with it, whether it can be read or not.
    if (shape === 'row' && scanner.lines === 1) return undefined;
    const result = readFields(scanner, shape, isPlain, format, read, fieldsOf(scanner, format));
    return result.ok ? undefined : result;
  });
}

/** Visits every row of a segment: its cells as they stand, its fields in the order of its kind, and why it is rejected. */
export function visitRows(
  segment: Segment,
  format: FileFormat,
  read: RowReader<unknown>,
  visit: (cells: readonly string[], fields: Fields, rejection: Rejection | undefined) => void,
): SegmentSummary {
  return walk(segment, format, (scanner, shape, isPlain) => {
    const cells =
      shape === 'row'
        ? Array.from({ length: scanner.fieldCount }, (_, place) => fieldText(scanner, place) ?? '')
        : [rawText(scanner)];
    const fields = shape === 'row' ? fieldsOf(scanner, format) : [];
    const result = readFields(scanner, shape, isPlain, format, read, fields);
    const rejection = result.ok ? undefined : result;
    visit(cells, fields, rejection);
    return rejection;
  });
}

/** Reads a segment of polls, as fast as its rows allow; `kernel` is one in whose memory its bytes lie. */
export function readPollSegment(
  segment: Segment,
  format: FileFormat,
  interner: StoreInterner,
  kernel?: PollKernel,
): SegmentSummary & SegmentPolls {
  const rows = kernel?.rows() ?? roomFor(segment);
  const { stores, keys } = rows;
  const layout = pollLayout(format.delimiter, format.columns);
  const readRows = (bytes: Uint8Array, stretch: Stretch): number => {
    if (layout === undefined) return stretch[0];
    return (
      kernel?.read(stretch, layout, interner, rows) ?? readFastRows(bytes, stretch, layout, interner, rows)
    );
  };
  const readFast: FastReader = (bytes, stretch) => {
    const before = rows.count;
    const next = readRows(bytes, stretch);
    return { next, rows: rows.count - before };
  };
  const readOne: RowVisitor = (scanner, shape, isPlain) => {
    const fields = shape === 'row' ? fieldsOf(scanner, format) : [];
    const result = readFields(scanner, shape, isPlain, format, polls.read, fields);
    if (!result.ok) return result;
    const { store, at, active } = result.row;
    stores[rows.count] = internId(interner, store);
    keys[rows.count++] = pollKey(at, active ? 1 : 0);
    return undefined;
  };
  const summary = walk(segment, format, readOne, readFast);
  return { ...summary, stores: stores.subarray(0, rows.count), keys: keys.subarray(0, rows.count) };
}

function roomFor({ start, stop }: Segment): PollRows {
  // `a,1674389379,active` and a line end.
  const shortestRow = 20;
  const most = Math.ceil((stop - start) / shortestRow) + 1;
  return { stores: new Uint32Array(most), keys: new Float64Array(most), count: 0 };
}

/** Answers why the row found last is rejected, or nothing. `isPlain`: its bytes are UTF-8 and hold no NUL. */
export type RowVisitor = (
  scanner: RecordScanner,
  shape: RecordShape,
  isPlain: boolean,
) => Rejection | undefined;

/** Reads rows of one line each, as many as it can: those that begin in [from, stop), of bytes that are plain up to `until`. */
export type FastReader = (
  bytes: Uint8Array,
  stretch: Stretch,
) => { readonly next: number; readonly rows: number };

/** Walks over the rows that begin in the segment: each is taken by `take`, but for those that `readFast` reads. */
export function walk(
  { bytes, start, stop, keep }: Segment,
  format: FileFormat,
  take: RowVisitor,
  readFast?: FastReader,
): SegmentSummary {
  const scanner = createScanner(bytes, format.delimiter, format.ofOneLine, start);
  const firstNul = bytes.indexOf(NUL, start);
  const plainUntil = firstNul === -1 ? scanner.utf8Until : Math.min(firstNul, scanner.utf8Until);
  let windows1252 = 0;
  const rejected: RejectedRow[] = [];
  const brokenRules = new Map<string, number>();
  let lines = 0;
  let rows = 0;
  let endsInsideRow = false;
  while (scanner.next < stop) {
    if (readFast !== undefined && scanner.next < plainUntil) {
      const fast = readFast(bytes, [scanner.next, Math.min(stop, plainUntil), plainUntil]);
      scanner.next = fast.next;
      rows += fast.rows;
      lines += fast.rows;
      if (fast.next >= stop) break;
    }
    const shape = scanRecord(scanner);
    if (shape !== 'blank') {
      rows++;
      const isPlain = scanner.end <= plainUntil || (isRowUtf8(scanner) && !holdsNul(scanner));
      const rejection = take(scanner, shape, isPlain);
      if (scanner.end > plainUntil && !isRowUtf8(scanner)) windows1252++;
      if (rejection !== undefined) {
        const { rule, reason } = rejection;
        brokenRules.set(rule, (brokenRules.get(rule) ?? 0) + 1);
        if (rejected.length < keep) rejected.push({ line: lines, reason, raw: rawText(scanner) });
      }
    }
    lines += scanner.lines;
    endsInsideRow = shape === 'too-long' && scanner.lines === 0;
  }
  return { end: scanner.next, endsInsideRow, lines, rows, rejected, brokenRules, windows1252 };
}

export function readFields<T>(
  scanner: RecordScanner,
  shape: RecordShape,
  isPlain: boolean,
  format: FileFormat,
  read: RowReader<T>,
  fields: Fields,
): RowResult<T> {
  switch (shape) {
    case 'row': {
      const hasNul = !isPlain && holdsNul(scanner);
      const result = hasNul ? rejected(HOLDS_NUL) : read(fields, format);
      return result.ok || !swallowsRows(scanner, format) ? result : giveLinesBack(scanner);
    }
    case 'misplaced-quote':
      return rejected('a quote (") stands in the wrong place');
    case 'never-closed':
      return rejected(NEVER_CLOSED);
    case 'too-long':
      return rejected('the row is longer than 64 KiB');
    case 'blank':
      return rejected('the row is blank');
  }
}

export function fieldsOf(scanner: RecordScanner, { columns }: FileFormat): Fields {
  return columns.map((column) => fieldText(scanner, column));
}

const NUL = 0;

function holdsNul({ bytes, start, end }: RecordScanner): boolean {
  return bytes.subarray(start, end).includes(NUL);
}

const HOLDS_NUL = 'the row holds a NUL character';
const NEVER_CLOSED = 'a quote (") is opened and never closed';

/** A row of several lines and too few fields: its quote was left open, and one of another row seemed to close it. */
function swallowsRows({ lines, fieldCount }: RecordScanner, { columns }: FileFormat): boolean {
  return lines > 1 && fieldCount <= Math.max(...columns);
}

function giveLinesBack(scanner: RecordScanner): Rejection {
  keepFirstLine(scanner);
  return rejected(NEVER_CLOSED);
}

function rawText(scanner: RecordScanner): string {
  const text = rowText(scanner);
  return text.length > RAW_LIMIT ? `${text.slice(0, RAW_LIMIT)}…` : text;
}
