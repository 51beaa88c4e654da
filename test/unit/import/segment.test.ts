import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileFormat } from '../../../main/import/file-format.ts';
import { polls } from '../../../main/import/kinds/polls.ts';
import { pollKey } from '../../../main/import/poll-key.ts';
import { readPollSegment } from '../../../main/import/segment.ts';
import { createInterner, textOf, textsOf } from '../../../main/import/store-interner.ts';
import { readPlainly } from '../../fixtures/plain-rows.ts';
import { bodyText, pollBody } from '../../fixtures/poll-rows.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const FORMAT: FileFormat = {
  kind: 'polls',
  delimiter: ',',
  columns: [0, 1, 2],
  ofOneLine: [0, 1, 2],
  bodyStart: 0,
  headerLines: 1,
  daysFromOne: false,
};

const ALL = Number.POSITIVE_INFINITY;

/** Reads segment after segment, each from where the one before ended, stopping at the places given. */
function readCut(bytes: Uint8Array, format: FileFormat, stops: readonly number[]) {
  const interner = createInterner();
  const polls: { store: string; key: number }[] = [];
  const rejected: { line: number; reason: string; raw: string }[] = [];
  let [start, lines, rows] = [0, 0, 0];
  for (const stop of [...stops, bytes.length]) {
    if (stop < start) continue;
    const part = readPollSegment({ bytes, start, stop, keep: ALL }, format, interner);
    part.stores.forEach((store, i) => {
      polls.push({ store: textOf(interner, store), key: part.keys[i] ?? Number.NaN });
    });
    rejected.push(...part.rejected.map((row) => ({ ...row, line: row.line + lines })));
    start = part.end;
    lines += part.lines;
    rows += part.rows;
  }
  return { polls, rejected, lines, rows, end: start };
}

function readPollsPlainly(text: string, format: FileFormat) {
  const { rows, lines } = readPlainly(text, format, polls.read);
  return {
    polls: rows.flatMap(({ result }) =>
      result.ok ? [{ store: result.row.store, key: pollKey(result.row.at, result.row.active ? 1 : 0) }] : [],
    ),
    rejected: rows.flatMap(({ line, raw, result }) =>
      result.ok ? [] : [{ line, reason: result.reason, raw }],
    ),
    lines,
    rows: rows.length,
  };
}

const readText = (text: string) => readCut(encode(text), FORMAT, []);
const reasons = (text: string) => readText(text).rejected.map(({ line, reason }) => `${line}: ${reason}`);
const GOOD = '1,2023-01-22 12:09:39 UTC,active';

