import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it, test } from 'vitest';
import { readRejectedReasons } from '../../main/database/imports/imports.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { previewFile } from '../../main/jobs/import/preview-file.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { dump, failure, importNow, rejections } from '../fixtures/importing.ts';
import { onUnix } from '../fixtures/systems.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const database = openForWriting(join(folder, 'store.db'));
afterAll(() => closeDatabase(database));

const POLLS = 'store_id,timestamp_utc,status\n';
const HOURS = 'store_id,dayOfWeek,start_time_local,end_time_local\n';
const ZONES = 'store_id,timezone_str\n';
const NOTED_ZONES = 'store_id,timezone_str,note\n';

describe('a row that cannot be read is left out alone, with its line and the reason', () => {
  test.each([
    ['missing store', POLLS, ',2023-01-22 12:00:00,active', 'store_id is missing'],
    ['missing timestamp', POLLS, '1,,active', 'timestamp_utc is missing'],
    ['missing status', POLLS, '1,2023-01-22 12:00:00', 'status is missing'],
    ['bad timestamp', POLLS, '1,22.01.2023 12:00,active', '“22.01.2023 12:00” is not a timestamp'],
    ['unknown status', POLLS, '1,2023-01-22 12:00:00,up', '“up” is not a status (active or inactive)'],
    ['day outside 0–6', HOURS, '1,7,09:00,17:00', '“7” is not a day (0 = Monday … 6 = Sunday)'],
    ['bad time', HOURS, '1,0,9 o’clock,17:00', '“9 o’clock” is not a time of day'],
    ['a NUL', ZONES, '1,UTC,\0', 'the row holds a NUL character'],
    ['missing time', HOURS, '1,0,09:00,', 'end_time_local is missing'],
    [
      'unknown zone',
      ZONES,
      '1,Mars/Olympus',
      '“Mars/Olympus” is not an IANA time zone (such as America/New_York)',
    ],
    ['missing zone', ZONES, '1', 'timezone_str is missing'],
    ['broken quotes', ZONES, '"1"2,UTC', 'a quote (") stands in the wrong place'],
    ['a quote never closed', ZONES, '1,"UTC', 'a quote (") is opened and never closed'],
    ['a row too long', ZONES, `1,${'x'.repeat(70_000)}`, 'the row is longer than 64 KiB'],
  ])('%s', async (_, header, bad, reason) => {
    const good = { [POLLS]: 'g,2023-01-22 12:00:00,active', [HOURS]: 'g,0,09:00,17:00', [ZONES]: 'g,UTC' }[
      header
    ];
    const record = await importNow(database, write(`${header}${good}\n\n${bad}\n${good}\n`));
    expect(record).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    expect(rejections(database, record)).toEqual([`4: ${reason}`]);
  });

  it('lines count those of quoted fields and blank ones, with either line end', async () => {
    const rows = ['1,UTC,"2\n3\n4"', '', '4,Nowhere', '5,Nowhere,"\r\n6"', '7,UTC', '8,Nowhere'];
    const record = await importNow(database, write(`\uFEFF${NOTED_ZONES}${rows.join('\r\n')}`));
    expect(rejections(database, record).map((text) => text.split(':')[0])).toEqual(['6', '7', '10']);
  });

  it('all of them can be had as a file of the same columns, with line and reason, to be imported again', async () => {
    const service = openService(join(folder, 'service.db'));
    try {
      const rows = '1,Nowhere,\n=2,Nowhere,"a\nb"\n3,UTC,\n4\n5,"Nowhere\n';
      const path = write(`# note\n${NOTED_ZONES}${rows}`, onUnix ? 'zones, "old".csv' : 'zones, old.csv');
      const { id, rejected } = await service.importFile({ path, sample: false });
      expect(rejected).toBe(4);
      const { file, csv } = await service.read('rejectedRowsCsv', id);
      expect(file).toBe(path.slice(folder.length + 1));
      const reason = '“Nowhere” is not an IANA time zone (such as America/New_York)';
      expect(csv).toBe(
        `store_id,timezone_str,note,line,reason\n1,Nowhere,,3,${reason}\n=2,Nowhere,"a\nb",4,${reason}\n` +
          `4,,,7,timezone_str is missing\n"5,""Nowhere",,,8,"a quote ("") is opened and never closed"\n`,
      );
      const corrected = write(csv.replaceAll('Nowhere,', 'UTC,'));
      const again = await service.importFile({ path: corrected, sample: false });
      expect(again).toMatchObject({ rows: 4, added: 2, rejected: 2 });
      expect(await failure(service.read('rejectedRowsCsv', again.id + 1))).toBe(
        'import-unknown: There is no such import.',
      );
    } finally {
      await service.close();
    }
  });

  it('saved alone, rows of a file that counts its days from 1 say their days by name', async () => {
    const service = openService(join(folder, 'days.db'));
    try {
      const path = write(`${HOURS.replaceAll(',', ';')}1;1;9:00;nine\n1;7;9:00;17:00\n1;9;9:00;17:00\n`);
      const { id } = await service.importFile({ path, sample: false });
      const { csv } = await service.read('rejectedRowsCsv', id);
      expect(csv.split('\n').slice(0, 3)).toEqual([
        'store_id;dayOfWeek;start_time_local;end_time_local;line;reason',
        '1;Monday;9:00;nine;2;“nine” is not a time of day',
        '1;9;9:00;17:00;4;“9” is not a day (1 = Monday … 7 = Sunday)',
      ]);
    } finally {
      await service.close();
    }
  });

  it('those that are not kept are read from the file again, as long as it is the same', async () => {
    const service = openService(join(folder, 'again.db'));
    try {
      // Long rows: what is read again at a time is so many bytes, not rows.
      const note = `"${'x'.repeat(80)}\n"`;
      const rows = Array.from({ length: 80_000 }, (_, i) => (i % 7 === 0 ? `g${i},UTC` : `b${i},x,${note}`));
      const path = write(`${NOTED_ZONES}${rows.join('\n')}\n`, 'many.csv');
      const { id, rejected } = await service.importFile({ path, sample: false });
      let [csv, parts] = ['', 0];
      for (let part = await service.read('rejectedRowsCsv', id); ; parts++) {
        csv += part.csv;
        if (part.next === undefined) break;
        part = await service.read('rejectedRowsCsv', id, part.next);
      }
      expect(parts).toBeGreaterThan(0);
      const listed = Papa.parse<string[]>(csv.trimEnd()).data.slice(1);
      expect(listed.length).toBe(rejected);
      let line = 2;
      const expected = rows.flatMap((row) => {
        const at = line;
        line += row.startsWith('g') ? 1 : 2;
        return row.startsWith('g') ? [] : [`${at} ${row}`];
      });
      expect(
        listed.findIndex(([store, zone, , at], i) => `${at} ${store},${zone},${note}` !== expected[i]),
      ).toBe(-1);
      appendFileSync(path, 'x\n');
      const changed = await service.read('rejectedRowsCsv', id);
      expect(changed.next).toBeUndefined();
      const lines = Papa.parse<string[]>(changed.csv.trimEnd()).data;
      expect(lines).toHaveLength(10_002);
      expect(lines.at(-1)?.[4]).toBe(
        `${(rejected - 10_000).toLocaleString('en-US')} more rows were rejected, which cannot be listed because the file was moved or changed since. In all: “…” is not an IANA time zone: ${rejected.toLocaleString('en-US')}`,
      );
    } finally {
      await service.close();
    }
  });

  it('a file whose every row is bad comes in as such', async () => {
    const record = await importNow(database, write(POLLS + 'bad,row\n'.repeat(20_000)));
    expect(record).toMatchObject({ rows: 20_000, accepted: 0, added: 0, rejected: 20_000 });
    const kept = rejections(database, record);
    expect([kept.length, kept.at(-1)]).toEqual([10_000, '10001: status is missing']);
    expect(readRejectedReasons(database, record.id)).toEqual([{ reason: 'status is missing', rows: 20_000 }]);
  });
});

