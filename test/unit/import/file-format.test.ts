import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type FileFormat, type Recognition, recogniseFile } from '../../../main/import/file-format.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const recognise = (text: string) => recogniseFile(bytes(text));

function format(recognition: Recognition): FileFormat {
  if (!recognition.ok) throw new Error(recognition.refusal.message);
  return recognition.format;
}

function refusal(recognition: Recognition): string {
  return recognition.ok ? 'accepted' : `${recognition.refusal.code}: ${recognition.refusal.message}`;
}

const HEADERS = [
  { kind: 'polls', columns: ['store_id', 'timestamp_utc', 'status'] },
  { kind: 'business-hours', columns: ['store_id', 'dayOfWeek', 'start_time_local', 'end_time_local'] },
  { kind: 'business-hours', columns: ['store_id', 'day', 'start_time_local', 'end_time_local'] },
  { kind: 'time-zones', columns: ['store_id', 'timezone_str'] },
  { kind: 'stores', columns: ['store_id', 'name', 'group', 'sales_per_hour'] },
  { kind: 'stores', columns: ['store_id', 'store_name', 'store_group', 'sales_per_hour'] },
  { kind: 'closures', columns: ['store_id', 'closed_from_local', 'closed_until_local', 'reason'] },
] as const;

describe('recogniseFile', () => {
  it('finds the columns by name: any order, case, blanks, quotes, delimiter, line end, mark, and columns beside them', () => {
    const blanks = fc.constantFrom('', ' ', '  ');
    const cased = (name: string) =>
      fc
        .tuple(
          fc.array(fc.boolean(), { minLength: name.length, maxLength: name.length }),
          blanks,
          blanks,
          fc.boolean(),
        )
        .map(([upper, before, after, quoted]) => {
          const written = [...name].map((c, i) => (upper[i] ? c.toUpperCase() : c.toLowerCase())).join('');
          return { name, text: quoted ? `"${before}${written}${after}"` : `${before}${written}${after}` };
        });
    const drawn = fc.constantFrom(...HEADERS).chain(({ kind, columns }) =>
      fc.record({
        kind: fc.constant(kind),
        columns: fc.constant(columns),
        cells: fc
          .tuple(...[...columns, 'note', 'region', ''].map(cased))
          .chain((cells) => fc.shuffledSubarray(cells, { minLength: cells.length })),
        delimiter: fc.constantFrom(',', ';', '\t'),
        newline: fc.constantFrom('\n', '\r\n', ''),
        mark: fc.constantFrom('', '\uFEFF'),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ kind, columns, cells, delimiter, newline, mark }) => {
        const header = `${mark}${cells.map(({ text }) => text).join(delimiter)}${newline}`;
        const found = format(recognise(newline === '' ? header : `${header}1${delimiter}2\n`));
        expect(found).toMatchObject({ kind, delimiter, bodyStart: bytes(header).length, headerLines: 1 });
        expect(found.columns).toEqual(columns.map((name) => cells.findIndex((cell) => cell.name === name)));
      }),
    );
  });

  test.each(['', '\n', '   \r\n\t\n', '\uFEFF', '\uFEFF\r\n'])('an empty file: %j', (text) => {
    expect(refusal(recognise(text))).toBe('empty: The file is empty.');
  });

  test.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
    ['many NULs after the header', bytes(`store_id,timezone_str\n${'1,\0\n'.repeat(700)}`)],
    [
      'UTF-16 without a mark',
      Uint8Array.from(bytes('store_id,timezone_str\n')).reduce<Uint8Array>(widen, new Uint8Array()),
    ],
  ])('binary: %s', (_, head) => {
    expect(refusal(recogniseFile(head))).toBe('binary: The file is not text. Choose a CSV file.');
  });

  it('takes a file with a few NULs, which cost their rows', () => {
    expect(refusal(recognise('store_id,timezone_str\n1,\0\n'))).toBe('accepted');
  });

  test.each([
    ['Store ID;timestampUtc;STATUS\n', 'polls'],
    ['store-id,day_of_week,start_time_local,endTimeLocal\n', 'business-hours'],
    ['storeid\tTime Zone_str\n', 'time-zones'],
    ['Store-Id,Store Name,sales per hour\n', 'stores'],
  ])('names of columns without case, blanks, _ and -: %j', (text, kind) => {
    expect(format(recognise(text))).toMatchObject({ kind, headerLines: 1 });
  });

  test.each([
    ['sep=;\nstore_id;timezone_str\n', 2],
    ['\uFEFFSEP=,\r\n\r\nstore_id;timezone_str\n', 3],
    ['"sep=;"\nstore_id;timezone_str\n', 2],
    ['# exported today\n\n#\n;;\nstore_id,timezone_str\n', 5],
    ['  \t\n   # note, more\nstore_id,timezone_str', 3],
  ])('passes over what stands above the header: %j', (text, headerLines) => {
    const found = format(recognise(`${text.trimEnd()}\n1,UTC\n`));
    expect(found).toMatchObject({ kind: 'time-zones', headerLines });
    expect(found.bodyStart).toBe(bytes(`${text.trimEnd()}\n`).length);
  });

  it('passes over the columns that rejected rows are saved with', () => {
    const text = 'store_id,closed_from_local,closed_until_local,reason,line,reason\n';
    expect(format(recognise(text)).columns).toEqual([0, 1, 2, 3]);
    expect(format(recognise(text.replace('reason,', ''))).columns).toEqual([0, 1, 2, -1]);
  });

  test.each([
    'store_id,status\n',
    'store,timestamp_utc,status\n',
    'store_id|timestamp_utc|status\n',
    'store.id,timezone_str\n',
    '1481966498820158979,active,2023-01-22 12:09:39 UTC\n',
    'store_id,day,start_time_local\n',
  ])('of no kind: %j', (text) => {
    expect(refusal(recognise(text))).toMatch(
      /^not-recognised: Line 1 is not the header .*Expected a header row/,
    );
  });

  test.each([
    [
      'store_id,status,store_id,timestamp_utc\n',
      'Its header row has the column store_id twice or under two names.',
    ],
    [
      'store_id,day,dayOfWeek,start_time_local,end_time_local\n',
      'has the column dayofweek twice or under two names.',
    ],
    ['store_id,timestamp_utc,status,timezone_str\n', 'fits more than one kind of file (polls, time zones).'],
  ])('ambiguous: %j', (text, reason) => {
    expect(refusal(recognise(text))).toContain(reason);
  });

  it('does without the columns that a file may leave out', () => {
    expect(format(recognise('name,store_id\n'))).toMatchObject({ kind: 'stores', columns: [1, 0, -1, -1] });
    const header = 'reason,closed_until_local,closed_from_local,store_id\n';
    expect(format(recognise(header))).toMatchObject({ kind: 'closures', columns: [3, 2, 1, 0] });
    expect(format(recognise(header.slice(7))).columns).toEqual([2, 1, 0, -1]);
  });

  it('takes no file for a stores file because of a further column that bears a name', () => {
    expect(format(recognise('store_id,name,timestamp_utc,status\n')).kind).toBe('polls');
    expect(format(recognise('store_id,name,timezone_str\n')).kind).toBe('time-zones');
    expect(refusal(recognise('store_id,name,group,store_group\n'))).toContain(
      'column store_group twice or under',
    );
  });

  it.each([
    'store_id\t"timezone_str\n1\tUTC\n',
    '"store_id"x\ttimezone_str\n',
    '\uFEFFstore_id,"timezone_str',
  ])('refuses a header whose quotes are broken: %j', (text) => {
    expect(refusal(recognise(text))).toContain(
      'A quote (") in it stands in the wrong place or is never closed.',
    );
  });

  it('refuses a file whose lines end in CR alone, and takes CRLF and CR CRLF', () => {
    expect(refusal(recognise('store_id,timezone_str\r1,UTC\r2,UTC\r'))).toMatch(
      /^line-ends: Its lines end in a carriage return alone \(CR\)/,
    );
    expect(format(recognise('store_id,timezone_str\r\r\n1,UTC\r\r\n')).columns).toEqual([0, 1]);
    expect(format(recognise('store_id,timezone_str\r')).columns).toEqual([0, 1]);
  });

  it('takes a column named twice that it does not need', () => {
    expect(format(recognise('note,store_id,note,timezone_str\n')).columns).toEqual([1, 3]);
  });

  it('shows no more than the beginning of a long first line', () => {
    expect(refusal(recognise('x'.repeat(60_000))).length).toBeLessThan(600);
  });

  it('refuses any bytes without throwing, or finds a header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (head) => {
        const recognition = recogniseFile(head);
        expect(recognition.ok || recognition.refusal.message.length > 0).toBe(true);
      }),
    );
  });
});

function widen(wide: Uint8Array, byte: number): Uint8Array {
  return Uint8Array.of(...wide, byte, 0);
}
