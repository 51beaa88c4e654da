import type { Delimiter } from '../../main/import/dialect.ts';
import type { FileFormat } from '../../main/import/file-format.ts';
import { createPollKernel, type PollKernel } from '../../main/import/poll-kernel.ts';
import { readPollSegment } from '../../main/import/segment.ts';
import { createInterner, textOf } from '../../main/import/store-interner.ts';
import { compileKernel } from '../../scripts/kernel/compile.ts';
import { sequence } from '../bench/random.ts';
import type { Campaign } from './campaign.ts';

const ROWS_A_FILE = 400;

/**
 * Files of polls mutated byte by byte, read range by range by the kernel and by the reader in TypeScript that it stands in
 * for: the same polls, rejected rows, counts and ends.
 */
export const kernel: Campaign = async ({ count, seed, say }) => {
  const code = await compileKernel();
  const violations: string[] = [];
  const seen = { rows: 0, taken: 0, rejected: 0 };
  for (let round = 0; seen.rows < count; round++) {
    const draw = sequence(seed + round);
    const file = drawPolls(draw, Math.min(ROWS_A_FILE, count - seen.rows));
    const cuts = drawCuts(draw, file.bytes.length);
    const fast = createPollKernel(code);
    const [own, twin] = [read(file, cuts, fast), read(file, cuts)];
    if (JSON.stringify(own) !== JSON.stringify(twin)) {
      violations.push(`--kernel ${count} --seed ${seed}, file ${round}: ${firstDifference(own, twin)}`);
    }
    seen.rows += Math.max(1, twin.rows);
    seen.taken += twin.polls.length;
    seen.rejected += twin.rows - twin.polls.length;
    if (round % 5000 === 4999) say(`  ${seen.rows} rows, ${violations.length} violations`);
  }
  return { tried: `${seen.rows} rows, ${seen.taken} taken, ${seen.rejected} rejected`, violations };
};

type Draw = () => number;
type PollsFile = { readonly format: FileFormat; readonly bytes: Uint8Array };

/** What a reading came to; polls as texts, by the names of their stores. */
type Reading = {
  rows: number;
  lines: number;
  windows1252: number;
  polls: string[];
  rejected: string[];
  rules: string[];
  ends: string[];
};

function read({ format, bytes }: PollsFile, cuts: readonly number[], fast?: PollKernel): Reading {
  const interner = createInterner();
  const into: Reading = { rows: 0, lines: 0, windows1252: 0, polls: [], rejected: [], rules: [], ends: [] };
  let from = 0;
  for (const cut of cuts) {
    if (cut <= from) continue;
    const rest = bytes.subarray(from, cut + LOOK_AHEAD);
    // What is left of an earlier range lies behind, as it does in an import.
    const held = fast === undefined ? rest : fast.memory.subarray(0, rest.length);
    if (fast !== undefined) held.set(rest);
    const segment = { bytes: held, start: 0, stop: cut - from, keep: Number.POSITIVE_INFINITY };
    const part = readPollSegment(segment, format, interner, fast);
    part.stores.forEach((store, i) => {
      into.polls.push(`${textOf(interner, store)} ${part.keys[i]}`);
    });
    into.rejected.push(
      ...part.rejected.map(({ line, reason, raw }) => `${into.lines + line} ${reason} ${raw}`),
    );
    into.rules.push(...[...part.brokenRules].map(([rule, rows]) => `${rule} ${rows}`));
    into.rows += part.rows;
    into.lines += part.lines;
    into.windows1252 += part.windows1252;
    into.ends.push(`${part.end} ${part.endsInsideRow}`);
    from += part.end;
  }
  return into;
}

function firstDifference(own: Reading, twin: Reading): string {
  for (const name of ['polls', 'rejected', 'rules', 'ends'] as const) {
    const at = twin[name].findIndex((text, i) => text !== own[name][i]);
    if (at !== -1 || own[name].length !== twin[name].length) {
      return `${name} ${at}: ${own[name].at(at)} for ${twin[name].at(at)} (${own[name].length} for ${twin[name].length})`;
    }
  }
  return `${JSON.stringify([own.rows, own.lines, own.windows1252])} for ${JSON.stringify([twin.rows, twin.lines, twin.windows1252])}`;
}

const LOOK_AHEAD = 65_536;

/** Where ranges are to end, the last at the end of the bytes. */
function drawCuts(draw: Draw, length: number): number[] {
  const cuts = Array.from({ length: Math.floor(draw() * 4) }, () => Math.floor(draw() * length));
  return [...cuts.sort((a, b) => a - b), length];
}

