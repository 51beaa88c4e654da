import Papa from 'papaparse';
import type { Delimiter } from './file-format.ts';

/** The longest row read; a longer one is no row of these files, but would otherwise have to be held whole. */
export const MAX_RECORD_BYTES = 65_536;

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * Walks over the rows of a CSV file's bytes. The row found last is [start, end) without its line end; `next` is where
 * the next one begins and `lines` how many line ends it took.
 */
export type RecordScanner = {
  readonly bytes: Uint8Array;
  readonly delimiter: number;
  /** Start and end offsets of the fields of the last plain record. */
  readonly fields: Int32Array;
  fieldCount: number;
  start: number;
  end: number;
  next: number;
  lines: number;
};

/**
 * `plain`: the fields lie in `fields`, found without a parser. `quoted`: parseQuoted must split it. `never-closed`: one
 * line with a quote that no later one closes. `too-long`: longer than MAX_RECORD_BYTES; `lines` is 0 where even its
 * line end lies beyond the bytes.
 */
export type RecordShape = 'blank' | 'plain' | 'quoted' | 'never-closed' | 'too-long';

/** A row of more fields, whose offsets past the array's end are dropped, goes to the parser. */
const MAX_FIELDS = 256;

export function createScanner(bytes: Uint8Array, delimiter: Delimiter): RecordScanner {
  const fields = new Int32Array(MAX_FIELDS * 2);
  return {
    bytes,
    delimiter: delimiter.charCodeAt(0),
    fields,
    fieldCount: 0,
    start: 0,
    end: 0,
    next: 0,
    lines: 0,
  };
}

/**
 * Finds the record that begins at `scanner.next`. A field wholly in quotes without quotes inside is still plain: its
 * offsets leave the quotes out. The end of the bytes ends the record too, so unless they reach the file's end they
 * must go on for MAX_RECORD_BYTES from where the last wanted record begins.
 */
export function scanRecord(scanner: RecordScanner): RecordShape {
  const { bytes, delimiter, fields } = scanner;
  const length = bytes.length;
  const start = scanner.next;
  const limit = Math.min(length, start + MAX_RECORD_BYTES);
  scanner.start = start;
  let count = 0;
  let fieldStart = start;
  let i = start;
  for (; i < limit; i++) {
    const byte = bytes[i] as number;
    if (byte === delimiter) {
      fields[count * 2] = fieldStart;
      fields[count * 2 + 1] = i;
      count++;
      fieldStart = i + 1;
    } else if (byte === LF) {
      break;
    } else if (byte === QUOTE && i === fieldStart) {
      const close = closingQuote(bytes, i + 1, limit);
      const after = bytes[close + 1];
      const endsField = after === delimiter || after === LF || after === CR || after === undefined;
      if (close === -1 || !endsField) return scanQuotedRecord(scanner);
      fields[count * 2] = i + 1;
      fields[count * 2 + 1] = close;
      count++;
      i = close + 1;
      if (after === delimiter) {
        fieldStart = i + 1;
        continue;
      }
      if (after === CR) i++;
      if (i < length && bytes[i] !== LF) return scanQuotedRecord(scanner);
      if (i >= limit && limit < length) return tooLong(scanner);
      return finish(scanner, count, i, after === CR ? i - 1 : i);
    }
  }
  if (i === limit && i < length) return tooLong(scanner);
  const end = i > fieldStart && bytes[i - 1] === CR ? i - 1 : i;
  fields[count * 2] = fieldStart;
  fields[count * 2 + 1] = end;
  count++;
  return finish(scanner, count, i, end);
}

/** Where the quoted field that begins at `from` closes on its own line, or -1. */
function closingQuote(bytes: Uint8Array, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    if (bytes[i] === QUOTE) return i;
    if (bytes[i] === LF) return -1;
  }
  return -1;
}

function finish(scanner: RecordScanner, count: number, lineEnd: number, end: number): RecordShape {
  scanner.fieldCount = count;
  scanner.end = end;
  scanner.next = Math.min(lineEnd + 1, scanner.bytes.length);
  scanner.lines = 1;
  if (count > MAX_FIELDS) return 'quoted';
  return count === 1 && isBlank(scanner.bytes, scanner.start, end) ? 'blank' : 'plain';
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte !== SPACE && byte !== TAB && byte !== CR) return false;
  }
  return true;
}

/** A quote opens only at the start of a field, `""` inside is a quote, and a line end inside belongs to the field. */
function scanQuotedRecord(scanner: RecordScanner): RecordShape {
  const { bytes, delimiter, start } = scanner;
  const limit = Math.min(bytes.length, start + MAX_RECORD_BYTES);
  let inside = false;
  let fieldStart = true;
  let lines = 1;
  for (let i = start; i < limit; i++) {
    const byte = bytes[i] as number;
    if (inside) {
      if (byte === LF) lines++;
      if (byte !== QUOTE) continue;
      if (bytes[i + 1] === QUOTE) i++;
      else inside = false;
    } else if (byte === QUOTE && fieldStart) {
      inside = true;
      fieldStart = false;
    } else if (byte === LF) {
      return finishQuoted(scanner, i, lines);
    } else {
      fieldStart = byte === delimiter;
    }
  }
  if (!inside && limit === bytes.length) return finishQuoted(scanner, limit, lines);
  // Taking the rest of the file into one field would lose good rows: only the line that opens the quote is given up.
  const newline = bytes.indexOf(LF, start);
  const lineEnd = newline === -1 ? bytes.length : newline;
  if (lineEnd >= limit && limit < bytes.length) return tooLong(scanner);
  finishQuoted(scanner, lineEnd, 1);
  return 'never-closed';
}

function finishQuoted(scanner: RecordScanner, lineEnd: number, lines: number): RecordShape {
  const { bytes } = scanner;
  scanner.end = bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
  scanner.next = Math.min(lineEnd + 1, bytes.length);
  scanner.lines = lines;
  return 'quoted';
}

function tooLong(scanner: RecordScanner): RecordShape {
  const newline = scanner.bytes.indexOf(LF, scanner.start);
  scanner.end = newline === -1 ? scanner.bytes.length : newline;
  scanner.next = newline === -1 ? scanner.bytes.length : newline + 1;
  scanner.lines = newline === -1 ? 0 : 1;
  return 'too-long';
}

// A byte order mark inside a file is a character of its field: store ids are kept exactly.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a stretch of bytes; what is not UTF-8 becomes U+FFFD. */
export function decode(bytes: Uint8Array, start: number, end: number): string {
  // Short ASCII decodes faster by hand than by the decoder; from 13 characters on V8 would keep a rope of the pieces.
  if (end - start > 12) return decoder.decode(bytes.subarray(start, end));
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte > 0x7f) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The fields of a quoted record, or why it has none. */
export function parseQuoted(text: string, delimiter: Delimiter): readonly string[] | 'misplaced-quote' {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  });
  return errors.some(({ type }) => type === 'Quotes') ? 'misplaced-quote' : (data[0] ?? []);
}
