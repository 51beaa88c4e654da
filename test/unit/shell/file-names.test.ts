import { expect, test } from 'vitest';
import {
  answerFileName,
  comparisonFileName,
  packFileName,
  reportFileName,
  storeFileName,
} from '../../../main/jobs/report/file-name.ts';
import { rejectedRowsFileName } from '../../../main/shell/file-names.ts';

test('a report is named after its as-of instant in UTC, and its method where one was chosen', () => {
  const asOf = Date.parse('2023-01-25T18:13:22.479Z');
  expect(reportFileName({ asOf })).toBe('uptime-report_2023-01-25_1813.csv');
  expect(reportFileName({ asOf }, 'xlsx')).toBe('uptime-report_2023-01-25_1813.xlsx');
  expect(reportFileName({ asOf }, 'csv', { method: 'interpolated' })).toBe(
    'uptime-report_2023-01-25_1813_interpolated.csv',
  );
});

test('a file of one group or store is led by its name, as every system keeps it', () => {
  const asOf = Date.parse('2023-01-25T18:13:22.479Z');
  expect(answerFileName({ asOf, of: 'South' }, 'pdf')).toBe('South_uptime_2023-01-25_1813.pdf');
  expect(storeFileName({ asOf, of: 'Main/Oak "5"' }, 'pdf')).toBe('Main-Oak -5-_store_2023-01-25_1813.pdf');
  expect(storeFileName({ asOf, of: '../..' }, 'pdf')).toBe('store_store_2023-01-25_1813.pdf');
  expect(storeFileName({ asOf, of: 'NUL' }, 'pdf')).toBe('store NUL_store_2023-01-25_1813.pdf');
  expect(reportFileName({ asOf, of: '\u2066' }, 'xlsx')).toBe(
    'uptime-report_uptime-report_2023-01-25_1813.xlsx',
  );
});

test('a pack of one group is led by its name', () => {
  const asOf = Date.parse('2023-01-25T18:13:22.479Z');
  expect(packFileName({ asOf })).toBe('report-pack_2023-01-25_1813.zip');
  expect(packFileName({ asOf, of: 'South' })).toBe('South_report-pack_2023-01-25_1813.zip');
});

test('two reports are named by the times that they tell of, and by their as-ofs where that is one and the same', () => {
  const asOf = Date.parse('2023-01-25T18:13:22.479Z');
  const week = asOf - 7 * 86_400_000;
  const december = { asOf, period: { kind: 'dates', from: '2022-12-01', to: '2022-12-31' } } as const;
  const january = { asOf, period: { kind: 'dates', from: '2023-01-01', to: '2023-01-31' } } as const;
  const hours = { asOf, period: { kind: 'instants', from: week, to: asOf } } as const;
  expect(comparisonFileName({ asOf: week }, { asOf }, 'csv', 'poll-count')).toBe(
    'comparison_2023-01-18_1813_2023-01-25_1813_poll-count.csv',
  );
  expect(comparisonFileName(december, january, 'xlsx', 'interpolated')).toBe(
    'comparison_2022-12-01_to_2022-12-31_2023-01-01_to_2023-01-31_interpolated.xlsx',
  );
  expect(comparisonFileName(december, hours, 'csv', 'interpolated', true)).toBe(
    'comparison-part_2022-12-01_to_2022-12-31_2023-01-18_1813_to_2023-01-25_1813_interpolated.csv',
  );
  expect(comparisonFileName({ ...january, asOf: week }, january, 'csv', 'interpolated')).toBe(
    'comparison_2023-01-18_1813_2023-01-25_1813_interpolated.csv',
  );
});

test('rejected rows are named after their file', () => {
  expect(rejectedRowsFileName('polls.csv')).toBe('polls_rejected-rows.csv');
  expect(rejectedRowsFileName('.csv')).toBe('.csv_rejected-rows.csv');
});
