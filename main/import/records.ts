import { isUtf8 } from 'node:buffer';
import type { Delimiter } from './dialect.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** The longest row read; a longer one is no row of these files, but would otherwise have to be held whole. */
export const MAX_RECORD_BYTES = 65_536;

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;
const TAB = 0x09;

/** Rows that begin in [from, stop), of bytes that are plain up to `until`: UTF-8, without a NUL. */
export type Stretch = readonly [from: number, stop: number, until: number];

/**
 * Walks over the rows of a CSV file's bytes. The row found last is [start, end) without its line end; `next` is where
 * the next one begins and `lines` how many line ends it took.
 */
export type RecordScanner = {
  readonly bytes: Uint8Array;
  readonly delimiter: number;
  /** 1 at the place of each column whose fields end with their line (SPEC §1). */
  readonly ofOneLine: Uint8Array;
  /** Up to where the bytes are known to be UTF-8, so that their rows need not be asked one by one. */
  readonly utf8Until: number;
  /** Start and end offsets of the fields of the last record, their quotes left out. */
  fields: Int32Array;
  fieldCount: number;
  /** Whether a field holds quotes, which are written twice. */
  hasQuotes: boolean;
  start: number;
  end: number;
  next: number;
  lines: number;
};

/**
 * `row`: its fields lie in `fields`. Of a row whose quotes are broken only the first line is taken, since the lines
 * after it may well be rows: `misplaced-quote` where the quote that closes a field stands in the middle of it,
 * `never-closed` where none closes it before a line of its own is over or within MAX_RECORD_BYTES. `too-long`: longer
 * than that; `lines` is 0 where even its line end lies beyond the bytes.
 */
export type RecordShape = 'blank' | 'row' | 'misplaced-quote' | 'never-closed' | 'too-long';

/** Room for fields at first; a row of more of them makes more. */
const FIELDS = 256;

/** Makes a scanner of the records from `start` on; `ofOneLine` are the places of columns whose fields end with their line. */
export function createScanner(
  bytes: Uint8Array,
  delimiter: Delimiter,
  ofOneLine: readonly number[] = [],
  start = 0,
): RecordScanner {
  const wholeLines = bytes.lastIndexOf(LF) + 1;
  const areUtf8 = wholeLines > start && isUtf8(bytes.subarray(start, wholeLines));
  return {
    bytes,
    delimiter: delimiter.charCodeAt(0),
    ofOneLine: oneAt(ofOneLine),
    utf8Until: areUtf8 ? wholeLines : start,
    fields: new Int32Array(FIELDS * 2),
    fieldCount: 0,
    hasQuotes: false,
    start,
    end: start,
    next: start,
    lines: 0,
  };
}

function oneAt(places: readonly number[]): Uint8Array {
  const marks = new Uint8Array(Math.max(0, ...places.map((place) => place + 1)));
  for (const place of places) if (place >= 0) marks[place] = 1;
  return marks;
}

/**
 * Finds the record that begins at `scanner.next`. A quote opens only at the start of a field, `""` inside is a quote,
 * and a line end inside belongs to the field where its column may hold one. The end of the bytes ends the record too, so unless they reach the file's
 * end they must go on for MAX_RECORD_BYTES from where the last wanted record begins.
 */
export function scanRecord(scanner: RecordScanner): RecordShape {
  const { bytes, delimiter, fields } = scanner;
  const length = bytes.length;
  const start = scanner.next;
  const limit = Math.min(length, start + MAX_RECORD_BYTES);
  scanner.start = start;
  scanner.lines = 1;
  scanner.hasQuotes = false;
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
      const close = findClosingQuote(scanner, i + 1, limit, scanner.ofOneLine[count] === 1);
      if (close === -1) return takeFirstLine(scanner, limit, 'never-closed');
      const after = skipBlanks(bytes, close + 1, delimiter);
      if (!endsField(bytes, after, delimiter)) {
        return takeFirstLine(scanner, limit, scanner.lines > 1 ? 'never-closed' : 'misplaced-quote');
      }
      fields[count * 2] = i + 1;
      fields[count * 2 + 1] = close;
      count++;
      if (bytes[after] !== delimiter) {
        const lineEnd = bytes[after] === CR ? after + 1 : after;
        if (lineEnd >= limit && limit < length) return takeFirstLine(scanner, limit, 'never-closed');
        return finish(scanner, count, lineEnd, after);
      }
      i = after;
      fieldStart = i + 1;
    }
  }
  if (i >= limit && limit < length) return takeFirstLine(scanner, limit, 'never-closed');
  const end = i > fieldStart && bytes[i - 1] === CR ? i - 1 : i;
  fields[count * 2] = fieldStart;
  fields[count * 2 + 1] = end;
  count++;
  return finish(scanner, count, i, end);
}

