import { expect, test } from 'vitest';
import {
  decimalRoom,
  type NumberColumn,
  storeColumns,
  textAt,
} from '../../../../../renderer/report/stores/columns.ts';
import { storesText } from '../../../../../renderer/report/stores/stores-text.ts';
import { tableOf } from '../report-table.ts';

const numbers = (method: 'poll-count' | 'interpolated') =>
  storeColumns(method, 20).filter((column): column is NumberColumn => column.kind === 'number');

test('poll count says that it counts polls, and minutes of the last hour', () => {
  const names = numbers('poll-count').map(({ name }) => name);
  expect(names).toContain('Down, last week, polls');
  expect(names).toContain('Down, last hour, minutes');
  expect(numbers('interpolated').map(({ name }) => name)).toContain('Down, last week, hours');
});

test('what nobody saw is neither up nor down', () => {
  const table = tableOf({ unseen: { up: 0, down: 0, unknown: 3 } });
  const week = numbers('interpolated').filter(({ window }) => window === 'week');
  expect(week.map((column) => [column.label, textAt(table, 'interpolated', 0, column)])).toEqual([
    ['Uptime %', '–'],
    ['Up', '–'],
    ['Down', '–'],
    ['Not observed', '3'],
  ]);
});

test('every number takes as much room after its point as the others of its column', () => {
  const [column] = numbers('interpolated');
  if (column === undefined) throw new Error('There is no column of numbers.');
  expect(['0', '7.5', '7.25', '–'].map((text) => decimalRoom(text, 'interpolated', column))).toEqual([
    'lacks-two-decimals',
    'lacks-one-decimal',
    '',
    'lacks-two-decimals',
  ]);
});

test('copied stores are what a spreadsheet takes: unknown empty, no formula, one line a store', () => {
  const table = tableOf({
    '=SUM(A1)': { up: 1.256, down: 0, unknown: 0 },
    'a\tb\nc': { up: 0, down: 0, unknown: 2 },
  });
  const week = storeColumns('interpolated', 20).filter(
    (column) => column.kind === 'store' || (column.kind === 'number' && column.window === 'week'),
  );
  expect(storesText(table, 'interpolated', week, [0, 1])).toBe(
    'Store\tUptime %, last week\tUp, last week, hours\tDown, last week, hours\tNot observed, last week, hours\n' +
      "'=SUM(A1)\t100\t1.26\t0\t0\n" +
      'a b c\t\t\t\t2\n',
  );
});