const pick = <T>(draw: Draw, list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
const two = (value: number) => String(Math.floor(value)).padStart(2, '0');

/** A file whose rows have the form of real ones, of which some were damaged. */
function drawPolls(draw: Draw, rows: number): PollsFile {
  const delimiter = pick<Delimiter>(draw, [',', ',', ';', '\t']);
  const extra = Math.floor(draw() * 3);
  const order = shuffled(draw, 3 + extra);
  const format: FileFormat = {
    kind: 'polls',
    delimiter,
    columns: [0, 1, 2].map((column) => order.indexOf(column)),
    ofOneLine: [0, 1, 2].map((column) => order.indexOf(column)),
    bodyStart: 0,
    headerLines: 1,
    daysFromOne: false,
  };
  const [style, lineEnd] = [Math.floor(draw() * 5), pick(draw, ['\n', '\n', '\r\n'])];
  const damage = pick(draw, [0, 0.02, 0.2, 0.7]);
  const pieces: Buffer[] = draw() < 0.05 ? [Buffer.from('\uFEFF')] : [];
  for (let i = 0; i < rows; i++) {
    const fields = [drawId(draw, style), drawTime(draw, style), drawStatus(draw)];
    const row = Buffer.from(order.map((column) => fields[column] ?? pick(draw, NOTES)).join(delimiter));
    const isLong = draw() < 0.0005;
    const text = draw() < damage ? damaged(draw, row, delimiter) : row;
    pieces.push(text);
    if (isLong) pieces.push(Buffer.from(`${delimiter}${'x'.repeat(Math.floor(draw() * 70_000))}`));
    pieces.push(
      Buffer.from(
        i === rows - 1 && draw() < 0.3
          ? ''
          : draw() < 0.02
            ? pick(draw, ['\r\n', '\n', '\n\n', ' \n'])
            : lineEnd,
      ),
    );
  }
  return { format, bytes: Buffer.concat(pieces) };
}

const NOTES = ['', 'x', 'a "b"', 'note', 'Café', 'y'.repeat(40)];

function drawId(draw: Draw, style: number): string {
  const number = Math.floor(draw() ** 2 * 60);
  switch (style) {
    case 0:
      return String(10n ** 18n + BigInt(number) * 7_919_000_003n);
    case 1:
      return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    case 2:
      return `s${number}`;
    case 3:
      return `${'i'.repeat(number)}`;
    default:
      return pick(draw, [
        '1',
        '="7"',
        ' 8',
        '8.41954E+18',
        'Ä1',
        '😀',
        '\uFEFF1',
        'a"b',
        '16-characters-id',
        '17-characters-ids',
        `${'z'.repeat(47)}${number}`,
      ]);
  }
}

function drawTime(draw: Draw, style: number): string {
  const year = draw() < 0.9 ? '2023' : String(Math.floor(draw() * 10_000)).padStart(4, '0');
  const date = `${year}-${two(1 + draw() * 12.1)}-${two(draw() < 0.9 ? 1 + draw() * 28 : draw() * 33)}`;
  const clock = `${two(draw() * 24.1)}:${two(draw() * 60.2)}`;
  const fraction = `.${String(draw()).slice(2, 2 + Math.floor(draw() * 18))}`;
  const time = `${date} ${clock}:${two(draw() * 60.2)}`;
  if (style < 3 && draw() < 0.8) return `${time}${fraction} UTC`;
  return pick(draw, [
    time,
    `${time} UTC`,
    `${time}Z`,
    `${time}${fraction}`,
    `${time}${fraction}Z`,
    `${date}T${clock}:00`,
    `${date}t${clock}`,
    `${date} ${clock}`,
    `${date} ${clock} UTC`,
    `${date} ${clock}Z`,
    `${date} ${clock}:7`,
    `${date} ${clock}:60`,
    `${date} 9:05:00`,
    `${time}+05:30`,
    `${time} utc`,
    `${time} UTCx`,
    date,
    String(Math.floor(draw() * 1e10)),
    String(Math.floor(draw() * 1e13)),
    '1674389379',
    '1674389379388',
    '1/2/2023 9:00',
  ]);
}

const drawStatus = (draw: Draw) =>
  draw() < 0.95
    ? pick(draw, ['active', 'inactive'])
    : pick(draw, [
        'Active',
        'INACTIVE',
        'iNaCtIvE',
        'activ',
        'actives',
        'in active',
        '',
        ' active',
        'down',
        'ACTIVE\u212A',
      ]);

const PIECES = [
  '"',
  '""',
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
  '-',
  ':',
  '.',
  'Z',
];

/** Some bytes of a row left out, put in or made others, or a piece of it put elsewhere. */
function damaged(draw: Draw, row: Buffer, delimiter: string): Buffer {
  let text = row;
  for (let times = 1 + Math.floor(draw() * 2); times > 0; times--) {
    const at = Math.floor(draw() * (text.length + 1));
    const [before, after] = [text.subarray(0, at), text.subarray(at)];
    const byte = Buffer.of(Math.floor(draw() * 256));
    switch (Math.floor(draw() * 6)) {
      case 0:
        text = Buffer.concat([before, after.subarray(1)]);
        break;
      case 1:
        text = Buffer.concat([before, byte, after.subarray(1)]);
        break;
      case 2:
        text = Buffer.concat([before, byte, after]);
        break;
      case 3:
        text = before;
        break;
      case 4:
        text = Buffer.concat([before, Buffer.from(delimiter), after]);
        break;
      default:
        text = Buffer.concat([before, Buffer.from(pick(draw, PIECES)), after]);
    }
  }
  return text;
}

function shuffled(draw: Draw, size: number): number[] {
  return Array.from({ length: size }, (_, i) => ({ i, order: draw() }))
    .sort((a, b) => a.order - b.order)
    .map(({ i }) => i);
}
