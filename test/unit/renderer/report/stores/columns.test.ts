import { expect, test } from 'vitest';
import {
  decimalRoom,
  formatNumber,
  type NumberColumn,
  numberAt,
  rangeAt,
  type StoresLook,
  storeColumns,
} from '../../../../../renderer/report/stores/columns.ts';
import { storeCells } from '../../../../../renderer/report/stores/store-cells.tsx';
import { storesText } from '../../../../../renderer/report/stores/stores-text.ts';
import { tableOf, withDetails } from '../report-table.ts';

const IDS_ONLY = { title: 20, group: undefined, id: undefined };
const lookOf = (part: Partial<StoresLook> = {}): StoresLook => ({
  method: 'interpolated',
  lengths: IDS_ONLY,
  sells: false,
  bounds: false,
  ...part,
});
const numbers = (part: Partial<StoresLook>) =>
  storeColumns(lookOf(part)).filter((column): column is NumberColumn => column.kind === 'number');

test('poll count says that it counts polls, and minutes of the last hour', () => {
  const names = numbers({ method: 'poll-count' }).map(({ name }) => name);
  expect(names).toContain('Down, last week, polls');
  expect(names).toContain('Down, last hour, minutes');
  expect(numbers({}).map(({ name }) => name)).toContain('Down, last week, hours');
});

test('what nobody saw is neither up nor down', () => {
  const table = tableOf({ unseen: { up: 0, down: 0, unknown: 3 } });
  const week = numbers({}).filter(({ window }) => window === 'week');
  const textAt = (column: NumberColumn) =>
    formatNumber(numberAt(table, 'interpolated', 0, column), column, 'USD');
  expect(week.map((column) => [column.label, textAt(column)])).toEqual([
    ['Uptime %', '–'],
    ['Up', '–'],
    ['Down', '–'],
    ['Not observed', '3'],
  ]);
});

test('every number takes as much room after its point as the others of its column', () => {
  const [column] = numbers({});
  if (column === undefined) throw new Error('There is no column of numbers.');
  expect(['0', '7.5', '7.25', '–'].map((text) => decimalRoom(text, 'interpolated', column))).toEqual([
    'lacks-two-decimals',
    'lacks-one-decimal',
    '',
    'lacks-two-decimals',
  ]);
});

test('names, groups and lost sales have columns where the report knows them, and else have none', () => {
  const keys = (part: Partial<StoresLook>) => storeColumns(lookOf(part)).map(({ key }) => key);
  expect(keys({})[0]).toBe('store');
  expect(keys({})).not.toContain('id');
  expect(keys({})).not.toContain('lost-sales-week');
  const all = keys({ lengths: { title: 20, group: 5, id: 20 }, sells: true });
  expect(all.slice(0, 2)).toEqual(['store', 'group']);
  expect(all).toContain('id');
  expect(all).toContain('lost-sales-week');
});

test('a store is shown by its name, and one without by its id', () => {
  const table = withDetails(
    tableOf({ one: { up: 1, down: 0, unknown: 0 }, two: { up: 1, down: 0, unknown: 0 } }),
    { one: { name: 'Harbour Road', group: 'North' } },
  );
  const look = lookOf({ lengths: { title: 12, group: 5, id: 3 } });
  const columns = storeColumns(look);
  const cellOf = storeCells(table, look, 'USD', columns);
  const texts = (store: number) =>
    columns
      .filter(({ kind }) => kind !== 'number' && kind !== 'strip')
      .map((column) => cellOf(column, store).text);
  expect(texts(0)).toEqual(['Harbour Road', 'North', 'one']);
  expect(texts(1)).toEqual(['two', '', 'two']);
});

test('bounds stand beside downtime by the interpolated method alone', () => {
  const HOUR = 3_600_000;
  const plain = tableOf({ one: { up: 1, down: 3.2, unknown: 0 } });
  const bound = (measure: 'down-at-least' | 'down-at-most', hours: number) =>
    ({ method: 'interpolated', measure, window: 'week', values: Float64Array.of(hours * HOUR) }) as const;
  const table = {
    ...plain,
    columns: [...plain.columns, bound('down-at-least', 2.1), bound('down-at-most', 5.4)],
  };
  const cell = (part: Partial<StoresLook>) => {
    const look = lookOf({ bounds: true, ...part });
    const columns = storeColumns(look);
    const down = columns.find(({ key }) => key === 'down-week');
    return down && storeCells(table, look, 'USD', columns)(down, 0).text;
  };
  expect(rangeAt(table, 0, { measure: 'down', window: 'week' })).toEqual([2.1, 5.4]);
  expect(cell({})).toBe('3.2 (2.1–5.4)');
  expect(cell({ bounds: false })).toBe('3.2');
  expect(cell({ method: 'poll-count' })).toBe('3.2');
  const look = lookOf({ bounds: true });
  const down = storeColumns(look).filter(({ key }) => key === 'down-week');
  expect(storesText(table, look, down, [0])).toBe(
    'Store\tDown, last week, hours\tDown, last week, hours, at least\tDown, last week, hours, at most\n' +
      'one\t3.2\t2.1\t5.4\n',
  );
});

test('copied stores are what a spreadsheet takes: unknown empty, no formula, one line a store', () => {
  const table = tableOf({
    '=SUM(A1)': { up: 1.256, down: 0, unknown: 0 },
    'a\tb\nc': { up: 0, down: 0, unknown: 2 },
  });
  const week = storeColumns(lookOf()).filter(
    (column) => column.kind === 'store' || (column.kind === 'number' && column.window === 'week'),
  );
  expect(storesText(table, lookOf(), week, [0, 1])).toBe(
    'Store\tUptime %, last week\tUp, last week, hours\tDown, last week, hours\tNot observed, last week, hours\n' +
      "'=SUM(A1)\t100\t1.26\t0\t0\n" +
      'a b c\t\t\t\t2\n',
  );
});

test('copied stores have name, group and id, whichever columns are shown', () => {
  const table = withDetails(
    tableOf({ one: { up: 1, down: 0, unknown: 0 }, two: { up: 1, down: 0, unknown: 0 } }),
    { one: { name: '+Harbour', group: 'North' } },
  );
  const look = lookOf({ lengths: { title: 8, group: 5, id: 3 } });
  const [name] = storeColumns(look);
  expect(storesText(table, look, name === undefined ? [] : [name], [0, 1])).toBe(
    "Name\tGroup\tStore id\n'+Harbour\tNorth\tone\n\t\ttwo\n",
  );
});
