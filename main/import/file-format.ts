import Papa from 'papaparse';
import { type FileKind, KINDS } from './kinds/index.ts';
import type { Column } from './kinds/kind.ts';
import { stores } from './kinds/stores.ts';

export type Delimiter = ',' | ';' | '\t';
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** A recognised file: what it is, how its rows are split, and where the columns of its kind stand (from 0). */
export type FileFormat = {
  readonly kind: FileKind;
  readonly delimiter: Delimiter;
  /** ABSENT where the file leaves out a column that it may leave out. */
  readonly columns: readonly number[];
  /** Number of the first byte after the header row, the byte order mark included. */
  readonly bodyStart: number;
  /** Lines that the header row takes up; the first row of data stands on the line after. */
  readonly headerLines: number;
};

/** The place of a column that a file does not have. */
export const ABSENT = -1;

export type Refusal = {
  readonly code: 'empty' | 'binary' | 'line-ends' | 'not-recognised' | 'spreadsheet';
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
  if (head[0] === 0xff && head[1] === 0xfe)
    return refuse('binary', 'The file is UTF-16 text. Save it as UTF-8 CSV.');
  if (head[0] === 0xfe && head[1] === 0xff)
    return refuse('binary', 'The file is UTF-16 text. Save it as UTF-8 CSV.');
  if (head.includes(0)) return refuse('binary', 'The file is not text. Choose a CSV file.');
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const start = hasMark ? 3 : 0;
  const newline = head.indexOf(NEWLINE, start);
  const end = newline === -1 ? head.length : newline;
  const decoded = new TextDecoder().decode(head.subarray(start));
  if (decoded.trim() === '') return refuse('empty', 'The file is empty.');
  const header = new TextDecoder().decode(head.subarray(start, end)).replace(/\r+$/, '');
  if (header.includes('\r')) {
    const message =
      'Its lines end in a carriage return alone (CR), as old Macs wrote them. Save it as CSV UTF-8, with LF or CRLF.';
    return refuse('line-ends', message);
  }
  const bodyStart = newline === -1 ? head.length : newline + 1;
  return recogniseHeader(header, bodyStart);
}

function recogniseHeader(header: string, bodyStart: number): Recognition {
  const problems: string[] = [];
  let hasBrokenQuotes = false;
  for (const delimiter of DELIMITERS) {
    const names = headerNames(header, delimiter);
    if (names === undefined) {
      hasBrokenQuotes ||= header.includes(delimiter);
      continue;
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
    return { ok: true, format: { kind: kind.name, delimiter, columns, bodyStart, headerLines: 1 } };
  }
  if (hasBrokenQuotes) problems.push('A quote (") in it stands in the wrong place or is never closed.');
  const shown = header.length > 120 ? `${header.slice(0, 120)}…` : header;
  return refuse(
    'not-recognised',
    [`Line 1 is not the header of a ${LABELS} file: “${shown}”.`, ...problems, EXPECTED].join(' '),
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

/** The names in a header row in lower case; `undefined` where its quotes are broken. */
function headerNames(header: string, delimiter: Delimiter): string[] | undefined {
  const { data, errors } = Papa.parse<string[]>(header, { delimiter, newline: '\n' });
  if (errors.some(({ type }) => type === 'Quotes')) return undefined;
  return (data[0] ?? []).map((name) => name.trim().toLowerCase());
}

function positions(names: readonly string[], { accepted }: Column): number[] {
  return names.flatMap((name, position) => (accepted.includes(name) ? [position] : []));
}

function refuse(code: Refusal['code'], message: string): Recognition {
  return { ok: false, refusal: { code, message } };
}