describe('a file that is of no kind is refused whole, and nothing changes', () => {
  test.each([
    ['empty', '', 'The file is empty.'],
    ['blank', ' \r\n\n', 'The file is empty.'],
    ['binary', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0), 'The file is not text. Choose a CSV file.'],
    ['an archive cut short', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0), 'it cannot be unpacked'],
    [
      'another table',
      'id,name\n1,x\n',
      'Line 1 is not the header of a polls, business hours, time zones, stores or closures file: “id,name”.',
    ],
    ['no header', '1,2023-01-22 12:00:00,active\n', 'Line 1 is not the header'],
    ['a column twice', 'store_id,store_id,timezone_str\n', 'has the column store_id twice'],
    ['old Mac line ends', 'store_id,timezone_str\r1,UTC\r', 'Its lines end in a carriage return alone (CR)'],
    [
      'ids that a spreadsheet rounded, in most rows',
      `${POLLS}${'8.41954E+18,2023-01-22 12:00:00,active\n'.repeat(3)}1,2023-01-22 12:00:00,active\n`,
      'Most of its rows hold a store id that a spreadsheet rounded: export the file again, or format the column as text',
    ],
    [
      'dates that it rewrote, in most rows',
      `${POLLS}${'1,1/2/2023 12:00,active\n'.repeat(3)}1,2023-01-22 12:00:00,active\n`,
      'Most of its rows hold a date that a spreadsheet rewrote, whose day and month cannot be told: export',
    ],
  ])('%s', async (_, text, reason) => {
    const path = write(text, 'some.csv');
    const before = dump(database, { all: true });
    const message = await failure(importNow(database, path));
    expect(message).toMatch(/^file-refused: \d+-some\.csv: /);
    expect(message).toContain(reason);
    expect(dump(database, { all: true })).toBe(before);
    expect(await previewFile(path)).toMatchObject({ ok: false, message: expect.stringContaining(reason) });
  });

  it('so is one that turns out further down to be mostly what a spreadsheet spoilt', async () => {
    const before = dump(database, { all: true });
    const good = '1,2023-01-22 12:00:00,active\n'.repeat(4000);
    const path = write(`${POLLS}${good}${'8.4E+18,2023-01-22 12:00:00,active\n'.repeat(4001)}`);
    expect(await previewFile(path)).toMatchObject({ ok: true });
    expect(await failure(importNow(database, path))).toContain('hold a store id that a spreadsheet rounded');
    expect(dump(database, { all: true })).toBe(before);
  });

  it('one of which a spreadsheet spoilt no more than half goes in without those rows', async () => {
    const path = write(`${POLLS}8.4E+18,2023-01-22 12:00:00,active\n1,2023-01-22 12:00:00,active\n`);
    expect(await importNow(database, path)).toMatchObject({ accepted: 1, rejected: 1 });
  });

  it('a header alone is a file without rows', async () => {
    for (const text of [POLLS, HOURS.trimEnd(), `\uFEFF${ZONES}`]) {
      expect(await importNow(database, write(text))).toMatchObject({ rows: 0, accepted: 0, rejected: 0 });
    }
  });
});