/** Gives the lines of a row back that follow its first. */
export function keepFirstLine(scanner: RecordScanner): void {
  const { bytes, start } = scanner;
  const newline = bytes.indexOf(LF, start);
  const lineEnd = newline === -1 ? bytes.length : newline;
  scanner.end = lineEnd > start && bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
  scanner.next = Math.min(lineEnd + 1, bytes.length);
  scanner.lines = 1;
}

/** The text of a field of the last row; `undefined` where the row is too short, or no column is meant. */
export function fieldText(scanner: RecordScanner, column: number): string | undefined {
  if (column < 0 || column >= scanner.fieldCount) return undefined;
  const { bytes, fields, hasQuotes } = scanner;
  const text = decodeOf(scanner, fields[column * 2] as number, fields[column * 2 + 1] as number);
  const isQuoted = hasQuotes && bytes[(fields[column * 2] as number) - 1] === QUOTE;
  return isQuoted ? text.replaceAll('""', '"') : text;
}

/** The text of the last row as it stands. */
export function rowText(scanner: RecordScanner): string {
  return decodeOf(scanner, scanner.start, scanner.end);
}

/** Whether the bytes of the last row are UTF-8; where not, it is read as Windows-1252 (SPEC §1). */
export function isRowUtf8({ bytes, start, end, utf8Until }: RecordScanner): boolean {
  return end <= utf8Until || isUtf8(bytes.subarray(start, end));
}

function decodeOf(scanner: RecordScanner, start: number, end: number): string {
  return isRowUtf8(scanner)
    ? decode(scanner.bytes, start, end)
    : decodeWindows1252(scanner.bytes.subarray(start, end));
}

/** Where the quoted field that goes on at `from` closes, or -1; counts its lines. */
function findClosingQuote(scanner: RecordScanner, from: number, limit: number, isOfOneLine: boolean): number {
  const { bytes } = scanner;
  for (let i = from; i < limit; i++) {
    const byte = bytes[i] as number;
    if (byte === LF) {
      if (isOfOneLine) return -1;
      scanner.lines++;
    } else if (byte === QUOTE) {
      if (bytes[i + 1] !== QUOTE) return i;
      scanner.hasQuotes = true;
      i++;
    }
  }
  return -1;
}

/** Some programs leave blanks between a closing quote and what follows it. */
function skipBlanks(bytes: Uint8Array, from: number, delimiter: number): number {
  let i = from;
  while (bytes[i] === SPACE || (bytes[i] === TAB && delimiter !== TAB)) i++;
  return i;
}

function endsField(bytes: Uint8Array, at: number, delimiter: number): boolean {
  const byte = bytes[at];
  if (byte === delimiter || byte === LF || byte === undefined) return true;
  return byte === CR && (bytes[at + 1] === LF || at + 1 === bytes.length);
}

function finish(scanner: RecordScanner, count: number, lineEnd: number, end: number): RecordShape {
  if (count * 2 > scanner.fields.length) {
    scanner.fields = new Int32Array(count * 4);
    scanner.next = scanner.start;
    return scanRecord(scanner);
  }
  scanner.fieldCount = count;
  scanner.end = end;
  scanner.next = Math.min(lineEnd + 1, scanner.bytes.length);
  return count === 1 && isBlank(scanner.bytes, scanner.start, end) ? 'blank' : 'row';
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte !== SPACE && byte !== TAB && byte !== CR) return false;
  }
  return true;
}

function takeFirstLine(
  scanner: RecordScanner,
  limit: number,
  shape: 'misplaced-quote' | 'never-closed',
): RecordShape {
  const { bytes } = scanner;
  keepFirstLine(scanner);
  const hasLineEnd = bytes[scanner.next - 1] === LF;
  const lineEnd = hasLineEnd ? scanner.next - 1 : scanner.next;
  if (lineEnd < limit || limit === bytes.length) return shape;
  scanner.lines = hasLineEnd ? 1 : 0;
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
