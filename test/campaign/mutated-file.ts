import type { Delimiter } from '../../main/import/dialect.ts';
import type { FileFormat } from '../../main/import/file-format.ts';
import { type FileKind, KINDS, kindNamed } from '../../main/import/kinds/index.ts';

/** A row as drawn; `good` where nothing was done to it. `line` counts from 0. */
export type DrawnRow = { readonly line: number; readonly text: string; readonly good: boolean };

/** The body of a file, and where the rows that it was made of stand in it. */
export type MutatedFile = {
  readonly format: FileFormat;
  readonly bytes: Uint8Array;
  readonly rows: readonly DrawnRow[];
};

type Draw = () => number;

const pick = <T>(draw: Draw, list: readonly [T, ...T[]]): T =>
  list[Math.floor(draw() * list.length)] ?? list[0];

/** Draws a file of some kind of which about a third of the rows were damaged. */
export function drawFile(draw: Draw, size: number): MutatedFile {
  const delimiter = pick<Delimiter>(draw, [',', ',', ';', '\t']);
  const kind = pick(draw, KINDS.map(({ name }) => name) as [FileKind, ...FileKind[]]);
  const columns = shuffled(draw, kindNamed(kind).columns.length + Math.floor(draw() * 2));
  const format: FileFormat = {
    kind,
    delimiter,
    columns: kindNamed(kind).columns.map((_, i) => columns.indexOf(i)),
    ofOneLine: kindNamed(kind).columns.flatMap(({ mayHoldLines }, i) =>
      mayHoldLines === true ? [] : [columns.indexOf(i)],
    ),
    bodyStart: 0,
    headerLines: 1,
    daysFromOne: false,
  };
  const rows: DrawnRow[] = [];
  const pieces: Uint8Array[] = [];
  const share = draw() * 0.6;
  let line = 0;
  for (let i = 0; i < size; i++) {
    const fields = GOOD[kind](draw, i);
    const written = columns.map((place) => write(draw, fields[place] ?? 'note', delimiter));
    const whole = written.join(delimiter);
    const good = draw() >= share;
    const bytes = Buffer.from(whole);
    const text = good ? bytes : mutate(draw, bytes, delimiter);
    const lineEnd = pick(draw, ['\n', '\n', '\r\n']);
    rows.push({ line, text: whole, good });
    pieces.push(text, Buffer.from(lineEnd));
    line += text.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  }
  return { format, bytes: Buffer.concat(pieces), rows };
}

const two = (value: number) => String(Math.floor(value)).padStart(2, '0');

const drawId = (draw: Draw, i: number) => (draw() < 0.1 ? `="${String(i).padStart(5, '0')}"` : `s${i}`);

/** A timestamp in any of the forms of SPEC §1. */
function drawTimestamp(draw: Draw): string {
  if (draw() < 0.15) return pick(draw, ['1674389379', '1674389379388']);
  const date = `2023-0${1 + Math.floor(draw() * 9)}-${two(1 + draw() * 28)}`;
  const hour = pick(draw, [two(draw() * 24), String(Math.floor(draw() * 24))]);
  const seconds = pick(draw, ['', ':07', ':07.123456', ':07,5']);
  const suffix = pick(draw, [
    ' UTC',
    '',
    'Z',
    ' Z',
    ' gmt',
    ' GMT',
    '+00:00',
    ' +0000',
    ' +0000 UTC',
    '-06',
    ' +05:30',
  ]);
  return `${date}${pick(draw, [' ', ' ', 'T'])}${hour}:${two(draw() * 60)}${seconds}${suffix}`;
}