describe('what cannot be read says why, without waiting', () => {
  const unreadable = async (path: string) => {
    expect(await previewFile(path)).toMatchObject({ ok: false });
    return failure(importNow(database, path));
  };

  it('a file that is not there', async () => {
    const path = join(folder, 'nowhere.csv');
    expect(await unreadable(path)).toBe(`file-unreadable: ${path}: there is no such file.`);
  });

  it('a folder', async () => {
    const path = join(folder, 'folder.csv');
    mkdirSync(path);
    expect(await unreadable(path)).toBe(`file-unreadable: ${path}: it is not a file.`);
  });

  it.runIf(onUnix)('a pipe that nobody writes to', async () => {
    const path = join(folder, 'pipe.csv');
    execFileSync('mkfifo', [path]);
    expect(await unreadable(path)).toBe(`file-unreadable: ${path}: it is not a file.`);
  });

  it('a link to itself', async () => {
    const path = join(folder, 'link.csv');
    symlinkSync(path, path);
    expect(await unreadable(path)).toMatch(/^file-unreadable: .*link\.csv: its links lead in a circle/);
  });

  it.runIf(process.platform === 'linux')('a file whose reading fails', async () => {
    const service = openService(join(folder, 'reading.db'));
    try {
      const input = { path: '/proc/self/mem', sample: false };
      const message = await failure(service.importFile(input));
      expect(message).toMatch(/^file-unreadable: The file could not be read: EIO/);
      expect(await service.read('listImports', 10)).toEqual([]);
    } finally {
      await service.close();
    }
  });
});