describe('readPollSegment', () => {
  it('reads what its plain twin reads, however the body is cut', () => {
    fc.assert(
      fc.property(pollBody, fc.boolean(), fc.array(fc.nat(3000)), (body, ends, cuts) => {
        const lineEnds = ends ? body.lineEnds : [...body.lineEnds.slice(0, -1), ''];
        const bytes = encode(bodyText({ ...body, lineEnds }));
        const { end, ...read } = readCut(
          bytes,
          body.format,
          cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b),
        );
        expect(read).toEqual(readPollsPlainly(bodyText({ ...body, lineEnds }), body.format));
        expect(end).toBe(bytes.length);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives up the line of a quote that is never closed, and no other', () => {
    expect(reasons(`${GOOD}\n"1,2023-01-22 12:09:39 UTC,active\n${GOOD}\n${GOOD}\n`)).toEqual([
      '1: a quote (") is opened and never closed',
    ]);
    expect(readText(`${GOOD}\n"1,2023-01-22 12:09:39 UTC,active\n${GOOD}\n`).polls).toHaveLength(2);
  });

  it.each([
    ['at the start of its row', '"s900,2023-01-22 12:09:39 UTC,active'],
    ['around a field', 's900,"2023-01-22 12:09:39 UTC",active'],
    ['at the end of its row', 's900,2023-01-22 12:09:39 UTC,active"'],
    ['as a field of its own', 's900,"",active'],
    ['nowhere', 's900,2023-01-22 12:09:39 UTC,active'],
  ])('gives up one line for a quote left open, wherever the next one stands: %s', (_, other) => {
    const rows = Array.from({ length: 1000 }, (__, i) => `s${i + 1},2023-01-22 12:09:39 UTC,active`);
    rows[9] = '"s10,2023-01-22 12:09:39 UTC,active';
    rows[899] = other;
    const { polls: read, rejected, rows: count } = readText(`${rows.join('\n')}\n`);
    const stores = new Set(read.map(({ store }) => store));
    const lost = rows.flatMap((__, i) => (i === 9 || i === 899 || stores.has(`s${i + 1}`) ? [] : [i + 1]));
    expect(lost).toEqual([]);
    expect(rejected[0]).toEqual({ line: 9, reason: 'a quote (") is opened and never closed', raw: rows[9] });
    expect([count, read.length + rejected.length]).toEqual([1000, 1000]);
  });

  it('keeps as many rejected rows as were asked for, and counts them all by the rule they broke', () => {
    const bytes = encode(`x\n1,bad,active\n${'y,never,active\n'.repeat(5)}${GOOD}\n`);
    const segment = { bytes, start: 0, stop: bytes.length, keep: 2 };
    const part = readPollSegment(segment, FORMAT, createInterner());
    expect(part).toMatchObject({ rows: 8, lines: 8 });
    expect(part.rejected.map(({ line }) => line)).toEqual([0, 1]);
    expect([...part.brokenRules]).toEqual([
      ['timestamp_utc is missing', 1],
      ['“…” is not a timestamp', 6],
    ]);
  });

  it('says the same of one in the last line, with a line end or without', () => {
    const expected = ['1: a quote (") is opened and never closed'];
    for (const end of ['', '\n', '\r\n'])
      expect(reasons(`${GOOD}\n1,"2023-01-22 12:09:39${end}`)).toEqual(expected);
  });

  it('gives up a row of more than 64 KiB alone', () => {
    const long = `1,2023-01-22 12:09:39 UTC,active,${'x'.repeat(65_536)}`;
    const { rejected, polls, lines } = readText(`${GOOD}\n${long}\r\n${GOOD}\n`);
    expect(polls).toHaveLength(2);
    expect(lines).toBe(3);
    expect(rejected).toEqual([
      { line: 1, reason: 'the row is longer than 64 KiB', raw: `${long.slice(0, 1000)}…` },
    ]);
  });

  it('draws that line at the same length however the row is quoted and wherever the bytes end', () => {
    for (const length of [65_535, 65_536, 65_537, 65_538]) {
      for (const [open, close] of [
        ['', ''],
        ['"', '"'],
        ['"""', '"'],
      ] as const) {
        const room = length - `${GOOD},${open}${close}`.length;
        const row = `${GOOD},${open}${'x'.repeat(room)}${close}`;
        const { polls, rejected, lines } = readText(`${row}\n${GOOD}\n`);
        expect({ length, open, polls: polls.length, rejected: rejected.length, lines }).toEqual({
          length,
          open,
          polls: length < 65_536 ? 2 : 1,
          rejected: length < 65_536 ? 0 : 1,
          lines: 2,
        });
      }
    }
  });

  it('reads columns beyond the 256th', () => {
    const columns = [300, 0, 299];
    const cells = Array.from({ length: 301 }, () => 'x');
    Object.assign(cells, { 0: '2023-01-22 12:09:39', 299: 'inactive', 300: 'store' });
    const { polls, rejected } = readCut(
      encode(`${cells.join(',')}\n`),
      { ...FORMAT, columns, ofOneLine: columns },
      [],
    );
    expect(rejected).toEqual([]);
    expect(polls).toEqual([{ store: 'store', key: Date.UTC(2023, 0, 22, 12, 9, 39) * 2 }]);
  });

  it('keeps a byte order mark that is part of a store id', () => {
    expect(readText(`\uFEFF${GOOD}\n${GOOD}\n`).polls.map(({ store }) => store)).toEqual(['\uFEFF1', '1']);
    const unquoted = '\uFEFF"1",2023-01-22 12:09:39 UTC,active,"say ""hi"""\n';
    expect(readText(unquoted).polls.map(({ store }) => store)).toEqual(['\uFEFF"1"']);
    expect(readText('"\uFEFF1",2023-01-22 12:09:39 UTC,active,"a\nb"').polls[0]?.store).toBe('\uFEFF1');
    expect(readText('\uFEFF,2023-01-22 12:09:39 UTC,active').polls[0]?.store).toBe('\uFEFF');
    expect(reasons('1,\uFEFF2023-01-22 12:09:39 UTC,active')).toEqual([
      '0: “\uFEFF2023-01-22 12:09:39 UTC” is not a timestamp',
    ]);
  });

  it('reads a row that is not UTF-8 as Windows-1252, and counts it', () => {
    const bytes = Buffer.from(`\xff\x80\x81${GOOD}\n${GOOD},caf\xe9\n${GOOD}\n`, 'latin1');
    const segment = { bytes, start: 0, stop: bytes.length, keep: ALL };
    const interner = createInterner();
    const part = readPollSegment(segment, FORMAT, interner);
    expect([...textsOf(interner)]).toEqual(['ÿ€\u00811', '1']);
    expect(part).toMatchObject({ rows: 3, windows1252: 2, rejected: [] });
  });

  it('rejects a row with a NUL, wherever it stands, and no other', () => {
    expect(reasons(`${GOOD}\n1,2023-01-22 12:09:39 UTC,active,\0\n${GOOD}\n\0${GOOD}\n${GOOD}`)).toEqual([
      '1: the row holds a NUL character',
      '3: the row holds a NUL character',
    ]);
  });

  it('lets no quote of a field that ends with its line run over good rows', () => {
    const text = `A,"2023-01-22 12:00:00 UTC,active\n${GOOD}\n1,2023-01-22 12:09:39 UTC,active"\n${GOOD}\n`;
    expect(reasons(text)).toEqual([
      '0: a quote (") is opened and never closed',
      '2: “active"” is not a status (active or inactive)',
    ]);
    expect(readText(text).polls).toHaveLength(2);
    const closed = `A,"2023-01-22 12:00:00\n${GOOD}\n",active\n`;
    expect(readText(closed).polls).toHaveLength(1);
  });

  it('says that the last row goes on beyond the bytes', () => {
    const bytes = encode(`${GOOD}\n${'x'.repeat(70_000)}`);
    const part = readPollSegment({ bytes, start: 0, stop: 50, keep: ALL }, FORMAT, createInterner());
    expect(part).toMatchObject({ end: bytes.length, endsInsideRow: true, lines: 1, rows: 2 });
  });

  it('has room for the shortest rows there are', () => {
    const row = 'a,1674389379,active\n';
    expect(readText(row.repeat(1000).slice(0, -1)).polls).toHaveLength(1000);
  });
});
