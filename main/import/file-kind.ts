import Papa from 'papaparse';

/** The three files of SPEC §1. */
export const FILE_KINDS = ['polls', 'business-hours', 'time-zones'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export type Delimiter = ',' | ';' | '\t';
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** A recognised file: what it is, how its rows are split, and where the columns of its kind stand (from 0). */
export type FileFormat = {
  readonly kind: FileKind;
  readonly delimiter: Delimiter;
  readonly columns: readonly number[];
  /** Number of the first byte after the header row, the byte order mark included. */
  readonly bodyStart: number;
  /** Lines that the header row takes up; the first row of data stands on the line after. */
  readonly headerLines: number;
};

export type Refusal = { readonly code: 'empty' | 'binary' | 'not-recognised'; readonly message: string };
export type Recognition =
  | { readonly ok: true; readonly format: FileFormat }
  | { readonly ok: false; readonly refusal: Refusal };

/** Column names by kind, in the order that row readers expect; alternatives of one column stand together. */
const COLUMNS: Readonly<Record<FileKind, readonly (readonly string[])[]>> = {
  polls: [['store_id'], ['timestamp_utc'], ['status']],
  'business-hours': [['store_id'], ['dayofweek', 'day'], ['start_time_local'], ['end_time_local']],
  'time-zones': [['store_id'], ['timezone_str']],
};

const NEWLINE = 0x0a;
const EXPECTED =
  'Expected a header row with store_id, timestamp_utc, status (polls); store_id, dayOfWeek, start_time_local, ' +
  'end_time_local (business hours); or store_id, timezone_str (time zones).';

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
  const header = new TextDecoder().decode(head.subarray(start, end)).replace(/\r$/, '');
  const bodyStart = newline === -1 ? head.length : newline + 1;
  return recogniseHeader(header, bodyStart);
}

function recogniseHeader(header: string, bodyStart: number): Recognition {
  const problems: string[] = [];
  for (const delimiter of DELIMITERS) {
    const names = headerNames(header, delimiter);
    const kinds = FILE_KINDS.filter((kind) =>
      COLUMNS[kind].every((column) => positions(names, column).length > 0),
    );
    const [kind] = kinds;
    if (kind === undefined) continue;
    if (kinds.length > 1) {
      problems.push(`Its header row fits more than one kind of file (${kinds.join(', ')}).`);
      continue;
    }
    const found = COLUMNS[kind].map((column) => positions(names, column));
    const repeated = found.find((at) => at.length > 1);
    if (repeated !== undefined) {
      problems.push(`Its header row has the column ${names[repeated[1] ?? 0]} twice or under two names.`);
      continue;
    }
    return { ok: true, format: { kind, delimiter, columns: found.flat(), bodyStart, headerLines: 1 } };
  }
  const shown = header.length > 120 ? `${header.slice(0, 120)}…` : header;
  return refuse(
    'not-recognised',
    [
      `Line 1 is not the header of a polls, business hours or time zones file: “${shown}”.`,
      ...problems,
      EXPECTED,
    ].join(' '),
  );
}

function headerNames(header: string, delimiter: Delimiter): string[] {
  const [names] = Papa.parse<string[]>(header, { delimiter }).data;
  return (names ?? []).map((name) => name.trim().toLowerCase());
}

function positions(names: readonly string[], column: readonly string[]): number[] {
  return names.flatMap((name, position) => (column.includes(name) ? [position] : []));
}

function refuse(code: Refusal['code'], message: string): Recognition {
  return { ok: false, refusal: { code, message } };
}
