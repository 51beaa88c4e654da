import { fastStatus, fastTimestamp } from './fast-poll.ts';
import type { FileFormat } from './file-format.ts';
import { polls } from './kinds/polls.ts';
import { type Rejection, type RowReader, type RowResult, rejected } from './kinds/row.ts';
import { pollKey } from './poll-key.ts';
import {
  createScanner,
  decode,
  fieldText,
  keepFirstLine,
  type RecordScanner,
  type RecordShape,
  scanRecord,
} from './records.ts';
import { intern, type StoreInterner, UNUSABLE } from './store-interner.ts';

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
};

/** Polls of a segment in file order: store numbers of the interner, and keys (poll-key.ts). */
export type SegmentPolls = { readonly stores: Uint32Array; readonly keys: Float64Array };

const RAW_LIMIT = 1000;

/** Reads the rows of a segment with the reader of their kind, one by one; rows that cannot be read are rejected alone. */
export function readSegment<T>(
  segment: Segment,
  format: FileFormat,
  read: RowReader<T>,
  accept: (row: T) => void,
): SegmentSummary {
  return walk(segment, format, (scanner, shape) => {
    const result = readFields(scanner, shape, format, read);
    if (!result.ok) return result;
    accept(result.row);
    return undefined;
  });
}

/** Reads a segment of polls, as fast as its rows allow. */
export function readPollSegment(
  segment: Segment,
  format: FileFormat,
  interner: StoreInterner,
): SegmentSummary & SegmentPolls {
  const shortestRow = 26;
  const capacity = Math.ceil((segment.stop - segment.start) / shortestRow) + 1;
  const stores = new Uint32Array(capacity);
  const keys = new Float64Array(capacity);
  const [storeColumn = 0, timestampColumn = 0, statusColumn = 0] = format.columns;
  const lastColumn = Math.max(storeColumn, timestampColumn, statusColumn);
  let count = 0;
  const encoder = new TextEncoder();

  const readFast = ({ bytes, fields, fieldCount }: RecordScanner): boolean => {
    if (fieldCount <= lastColumn) return false;
    const at = fastTimestamp(
      bytes,
      fields[timestampColumn * 2] as number,
      fields[timestampColumn * 2 + 1] as number,
    );
    const status = fastStatus(
      bytes,
      fields[statusColumn * 2] as number,
      fields[statusColumn * 2 + 1] as number,
    );
    if (Number.isNaN(at) || status === -1) return false;
    const store = intern(
      interner,
      bytes,
      fields[storeColumn * 2] as number,
      fields[storeColumn * 2 + 1] as number,
    );
    if (store === UNUSABLE) return false;
    stores[count] = store;
    keys[count++] = pollKey(at, status);
    return true;
  };

  const summary = walk(segment, format, (scanner, shape) => {
    if (shape === 'row' && !scanner.hasQuotes && readFast(scanner)) return undefined;
    const result = readFields(scanner, shape, format, polls.read);
    if (!result.ok) return result;
    const { store, at, active } = result.row;
    const name = encoder.encode(store);
    stores[count] = intern(interner, name, 0, name.length);
    keys[count++] = pollKey(at, active ? 1 : 0);
    return undefined;
  });
  return { ...summary, stores: stores.slice(0, count), keys: keys.slice(0, count) };
}

/** Walks over the rows that begin in the segment; `take` answers why a row is rejected, or nothing. */
function walk(
  { bytes, start, stop, keep }: Segment,
  format: FileFormat,
  take: (scanner: RecordScanner, shape: RecordShape) => Rejection | undefined,
): SegmentSummary {
  const scanner = createScanner(bytes, format.delimiter);
  scanner.next = start;
  const rejected: RejectedRow[] = [];
  const brokenRules = new Map<string, number>();
  let lines = 0;
  let rows = 0;
  let endsInsideRow = false;
  while (scanner.next < stop) {
    const shape = scanRecord(scanner);
    if (shape !== 'blank') {
      rows++;
      const rejection = take(scanner, shape);
      if (rejection !== undefined) {
        const { rule, reason } = rejection;
        brokenRules.set(rule, (brokenRules.get(rule) ?? 0) + 1);
        if (rejected.length < keep) rejected.push({ line: lines, reason, raw: rawText(scanner) });
      }
    }
    lines += scanner.lines;
    endsInsideRow = shape === 'too-long' && scanner.lines === 0;
  }
  return { end: scanner.next, endsInsideRow, lines, rows, rejected, brokenRules };
}

function readFields<T>(
  scanner: RecordScanner,
  shape: RecordShape,
  format: FileFormat,
  read: RowReader<T>,
): RowResult<T> {
  switch (shape) {
    case 'row': {
      const result = read(format.columns.map((column) => fieldText(scanner, column)));
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

const NEVER_CLOSED = 'a quote (") is opened and never closed';

/** A row of several lines and too few fields: its quote was left open, and one of another row seemed to close it. */
function swallowsRows({ lines, fieldCount }: RecordScanner, { columns }: FileFormat): boolean {
  return lines > 1 && fieldCount <= Math.max(...columns);
}

function giveLinesBack(scanner: RecordScanner): Rejection {
  keepFirstLine(scanner);
  return rejected(NEVER_CLOSED);
}

function rawText({ bytes, start, end }: RecordScanner): string {
  const text = decode(bytes, start, end);
  return text.length > RAW_LIMIT ? `${text.slice(0, RAW_LIMIT)}…` : text;
}
