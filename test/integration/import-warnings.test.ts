import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findImport } from '../../main/database/imports/imports.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { importNow } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let databases = 0;
const opened = [open()];
afterAll(() => {
  for (const database of opened) closeDatabase(database);
});

function open() {
  return openForWriting(join(folder, `${databases++}.db`));
}

const POLLS = 'store_id,timestamp_utc,status\n';
const HOURS = 'store_id,dayOfWeek,start_time_local,end_time_local\n';

/** Imports files one after another into a database of their own; what the last one shows, numbers only. */
async function warnings(...files: readonly (string | Uint8Array)[]) {
  const database = open();
  opened.push(database);
  let last: unknown[] = [];
  for (const file of files) {
    const record = await importNow(database, write(file));
    // What is told at once is what is kept.
    expect(findImport(database, record.id)?.warnings).toEqual(record.warnings);
    last = record.warnings.map(({ text, ...sign }) => {
      expect(text).toMatch(/^[^<>]+\.$/);
      return sign;
    });
  }
  return last;
}

const polls = (...rows: readonly string[]) => `${POLLS}${rows.map((row) => `${row},active\n`).join('')}`;

it('polls within the second of another, with another fraction', async () => {
  const first = polls('a,2023-01-22 12:00:00.250', 'a,2023-01-22 13:00:00.999', 'b,2023-01-22 12:00:00.250');
  const again = polls('a,2023-01-22 12:00:00', 'a,2023-01-22 13:00:01', 'b,2023-01-22 12:00:00.250');
  expect(await warnings(first)).toEqual([]);
  expect(await warnings(first, first)).toEqual([]);
  expect(await warnings(first, again)).toEqual([{ kind: 'same-second', polls: 1 }]);
  expect(await warnings(polls('a,2023-01-22 12:00:00.1', 'a,2023-01-22 12:00:00.2'))).toContainEqual({
    kind: 'same-second',
    polls: 1,
  });
});

it('polls later than a day after the import', async () => {
  const iso = (ahead: number) => new Date(Date.now() + ahead).toISOString();
  const hour = 3_600_000;
  expect(await warnings(polls(`a,${iso(23 * hour)}`))).toEqual([]);
  const late = iso(1000 * hour);
  expect(await warnings(polls(`a,${iso(25 * hour)}`, `a,${late}`, 'b,2023-01-22 12:00'))).toEqual([
    { kind: 'future-polls', polls: 2, latest: Date.parse(late) },
  ]);
});

it('ids that differ from another only in how they are written', async () => {
  const hours = `${HOURS}00101,0,09:00,17:00\n`;
  for (const id of ['101', ' 00101 ', "'00101", '0101', '"""00101"""']) {
    expect(await warnings(hours, polls(`${id},2023-01-22 12:00`))).toMatchObject([
      { kind: 'similar-ids', stores: 1 },
    ]);
  }
  expect(await warnings(polls('Ab,2023-01-22 12:00', 'aB,2023-01-22 12:00'))).toMatchObject([
    { kind: 'similar-ids', stores: 2 },
  ]);
  expect(await warnings(hours, polls('="00101",2023-01-22 12:00', '10100,2023-01-22 12:00'))).toEqual([]);
});

it('ids that a tool rounded', async () => {
  const ids = (ends: readonly string[]) =>
    polls(...ends.map((end) => `148196649882015${end},2023-01-22 12:00`));
  expect(await warnings(ids(['0000', '1000']))).toEqual([{ kind: 'rounded-ids', stores: 2, of: 2 }]);
  expect(await warnings(ids(['0000', '1000', '1001']))).toEqual([]);
  expect(await warnings(polls('1000,2023-01-22 12:00'))).toEqual([]);
});

it('stores polled more often than every half hour in the median', async () => {
  const at = (store: string, minutes: readonly number[]) =>
    minutes.map((minute) => `${store},${new Date(Date.UTC(2023, 0, 22, 0, minute)).toISOString()}`);
  const often = [
    at('a', [0, 10, 20, 120]),
    at('b', [0, 29]),
    at('c', [0, 20, 50]),
    at('d', [60, 0, 31]),
    at('e', [0]),
  ];
  expect(await warnings(polls(...often.flat()))).toEqual([{ kind: 'often-polled', stores: 3 }]);
});

it('stores whose hours file lost all its rows', async () => {
  const lost = `${HOURS}a,0,09:00,five\na,1,nine,17:00\nb,0,09:00,17:00\nb,1,x,y\n`;
  expect(await warnings(lost)).toEqual([{ kind: 'hours-lost', stores: 1, examples: ['a'] }]);
  expect(await warnings(`${HOURS}a,0,closed,closed\n`, lost)).toEqual([]);
});

it('what days are counted from, by all rows of the file, rejected ones too', async () => {
  const days = (...given: readonly string[]) =>
    warnings(`${HOURS}${given.map((day) => `a,${day},09:00,17:00\n`).join('')}`);
  expect(await days('1', '7')).toEqual([{ kind: 'days-from-one' }]);
  expect(await days('0', '7')).toEqual([]);
  expect(await warnings(`${HOURS}a,1,09:00,17:00\na,7,nine,17:00\n`)).toEqual([{ kind: 'days-from-one' }]);
  expect(await warnings(`${HOURS}a,7,09:00,17:00\na,0,nine,17:00\n`)).toMatchObject([{ kind: 'hours-lost' }]);
  expect(await days('1', '2', '3', '4', '5', '6')).toEqual([{ kind: 'days-unclear' }]);
});

it('rows that are not UTF-8', async () => {
  const file = Buffer.from('store_id,name\n1,Caf\xe9\n2,plain\n3,\x80\n', 'latin1');
  expect(await warnings(file)).toEqual([{ kind: 'windows-1252', rows: 2 }]);
});
