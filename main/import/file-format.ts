import Papa from 'papaparse';
import { DELIMITERS, type Delimiter, type Dialect } from './dialect.ts';
import { type FileKind, KINDS } from './kinds/index.ts';
import { type Column, headerKey } from './kinds/kind.ts';
import { stores } from './kinds/stores.ts';
import { ownOutput } from './own-output.ts';

/** A recognised file: what it is, how its rows are split, and where the columns of its kind stand (from 0). */
export type FileFormat = Dialect & {
  readonly kind: FileKind;
  /** ABSENT where the file leaves out a column that it may leave out. */
  readonly columns: readonly number[];
  /** Places of columns whose fields end with their line; in the others a quote may run on (SPEC §1). */
  readonly ofOneLine: readonly number[];
  /** Number of the first byte after the header row, the byte order mark included. */
  readonly bodyStart: number;
  /** Lines up to the header row and with it; the first row of data stands on the line after. */
  readonly headerLines: number;
};

/** The place of a column that a file does not have. */
export const ABSENT = -1;

/** What follows a file's own columns where its rejected rows were saved to be corrected; passed over when read again. */
export const REJECTED_COLUMNS = ['line', 'reason'] as const;

export type Refusal = {
  readonly code: 'own-output' | 'empty' | 'binary' | 'line-ends' | 'not-recognised' | 'spreadsheet';
  readonly message: string;
};
export type Recognition =
  | { readonly ok: true; readonly format: FileFormat }
  | { readonly ok: false; readonly refusal: Refusal };

const NEWLINE = 0x0a;
const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const LABELS = EITHER.format(KINDS.map(({ label }) => label));
const EXPECTED = `Expected a header row with ${KINDS.map(
  ({ label, columns }) =>
    `${columns.flatMap(({ name, optional }) => (optional ? [] : [name])).join(', ')} (${label})`,
).join('; or ')}.`;

/** Recognises a file by its first bytes (SPEC §1), whose header row must be whole; 64 KiB are plenty. */
export function recogniseFile(head: Uint8Array): Recognition {
  const nuls = countNuls(head);
  if (nuls > HEAD_BYTES * BINARY_SHARE) return refuse('binary', NOT_TEXT);
  const start = hasUtf8Mark(head) ? 3 : 0;
  if (new TextDecoder().decode(head.subarray(start)).trim() === '') {
    return refuse('empty', 'The file is empty.');
  }
  const { text, line, next } = findHeader(head, start);
  if (text.includes('\r')) {
    const message =
      'Its lines end in a carriage return alone (CR), as old Macs wrote them. Save it as CSV UTF-8, with LF or CRLF.';
    return refuse('line-ends', message);
  }
  const recognition = recogniseHeader(text, line, next);
  if (!recognition.ok && nuls > head.length * BINARY_SHARE) return refuse('binary', NOT_TEXT);
  return recognition;
}

const HEAD_BYTES = 65_536;
const BINARY_SHARE = 0.01;
const NOT_TEXT = 'The file is not text. Choose a CSV file.';

/** NULs of the first 64 KiB: a few cost their rows, more than one in a hundred make the file no text. */
function countNuls(head: Uint8Array): number {
  let nuls = 0;
  for (let at = head.indexOf(0); at !== -1 && at < HEAD_BYTES; at = head.indexOf(0, at + 1)) nuls++;
  return nuls;
}

function hasUtf8Mark(head: Uint8Array): boolean {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
}

/** Passes over what may stand above the header row (SPEC §1); `next` is where the line after it begins. */
function findHeader(head: Uint8Array, start: number): { text: string; line: number; next: number } {
  for (let [from, line] = [start, 1]; ; line++) {
    const newline = head.indexOf(NEWLINE, from);
    const end = newline === -1 ? head.length : newline;
    const text = new TextDecoder().decode(head.subarray(from, end)).replace(/\r+$/, '');
    const next = newline === -1 ? head.length : newline + 1;
    if (next === head.length || !MAY_STAND_ABOVE.test(text)) return { text, line, next };
    from = next;
  }
}

