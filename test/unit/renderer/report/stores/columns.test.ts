import { expect, test } from 'vitest';
import type { ReportTable } from '../../../../../preload/contract.ts';
import { STORE_MEASURES } from '../../../../../preload/sheets.ts';
import { rowsText } from '../../../../../renderer/grid/rows-text.ts';
import { decimalRoom } from '../../../../../renderer/grid/sheet-cell.ts';
import {
  type NumberColumn,
  type StoreColumn,
  type StoresLook,
  storeColumns,
} from '../../../../../renderer/report/stores/columns.ts';
import { storeCells } from '../../../../../renderer/report/stores/store-cells.tsx';
import { tableOf, withDetails, withMeasures } from '../report-table.ts';

const lookOf = (part: Partial<StoresLook> = {}): StoresLook => ({
  bounds: false,
  specified: false,
  ...part,
});
const calm = { up: 1, down: 0, unknown: 0 };
const plain = tableOf({ calm });
const numbers = (table: ReportTable, part: Partial<StoresLook> = {}) =>
  storeColumns(table, lookOf(part)).filter((column): column is NumberColumn => column.kind === 'number');
const cellsOf = (table: ReportTable, columns: readonly StoreColumn[]) => storeCells(table, 'USD', columns);
/** As it is copied. */
const textOf = (table: ReportTable, columns: readonly StoreColumn[], stores: readonly number[]) =>
  rowsText(columns, cellsOf(table, columns), Uint32Array.from(stores));

test('poll count says that it counts polls, and minutes of the last hour', () => {
  const specified = numbers(plain, { specified: true }).filter(({ method }) => method === 'poll-count');
  const names = specified.map(({ name }) => name);
  expect(names).toContain('Down, last week, polls');
  expect(names).toContain('Down, last hour, as specified, minutes');
  expect(new Set(specified.map(({ group }) => group?.title))).toEqual(
    new Set(['As specified (counts polls)']),
  );
  expect(numbers(plain).map(({ method }) => method)).not.toContain('poll-count');
  expect(numbers(plain).map(({ name }) => name)).toContain('Down, last week, hours');
});

test('what nobody saw is neither up nor down', () => {
  const table = tableOf({ unseen: { up: 0, down: 0, unknown: 3 } });
  const week = numbers(table).filter(({ window }) => window === 'week');
  const cellOf = cellsOf(table, week);
  expect(week.map((column) => [column.label, cellOf(column, 0).text])).toEqual([
    ['Down', '–'],
    ['Uptime %', '–'],
    ['Up', '–'],
    ['Not observed', '3 h 00 min'],
  ]);
});

test('every number takes as much room after its point as the others of its column', () => {
  const column = numbers(plain).find(({ measure }) => measure === 'uptime');
  if (column === undefined) throw new Error('There is no column of numbers.');
  expect(['0', '7.5', '7.25', '–'].map((text) => decimalRoom(column.number, text))).toEqual([
    'lacks-two-decimals',
    'lacks-one-decimal',
    '',
    'lacks-two-decimals',
  ]);
});

test('names, groups and lost sales have columns where the report knows them, and else have none', () => {
  const keys = (table: ReportTable) => storeColumns(table, lookOf()).map(({ key }) => key);
  expect(keys(plain)[0]).toBe('store');
  expect(keys(plain)).not.toContain('id');
  expect(keys(plain)).not.toContain('lost-sales-week');
  const named = withDetails(plain, { calm: { name: 'Pier', group: 'North' } });
  const lost = {
    method: 'interpolated',
    measure: 'lost-sales',
    window: 'week',
    values: Float64Array.of(0),
  } as const;
  const all = keys({ ...named, columns: [...named.columns, lost] });
  expect(all[0]).toBe('store');
  expect(all).toContain('group');
  expect(all).toContain('id');
  expect(all).toContain('lost-sales-week');
});

test('every measure that the report holds has a column, or stands beside the one it is an end of', () => {
  const shown = storeColumns(withMeasures(plain), lookOf({ bounds: true })).flatMap((column) =>
    column.kind === 'number'
      ? [column.number, ...(column.range ?? [])]
      : column.kind === 'likely'
        ? column.ends
        : [],
  );
  expect(shown.map(({ title }) => title).toSorted()).toEqual(
    STORE_MEASURES.flatMap(({ title }) =>
      ['week', 'day', 'hour'].map((window) => `${title}, last ${window}`),
    ).toSorted(),
  );
});

test('what leads is of the longest window, and the rest is there for who asks for it', () => {
  const shown = storeColumns(withMeasures(plain), lookOf()).filter(({ isExtra }) => isExtra !== true);
  expect(shown.map(({ key }) => key)).toEqual([
    'store',
    'down-week',
    'uptime-week',
    'outages-week',
    'longest-outage-week',
    'lost-sales-week',
    'strip',
    'likely-week',
  ]);
});

test('numbers are as a person says them, and exact where they are pointed at', () => {
  const table = tableOf({
    one: { up: 10.001, down: 0.0041, unknown: 0 },
    two: { up: 1, down: 3.52, unknown: 0 },
  });
  const leading = numbers(table).filter(({ window }) => window === 'week');
  const cellOf = cellsOf(table, leading);
  const told = (store: number) =>
    leading.slice(0, 2).map((column) => [cellOf(column, store).text, cellOf(column, store).title]);
  expect(told(0)).toEqual([
    ['under 1 min', '0:00:14.76'],
    ['99.96', undefined],
  ]);
  expect(told(1)).toEqual([
    ['3 h 31 min', '3:31:12'],
    ['22.1', '22.12'],
  ]);
});

