import { closeSync, fstatSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { recogniseFile } from '../../main/import/file-format.ts';
import { firstKeyOf, keyTime } from '../../main/import/poll-key.ts';
import { decode } from '../../main/import/records.ts';
import { readPollSegment, type SegmentPolls } from '../../main/import/segment.ts';
import { createInterner, textsOf, visitPacked } from '../../main/import/store-interner.ts';
import { readRange } from '../../main/jobs/import/file-range.ts';
import { openPollReader } from '../../main/jobs/import/poll-reader.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { importNow, rejections } from '../fixtures/importing.ts';

/** Files above 8 MiB are read in ranges of 4 MiB on a thread. */
const MIB = 1 << 20;
const RANGE = 4 * MIB;
const ALL = Number.POSITIVE_INFINITY;
const HEADER = 'store_id,timestamp_utc,status,note\n';
const folder = temporaryFolder();

const row = (i: number) =>
  `${10n ** 18n + BigInt(i % 997)},2023-01-${String(1 + (i % 28)).padStart(2, '0')} 10:${String(i % 60).padStart(2, '0')}:07.123456 UTC,${i % 3 === 0 ? 'in' : ''}active,x\n`;

/** Rows that only a reader who begins inside of the quotes takes for rows. */
const lure = (length: number) => {
  let text = 'lost,2023-01-01 00:00:00 UTC,active,"open\n';
  for (let i = 0; text.length < length; i++) text += `lure ${i},2023-02-01 10:00:0${i % 10} UTC,active,y\n`;
  return `${text}"\n`;
};

/** What is put across each boundary; it begins `before` bytes ahead of it. */
const CROSSINGS: readonly (readonly [string, (length: number) => string])[] = [
  ['a quoted field of many lines that look like rows', lure],
  ['a row too long', (length) => `1,2023-01-01 00:00:00 UTC,active,${'z'.repeat(length + 66_000)}\n`],
  [
    'a row so long that its end is far beyond the next range',
    (length) => `1,${'z'.repeat(length + RANGE + 300_000)}\n`,
  ],
  ['a quote never closed', () => '1,2023-01-01 00:00:00 UTC,"active,x\n'],
  ['a quoted field too long, with line ends', (length) => `${lure(length + 70_000)}`],
  ['blank lines', (length) => '\r\n'.repeat(length)],
  ['a CR at the very end of a range', () => row(7).replace('\n', '\r\n')],
];

/** A crossing at as many boundaries as there are bytes to be ahead of one, and a range of plain rows after the last. */
function craft(crossing: (length: number) => string, aheads: readonly number[]): string {
  const parts = [HEADER];
  let size = 0;
  let i = 0;
  const add = (text: string) => {
    parts.push(text);
    size += text.length;
  };
  for (const before of aheads) {
    const boundary = Math.ceil((size + before + 200) / RANGE) * RANGE;
    while (size + 200 < boundary - before) add(row(i++));
    const gap = boundary - before - size;
    add(`f,2023-01-01 00:00:00 UTC,active,${'f'.repeat(gap - 35)}\n`.slice(-gap));
    add(crossing(before + 50));
  }
  for (const end = Math.ceil(size / RANGE) * RANGE + 3000; size < end; ) add(row(i++));
  return parts.join('').slice(0, -1);
}

/** The keys of the polls of each store, in the order in which they were read. */
type Polls = Map<string, number[]>;
type Reading = { polls: Polls; rejected: string[]; lines: number; rows: number };

function put(polls: Polls, store: string, key: number) {
  const keys = polls.get(store);
  if (keys === undefined) polls.set(store, [key]);
  else keys.push(key);
}

function collect(
  into: Reading,
  part: SegmentPolls & { rejected: readonly { line: number; reason: string }[]; lines: number; rows: number },
  names: readonly string[],
) {
  part.stores.forEach((store, i) => {
    put(into.polls, names[store] ?? '', part.keys[i] ?? Number.NaN);
  });
  for (const { line, reason } of part.rejected) into.rejected.push(`${into.lines + line}: ${reason}`);
  into.lines += part.lines;
  into.rows += part.rows;
}

function open(path: string) {
  const recognition = recogniseFile(readFileSync(path).subarray(0, 65_536));
  if (!recognition.ok) throw new Error(recognition.refusal.message);
  const file = openSync(path, 'r');
  return { path, file, bytes: fstatSync(file).size, format: recognition.format };
}

/** The whole file as one segment, from first row to last. */
function readInOne(path: string): Reading {
  const { file, format } = open(path);
  closeSync(file);
  const bytes = readFileSync(path);
  const interner = createInterner();
  const reading: Reading = { polls: new Map(), rejected: [], lines: 0, rows: 0 };
  const segment = { bytes, start: format.bodyStart, stop: bytes.length, keep: ALL };
  collect(reading, readPollSegment(segment, format, interner), [...textsOf(interner)]);
  return reading;
}

/** What is to be stored of it, and what was said of its rows on the way. */
async function readInRanges(path: string, onceOpen: () => void = () => undefined): Promise<Reading> {
  const source = open(path);
  onceOpen();
  const reader = openPollReader({
    ...source,
    futureAfter: 0,
    cancel: { aborted: false },
    onRows: () => undefined,
  });
  const reading = { rejected: [] as string[], lines: 0, rows: 0 };
  const names: string[] = [];
  for await (const range of reader.ranges(ALL)) {
    for (const { line, reason } of range.rejected)
      reading.rejected.push(`${reading.lines + line}: ${reason}`);
    reading.lines += range.lines;
    reading.rows += range.rows;
    visitPacked(range.names, (bytes, from, to) => void names.push(decode(bytes, from, to)));
  }
  const polls: Polls = new Map();
  for await (const { week, stores, ends, packed } of reader.pieces([...names.keys()])) {
    stores.forEach((store, i) => {
      const keys = packed.subarray(ends[i - 1] ?? 0, ends[i]);
      for (const key of keys) put(polls, names[store] ?? '', firstKeyOf(week) + key);
    });
  }
  await reader.close();
  closeSync(source.file);
  return { ...reading, polls };
}

/** One poll of each store and time, the later one. */
const latestOf = (polls: Polls): Polls =>
  new Map(
    [...polls].map(([store, keys]) => [store, [...new Map(keys.map((key) => [keyTime(key), key])).values()]]),
  );

/** The polls in an order of their own, to be compared as one text. */
const textOf = (polls: Polls): string =>
  [...polls]
    .map(([store, keys]) => `${store}: ${Float64Array.from(keys).sort().join(' ')}`)
    .sort()
    .join('\n');

describe('a big file read in ranges', () => {
  test.each(CROSSINGS)(
    'reads as in one: %s, 1, 2, 30 and 5,000 bytes ahead of a boundary',
    async (_, crossing) => {
      const path = join(folder, 'crafted.csv');
      writeFileSync(path, craft(crossing, [1, 2, 30, 5000]));
      const [expected, actual] = [readInOne(path), await readInRanges(path)];
      expect(actual.rejected).toEqual(expected.rejected);
      expect(textOf(actual.polls) === textOf(latestOf(expected.polls))).toBe(true);
      expect([actual.lines, actual.rows]).toEqual([expected.lines, expected.rows]);
    },
  );

  test.each([
    ['on a thread', 2 * RANGE + RANGE / 2],
    ['on one', MIB],
  ])('ends where the file now does, should that be cut short once it is open: %s', async (_, size) => {
    const path = join(folder, 'cut.csv');
    let text = HEADER;
    for (let i = 0; text.length < size; i++) text += row(i);
    writeFileSync(path, text);
    const left = text.slice(0, size / 2);
    const { rows } = await readInRanges(path, () => truncateSync(path, left.length));
    expect(rows).toBe(left.split('\n').length - 1);
  });
});

describe('readRange', () => {
  it('answers the same whatever the cuts, over small ranges and every byte of a file', () => {
    const path = join(folder, 'small.csv');
    const text = [
      row(1),
      lure(60),
      '"1,broken\n',
      '\n',
      row(2),
      '"2""3",2023-01-01 00:00:00,active,z\r\n',
      row(3),
    ].join('');
    writeFileSync(path, HEADER + text);
    const expected = readInOne(path);
    const source = open(path);
    for (let size = 1; size < 200; size++) {
      const interner = createInterner();
      const reading: Reading = { polls: new Map(), rejected: [], lines: 0, rows: 0 };
      let next = source.format.bodyStart;
      for (let to = next + size; next < source.bytes; to += size) {
        if (next >= to) continue;
        const part = readRange(
          source.file,
          { from: next, to: Math.min(to, source.bytes), keep: ALL },
          (segment) => readPollSegment(segment, source.format, interner),
          () => undefined,
        );
        collect(reading, part, [...textsOf(interner)]);
        next = part.end;
      }
      expect(reading).toEqual(expected);
    }
    closeSync(source.file);
  });
});

describe('an import of such a file', () => {
  const database = openForWriting(join(folder, 'store.db'));
  afterAll(() => closeDatabase(database));

  it('keeps the lines of the file, and knows no store that stands inside of quotes', async () => {
    const path = join(folder, 'lines.csv');
    writeFileSync(path, `${craft(lure, [500, 500, 500])}\n`.concat('last,never,active,x\n'));
    const lines = readFileSync(path, 'latin1').split('\n').length - 1;
    const record = await importNow(database, path);
    expect(rejections(database, record)).toEqual([`${lines}: “never” is not a timestamp`]);
    const ids: unknown[] = database.prepare('SELECT id FROM store').pluck().all();
    expect(ids.filter((id) => String(id).startsWith('lure'))).toEqual([]);
    expect(ids).toContain('lost');
  });
});