/** A blank line, one of empty cells, a comment, or what tells a spreadsheet the delimiter. */
const MAY_STAND_ABOVE = /^(?:[\s,;]*|\s*"?#.*|"?sep=.{0,2}"?[,;\t]*)$/i;

/** The header row of a recognised file as it stands, without its line end; `head` are its first bytes. */
export function headerText(head: Uint8Array, { bodyStart }: Pick<FileFormat, 'bodyStart'>): string {
  const lines = new TextDecoder().decode(head.subarray(0, bodyStart)).replace(/\r?\n$/, '');
  return lines.slice(lines.lastIndexOf('\n') + 1);
}

function recogniseHeader(header: string, line: number, bodyStart: number): Recognition {
  const problems: string[] = [];
  let hasBrokenQuotes = false;
  for (const delimiter of DELIMITERS) {
    const names = headerNames(header, delimiter);
    if (names === undefined) {
      hasBrokenQuotes ||= header.includes(delimiter);
      continue;
    }
    const own = ownOutput(names);
    if (own !== undefined) {
      return refuse('own-output', `This is ${own} that Store Monitor saved: it holds nothing to import.`);
    }
    const kinds = kindsThatFit(names);
    const [kind] = kinds;
    if (kind === undefined) continue;
    if (kinds.length > 1) {
      const labels = kinds.map(({ label }) => label).join(', ');
      problems.push(`Its header row fits more than one kind of file (${labels}).`);
      continue;
    }
    const found = kind.columns.map((column) => positions(names, column));
    const repeated = found.find((at) => at.length > 1);
    if (repeated !== undefined) {
      problems.push(`Its header row has the column ${names[repeated[1] ?? 0]} twice or under two names.`);
      continue;
    }
    const columns = found.map(([at]) => at ?? ABSENT);
    const ofOneLine = columns.filter((at, i) => at !== ABSENT && kind.columns[i]?.mayHoldLines !== true);
    return {
      ok: true,
      format: {
        kind: kind.name,
        delimiter,
        columns,
        ofOneLine,
        bodyStart,
        headerLines: line,
        daysFromOne: false,
      },
    };
  }
  if (hasBrokenQuotes) problems.push('A quote (") in it stands in the wrong place or is never closed.');
  const shown = header.length > 120 ? `${header.slice(0, 120)}…` : header;
  return refuse(
    'not-recognised',
    [`Line ${line} is not the header of a ${LABELS} file: “${shown}”.`, ...problems, EXPECTED].join(' '),
  );
}

/** A word as common as `name` makes no stores file of a file that is one of the others. */
function kindsThatFit(names: readonly string[]) {
  const fitting = KINDS.filter(({ columns }) =>
    columns.every((column) => column.optional === true || positions(names, column).length > 0),
  );
  const others = fitting.filter((kind) => kind !== stores);
  return others.length > 0 ? others : fitting;
}

/**
 * The names in a header row in lower case, without the columns that rejected rows are saved with;
 * `undefined` where its quotes are broken.
 */
function headerNames(header: string, delimiter: Delimiter): string[] | undefined {
  const { data, errors } = Papa.parse<string[]>(header, { delimiter, newline: '\n' });
  if (errors.some(({ type }) => type === 'Quotes')) return undefined;
  const names = (data[0] ?? []).map((name) => name.trim().toLowerCase());
  const ours = REJECTED_COLUMNS.join();
  return names.slice(-REJECTED_COLUMNS.length).join() === ours
    ? names.slice(0, -REJECTED_COLUMNS.length)
    : names;
}

function positions(names: readonly string[], { accepted }: Column): number[] {
  return names.flatMap((name, position) => (accepted.includes(headerKey(name)) ? [position] : []));
}

function refuse(code: Refusal['code'], message: string): Recognition {
  return { ok: false, refusal: { code, message } };
}
