import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { folder, HOUR, NOW, run, start, write } from '../fixtures/cli.ts';
import { csvFiles, writeCsv } from '../fixtures/csv-files.ts';
import { onLinux } from '../fixtures/systems.ts';
import { referenceCsv, referenceOutagesCsv } from '../reference/csv.ts';
import { type DataSet, referenceOutages, referenceReport } from '../reference/report.ts';

/** Names and groups made to break out of their cell, to be run by a spreadsheet, or to be taken for another cell. */
const NAMES: readonly (readonly [name: string, group: string])[] = [
  ['plain', 'North'],
  ['=HYPERLINK("http://example.org","x")', '+1'],
  ['-5', '@group'],
  ['a;=1+1;b', 'x\t=2'],
  ['two\nlines\n=3', 'North'],
  ['"quoted"', '""'],
  ['comma, semicolon; and "quote"', ';'],
  ["O'Brien’s", 'naïve 東京'],
  ['a;"=1+1";b', '\u202Eright to left'],
  ['', ''],
];
const IDS = NAMES.map((_, i) => (i === 0 ? '8419537941919820732' : i === 1 ? '=store' : `store ${i}`));

const at = (index: number, i: number) => NOW - i * 2_400_000 - index * 1_000;
const DATA: DataSet = {
  polls: IDS.flatMap((store, index) =>
    Array.from({ length: 260 }, (_, i) => ({ store, at: at(index, i), active: (i + index) % 11 > 2 })),
  ),
  hours: IDS.slice(0, 5).flatMap((store) =>
    [0, 1, 2, 3, 4, 5, 6].map((day) => ({ store, day, start: 22 * HOUR, end: 14 * HOUR })),
  ),
  zones: IDS.map((store, i) => ({ store, zone: i % 2 === 0 ? 'Australia/Lord_Howe' : 'Asia/Kathmandu' })),
  closures: [
    { store: '*', from: Date.UTC(2023, 0, 22), until: Date.UTC(2023, 0, 23) },
    { store: IDS[2] ?? '', from: Date.UTC(2023, 0, 22, 12), until: Date.UTC(2023, 0, 24, 9, 30) },
  ],
  asOf: NOW,
  reach: 90 * 60_000,
};

const STYLE = {
  delimiter: ';',
  newline: '\r\n',
  mark: true,
  quotes: 'needed',
  endsInNewline: false,
  columnOrder: [3, 1, 2, 0, 4],
  upperCase: true,
  timestamps: 'offset',
} as const;
const texts = csvFiles(DATA, STYLE);
const stores = writeCsv(
  ['store_id', 'store_name', 'store_group', 'sales_per_hour'],
  IDS.map((id, i) => [id, ...(NAMES[i] ?? []), i % 3 === 0 ? '' : `${i}.5`]),
  STYLE,
);
const FILES = [texts.closures, stores, texts.polls, texts.zones, texts.hours].map((text) => write(text));

/** The lines of a CSV by a reader of its own. */
const read = (text: string, delimiter = ',') =>
  Papa.parse<string[]>(text, { delimiter, newline: '\n', skipEmptyLines: true }).data;
/** A cell without what neutralises it. */
const plain = (cell: string | undefined) => (cell ?? '').replaceAll("'", '');

describe('files of all five kinds at once, in any order', () => {
  it.each([
    ['as given', FILES],
    ['the other way round', FILES.toReversed()],
  ])('%s: the report, its bounds and its outages are those of the reference', async (_, files) => {
    const { cwd, outcome } = start([
      'report',
      ...files,
      '--bounds',
      '--extended',
      '--method',
      'interpolated',
      '--outages',
      'o.csv',
    ]);
    const { code, stdout, stderr, left } = await outcome;
    expect({ code, stdout, left }, stderr).toEqual({ code: 0, stdout: '', left: [] });
    for (const kind of ['polls', 'business hours', 'time zones', 'stores', 'closures']) {
      expect(stderr).toMatch(new RegExp(`\\(${kind}\\): .* 0 rejected`));
    }
    expect(readFileSync(join(cwd, 'report.csv'), 'utf8')).toBe(
      referenceCsv(referenceReport(DATA), 'interpolated', true, true),
    );

    const text = readFileSync(join(cwd, 'o.csv'), 'utf8');
    const [header, ...rows] = read(text);
    const [expectedHeader, ...expected] = read(referenceOutagesCsv(referenceOutages(DATA)));
    expect(header).toEqual(expectedHeader);
    const withoutNames = (row: string[]) => [row[0], ...row.slice(3)];
    expect(rows.map(withoutNames)).toEqual(expected.map(withoutNames));
    expect(new Set(rows.map(([id]) => id)).size).toBe(IDS.length);
    for (const [id, name, group] of rows) {
      const own = NAMES[IDS.findIndex((known) => plain(known) === plain(id))] ?? [];
      expect([plain(name), plain(group)]).toEqual(own.map(plain));
    }
    for (const delimiter of [',', ';', '\t']) {
      const cells = read(text, delimiter).flat();
      expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    }
  });

  it('bounds come after the unknown times or without them, and are the same for either method', async () => {
    const header = async (...flags: string[]) => {
      const { code, stdout } = await run(...FILES, ...flags, '--bounds', '--out', '-');
      expect(code).toBe(0);
      return stdout;
    };
    const count = await header();
    const extended = await header('--extended');
    expect(count).toBe(referenceCsv(referenceReport(DATA), 'poll-count', false, true));
    expect(extended).toBe(referenceCsv(referenceReport(DATA), 'poll-count', true, true));
  });

  it('a report without outages still writes their header', async () => {
    const polls = write('store_id,timestamp_utc,status\n1,2023-01-25 10:00:00 UTC,active\n');
    const { code, stdout } = await run(polls, '--out', 'r.csv', '--outages', '-');
    expect({ code, stdout }).toEqual({ code: 0, stdout: referenceOutagesCsv(new Map()) });
  });
});

describe('one file takes one of the two outputs', () => {
  it
    .runIf(onLinux)
    .each([
      [['--out', '-', '--outages', '/dev/stdout']],
      [['--out', '/dev/stdout', '--outages', '-']],
      [['--out', '/dev/fd/1', '--outages', '/dev/stdout']],
      [['--out', 'r.csv', '--outages', 'R.CSV']],
    ])('%j', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('would replace the report');
  });

  it.runIf(onLinux)('but nowhere takes both', async () => {
    const cwd = mkdtempSync(join(folder, 'nowhere-'));
    const { code, stdout } = await start(
      ['report', ...FILES, '--out', '/dev/null', '--outages', '/dev/null'],
      cwd,
    ).outcome;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });
});