test('a store is shown by its name, and one without by its id', () => {
  const table = withDetails(tableOf({ one: calm, two: calm }), {
    one: { name: 'Harbour Road', group: 'North' },
  });
  const columns = storeColumns(table, lookOf());
  const cellOf = cellsOf(table, columns);
  const texts = (store: number) =>
    columns
      .filter(({ kind }) => kind !== 'number' && kind !== 'strip')
      .map((column) => cellOf(column, store).text);
  expect(texts(0)).toEqual(['Harbour Road', 'North', 'one']);
  expect(texts(1)).toEqual(['two', '', 'two']);
});

test('a store of which no file names hours says so beside its name, and copies as before', () => {
  const table = withDetails(tableOf({ one: calm, two: calm }), { one: { name: 'Harbour Road' } });
  const columns = storeColumns(table, lookOf()).filter(({ kind }) => kind === 'store');
  const cellOf = storeCells(table, 'USD', columns, (store) => store === 0);
  const cells = columns.flatMap((column) => [cellOf(column, 0), cellOf(column, 1)]);
  expect(cells.map(({ text, title }) => [text, title])).toEqual([
    ['Harbour Road', 'Harbour Road. No file names its hours, so all of the time counts as open.'],
    ['two', 'two'],
  ]);
  expect(rowsText(columns, cellOf, Uint32Array.of(0, 1))).toBe(textOf(table, columns, [0, 1]));
});

test('bounds stand beside downtime by the interpolated method alone', () => {
  const HOUR = 3_600_000;
  const down = tableOf({ one: { up: 1, down: 3.2, unknown: 0 } });
  const bound = (measure: 'down-at-least' | 'down-at-most', hours: number) =>
    ({ method: 'interpolated', measure, window: 'week', values: Float64Array.of(hours * HOUR) }) as const;
  const table = {
    ...down,
    columns: [...down.columns, bound('down-at-least', 2.1), bound('down-at-most', 5.4)],
  };
  const column = (part: Partial<StoresLook>) =>
    numbers(table, part).filter(({ key }) => key === 'down-week') as [NumberColumn];
  const text = (part: Partial<StoresLook>) => {
    const [of] = column({ bounds: true, ...part });
    return cellsOf(table, [of])(of, 0).text;
  };
  expect(text({})).toBe('3 h 12 min (2–6 h)');
  expect(text({ bounds: false })).toBe('3 h 12 min');
  const specified = numbers(table, { bounds: true, specified: true }).filter(
    ({ method }) => method === 'poll-count',
  );
  expect(specified.every(({ range }) => range === undefined)).toBe(true);
  expect(textOf(table, column({ bounds: true }), [0])).toBe(
    'Down, last week, hours\tDown at least, last week, hours\tDown at most, last week, hours\n' +
      '3.2\t2.1\t5.4\n',
  );
});

test('copied stores are what a spreadsheet takes: unknown empty, no formula, one line a store', () => {
  const table = tableOf({
    '=SUM(A1)': { up: 1.256, down: 0, unknown: 0 },
    'a\tb\nc': { up: 0, down: 0, unknown: 2 },
  });
  const week = storeColumns(table, lookOf()).filter(
    (column) => column.kind === 'store' || (column.kind === 'number' && column.window === 'week'),
  );
  expect(textOf(table, week, [0, 1])).toBe(
    'Store id\tDown, last week, hours\tUptime %, last week\tUp, last week, hours\tNot observed, last week, hours\n' +
      "'=SUM(A1)\t0\t100\t1.26\t0\n" +
      'a b c\t\t\t\t2\n',
  );
});

test('copied stores have name, group and id, whichever columns are shown', () => {
  const table = withDetails(tableOf({ one: calm, two: calm }), { one: { name: '+Harbour', group: 'North' } });
  const columns = storeColumns(table, lookOf());
  const texts = "Name\tGroup\tStore id\n'+Harbour\tNorth\tone\n\t\ttwo\n";
  expect(textOf(table, columns.slice(0, 1), [0, 1])).toBe(texts);
  const withIds = columns.filter(({ kind }) => kind !== 'number');
  expect(textOf(table, withIds, [0, 1])).toBe(texts);
});

test('no downtime in a time of which little was observed is pale, and says how little', () => {
  const table = tableOf({
    seldom: { up: 1, down: 0, unknown: 39 },
    often: { up: 30, down: 0, unknown: 10 },
    'seldom, and down': { up: 0, down: 1, unknown: 39 },
  });
  const columns = numbers(table).filter(({ window }) => window === 'week');
  const tell = cellsOf(table, columns);
  const paleOf = (wanted: string) =>
    columns
      .filter(({ measure }) => measure === wanted)
      .map((column) =>
        [0, 1, 2].map((store) => /2.5% of its open time/.test(tell(column, store).title ?? '')),
      );
  expect(paleOf('uptime')).toEqual([[true, false, true]]);
  expect(paleOf('down')).toEqual([[true, false, false]]);
});