/** The fields of a row of each kind that can be read, in the order of the kind's columns. */
const GOOD: Readonly<Record<FileKind, (draw: Draw, i: number) => string[]>> = {
  polls: (draw, i) => [drawId(draw, i), drawTimestamp(draw), pick(draw, ['active', 'inactive', 'Active'])],
  'business-hours': (draw, i) => [
    drawId(draw, i),
    pick(draw, [String(Math.floor(draw() * 7)), `${Math.floor(draw() * 7)}.0`, 'Sunday', 'mon', ' TUE ']),
    ...pick(draw, [
      [`${two(draw() * 24)}:${two(draw() * 60)}`, pick(draw, ['24:00', '9:00 PM', '23:59:59', '9:30'])],
      [`${two(draw() * 24)}${two(draw() * 60)}`, pick(draw, ['2400', '9pm', '2359', '12 a.m.'])],
      ['closed', 'Closed'],
    ]),
  ],
  'time-zones': (draw, i) => [drawId(draw, i), pick(draw, ['America/New_York', 'EST', 'us/eastern', 'UTC'])],
  stores: (draw, i) => [
    drawId(draw, i),
    pick(draw, ['Main', 'Café', '', 'two\nlines', '\uFFFD']),
    'West',
    pick(draw, ['', '12.5', '0']),
  ],
  closures: (draw, i) => [
    pick(draw, [`s${i}`, '*']),
    pick(draw, ['2024-12-24 18:00', '2024-12-24 6pm', '2024-12-24T0600', '2024-12-24']),
    pick(draw, ['2024-12-25', '2024-12-26 9:00', '2024-12-25 2400', '2024-12-25 11:00 pm']),
    pick(draw, ['', 'Holiday, all day']),
  ],
};

function write(draw: Draw, field: string, delimiter: Delimiter): string {
  return field.includes(delimiter) || /["\n]/.test(field) || draw() < 0.15
    ? `"${field.replaceAll('"', '""')}"`
    : field;
}

/** What is put into rows: what the grammar turns on, what decoding turns on, what spreadsheets make, and noise. */
const PIECES = [
  '"',
  '"',
  '"',
  '""',
  '"\n',
  '\n',
  '\r',
  '\r\n',
  ',',
  ';',
  '\t',
  ' ',
  '\uFEFF',
  '\0',
  'x',
  '9',
];
const NASTY = [
  '8.41954E+18',
  '1/2/2023 9:00',
  'PST',
  '25:00',
  '"a\nb"',
  '"a ""b"" c"',
  '-1',
  '',
  '😀',
  '*',
  '="7"',
  'closed',
  '0',
  '7',
  '12,50',
  '24:00',
  '900',
  '2023-01-22 12:09:60',
  '1674389379.5',
];

function mutate(draw: Draw, bytes: Buffer, delimiter: Delimiter): Buffer {
  let text = bytes;
  for (let times = 1 + Math.floor(draw() * 3); times > 0; times--) text = mutateOnce(draw, text, delimiter);
  return text;
}

function mutateOnce(draw: Draw, bytes: Buffer, delimiter: Delimiter): Buffer {
  const at = Math.floor(draw() * (bytes.length + 1));
  const piece = Buffer.from(PIECES[Math.floor(draw() * PIECES.length)] ?? '"');
  switch (Math.floor(draw() * 8)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    case 1:
      return Buffer.from(bytes.subarray(0, at));
    case 2:
      return Buffer.concat([piece, bytes]);
    case 3:
      return Buffer.concat([bytes, piece]);
    case 4:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.of(0x80 + Math.floor(draw() * 128)),
        bytes.subarray(at),
      ]);
    case 5: {
      const fields = bytes.toString('latin1').split(delimiter);
      fields[Math.floor(draw() * fields.length)] = Buffer.from(
        NASTY[Math.floor(draw() * NASTY.length)] ?? '',
      ).toString('latin1');
      return Buffer.from(fields.join(delimiter), 'latin1');
    }
    default:
      return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  }
}

function shuffled(draw: Draw, size: number): number[] {
  return Array.from({ length: size }, (_, i) => ({ i, order: draw() }))
    .sort((a, b) => a.order - b.order)
    .map(({ i }) => i);
}
