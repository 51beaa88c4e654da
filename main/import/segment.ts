import { fastStatus, fastTimestamp } from './fast-poll.ts';
import type { FileFormat } from './file-format.ts';
import { polls } from './kinds/polls.ts';
import type { RowReader } from './kinds/row.ts';
import { pollKey } from './poll-key.ts';
import {
  createScanner,
  decode,
  parseQuoted,
  type RecordScanner,
  type RecordShape,
  scanRecord,
} from './records.ts';
import { intern, type StoreInterner, UNUSABLE } from './store-interner.ts';

/** A row left out: its line counted from the first line of the segment (0), why, and its text as it stands. */
export type RejectedRow = { readonly line: number; readonly reason: string; readonly raw: string };

/** A stretch of a file's bytes: the rows that begin in [start, stop) are its own; `bytes` go on to end the last one. */
export type Segment = { readonly bytes: Uint8Array; readonly start: number; readonly stop: number };

/** What reading a segment came to, apart from its rows. */
export type SegmentSummary = {
  /** Where the next row begins. */
  readonly end: number;
  /** Whether the last row was so long that even its line end lies beyond the bytes. */
  readonly endsInsideRow: boolean;
  readonly lines: number;
  readonly rows: number;
  readonly rejected: readonly RejectedRow[];
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
    if (!result.ok) return result.reason;
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
    if (shape === 'plain' && readFast(scanner)) return undefined;
    const result = readFields(scanner, shape, format, polls.read);
    if (!result.ok) return result.reason;
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
  { bytes, start, stop }: Segment,
  format: FileFormat,
  take: (scanner: RecordScanner, shape: RecordShape) => string | undefined,
): SegmentSummary {
  const scanner = createScanner(bytes, format.delimiter);
  scanner.next = start;
  const rejected: RejectedRow[] = [];
  let lines = 0;
  let rows = 0;
  let endsInsideRow = false;
  while (scanner.next < stop) {
    const shape = scanRecord(scanner);
    if (shape !== 'blank') {
      rows++;
      const reason = take(scanner, shape);
      if (reason !== undefined) rejected.push({ line: lines, reason, raw: rawText(scanner) });
    }
    lines += scanner.lines;
    endsInsideRow = shape === 'too-long' && scanner.lines === 0;
  }
  return { end: scanner.next, endsInsideRow, lines, rows, rejected };
}

function readFields<T>(scanner: RecordScanner, shape: RecordShape, format: FileFormat, read: RowReader<T>) {
  switch (shape) {
    case 'plain':
      return read(format.columns.map((column) => fieldText(scanner, column)));
    case 'quoted': {
      const fields = parseQuoted(decode(scanner.bytes, scanner.start, scanner.end), format.delimiter);
      if (fields === 'misplaced-quote')
        return { ok: false, reason: 'a quote (") stands in the wrong place' } as const;
      return read(format.columns.map((column) => fields[column]));
    }
    case 'never-closed':
      return { ok: false, reason: 'a quote (") is opened and never closed' } as const;
    case 'too-long':
      return { ok: false, reason: 'the row is longer than 64 KiB' } as const;
    case 'blank':
      return { ok: false, reason: 'the row is blank' } as const;
  }
}

function fieldText({ bytes, fields, fieldCount }: RecordScanner, column: number): string | undefined {
  return column >= 0 && column < fieldCount
    ? decode(bytes, fields[column * 2] as number, fields[column * 2 + 1] as number)
    : undefined;
}

function rawText({ bytes, start, end }: RecordScanner): string {
  const text = decode(bytes, start, end);
  return text.length > RAW_LIMIT ? `${text.slice(0, RAW_LIMIT)}…` : text;
}
