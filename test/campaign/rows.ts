import { createKnownRows, readFactSegment } from '../../main/import/fact-segment.ts';
import type { FileFormat } from '../../main/import/file-format.ts';
import { kindNamed } from '../../main/import/kinds/index.ts';
import { keyTime } from '../../main/import/poll-key.ts';
import { readPollSegment } from '../../main/import/segment.ts';
import { createInterner, textOf } from '../../main/import/store-interner.ts';
import { sequence } from '../bench/random.ts';
import { type PlainRow, readPlainly } from '../fixtures/plain-rows.ts';
import type { Campaign } from './campaign.ts';
import { drawFile, type MutatedFile } from './mutated-file.ts';

const ROWS_A_FILE = 500;

/**
 * Rows of every kind of file, mutated at random and read as an import reads them, in segments cut anywhere. What is read
 * must be what the plain twin reads, every row must be accepted or rejected, and no row that was left as it was may be
 * lost to a neighbour, unless a whole quoted field runs over it.
 */
export const rows: Campaign = async ({ count, seed, say }) => {
  const violations: string[] = [];
  let read = 0;
  let rejected = 0;
  for (let round = 0; read < count; round++) {
    const draw = sequence(seed + round);
    const file = drawFile(draw, Math.min(ROWS_A_FILE, count - read));
    const problem = problemOf(file, draw);
    if (problem !== undefined) violations.push(`--rows ${count} --seed ${seed}, file ${round}: ${problem}`);
    read += file.rows.length;
    rejected += readWhole(file).filter(({ result }) => !result.ok).length;
    if (round % 400 === 399) say(`  ${read} rows, ${rejected} rejected, ${violations.length} violations`);
  }
  return { tried: `${read} rows drawn, ${rejected} rejected`, violations };
};

type Reading = {
  readonly accepted: readonly string[];
  readonly rejected: readonly { line: number; reason: string; raw: string }[];
  readonly rows: number;
  readonly lines: number;
};

function problemOf(file: MutatedFile, draw: () => number): string | undefined {
  const plain = readWhole(file);
  const twin: Reading = {
    accepted: plain.flatMap(({ result }) => (result.ok ? [JSON.stringify(result.row)] : [])),
    rejected: plain.flatMap(({ line, raw, result }) =>
      result.ok ? [] : [{ line, reason: result.reason, raw: raw.slice(0, 1000) }],
    ),
    rows: plain.length,
    lines: plainReading(file).lines,
  };
  const reading = readInSegments(file, draw);
  if (JSON.stringify(reading) !== JSON.stringify(twin)) return differenceOf(reading, twin);
  if (reading.rows !== reading.accepted.length + reading.rejected.length) return 'rows do not add up';
  return lostRow(file, plain);
}

function plainReading({ bytes, format }: MutatedFile) {
  return readPlainly(bytes, format, kindNamed(format.kind).read);
}

function readWhole(file: MutatedFile): readonly PlainRow<unknown>[] {
  return plainReading(file).rows;
}

function readInSegments({ bytes, format }: MutatedFile, draw: () => number): Reading {
  const read = readerOf(format);
  const accepted: string[] = [];
  const rejected: { line: number; reason: string; raw: string }[] = [];
  let [start, lines, rowCount] = [0, 0, 0];
  while (start < bytes.length) {
    const stop = Math.min(bytes.length, start + 1 + Math.floor(draw() * 20_000));
    const part = read(bytes, start, stop, accepted);
    for (const { line, reason, raw } of part.rejected) {
      rejected.push({ line: line + lines, reason, raw: raw.slice(0, 1000) });
    }
    start = part.end;
    lines += part.lines;
    rowCount += part.rows;
  }
  return { accepted, rejected, rows: rowCount, lines };
}

/** Polls are read by their fast path, the others by the one there is. */
function readerOf(format: FileFormat) {
  const interner = createInterner();
  const known = createKnownRows<{ readonly store: string }>();
  const { read } = kindNamed(format.kind);
  return (bytes: Uint8Array, start: number, stop: number, accepted: string[]) => {
    const segment = { bytes, start, stop, keep: Number.POSITIVE_INFINITY };
    if (format.kind !== 'polls') {
      return readFactSegment(segment, format, read, known, {
        accept: (row) => accepted.push(JSON.stringify(row)),
        acceptKnown: (id, said) =>
          accepted.push(JSON.stringify({ ...known.said[said], store: textOf(known.ids, id) })),
      });
    }
    const part = readPollSegment(segment, format, interner);
    part.stores.forEach((store, i) => {
      const key = part.keys[i] ?? Number.NaN;
      const at = keyTime(key);
      accepted.push(JSON.stringify({ store: textOf(interner, store), at, active: key === at * 2 + 1 }));
    });
    return part;
  };
}

function differenceOf(reading: Reading, twin: Reading): string {
  const accepted = twin.accepted.findIndex((row, i) => row !== reading.accepted[i]);
  const rejected = twin.rejected.findIndex(
    (row, i) => JSON.stringify(row) !== JSON.stringify(reading.rejected[i]),
  );
  return [
    `read otherwise than plainly: ${reading.rows} rows in ${reading.lines} lines, plainly ${twin.rows} in ${twin.lines}`,
    `accepted ${reading.accepted[accepted]}, plainly ${twin.accepted[accepted]}`,
    `rejected ${JSON.stringify(reading.rejected[rejected])}, plainly ${JSON.stringify(twin.rejected[rejected])}`,
  ].join('; ');
}

/** A row that was left as it was and is read neither by itself nor inside of a quoted field of several lines. */
function lostRow({ rows: drawn }: MutatedFile, plain: readonly PlainRow<unknown>[]): string | undefined {
  const readAlone = new Map(plain.map((row) => [row.line, row]));
  const covered = new Set<number>();
  for (const { line, raw } of plain) {
    const more = raw.split('\n').length - 1;
    for (let i = 1; i <= more; i++) covered.add(line + i);
  }
  const lost = drawn.find(
    ({ line, good }) => good && !covered.has(line) && readAlone.get(line)?.result.ok !== true,
  );
  return lost === undefined ? undefined : `line ${lost.line} was lost: ${lost.text}`;
}
